import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { bringAllWords, label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { grouped } from '@/kit/format'
import { askIndex, makeIndex } from '@/studio/speed/api'
import { sizeText } from '../../files/files'
import type { List } from '../useList'

/** Offers a builder who has kept a view of a long list the index that would make it fast. Nobody else is asked, and nothing waits for the answer. */
export const useIndexHint = (list: List) => {
  const { t } = useTranslation()
  const { message, notification } = App.useApp()
  const me = useMe()
  return async () => {
    const form = list.form.data
    if (!form || !me.platform_roles.includes('builder')) return
    const { view, filter, sort } = list.asked
    const told = await askIndex(form.app, { form: form.name, view, filter, sort }).catch(() => undefined)
    const slow = told?.slow
    if (!slow || !told.trial) return
    await bringAllWords() // the words of the studio, which a list does not need otherwise
    const make = async () => {
      notification.destroy(slow)
      try {
        await makeIndex(form.app, slow)
        message.success(t('speed.asked'))
      } catch (error) {
        message.error(errorText(error))
      }
    }
    notification.info({
      key: slow, duration: 0, title: t('speed.hint', { records: grouped(String(told.trial.records)) }),
      description: t('speed.make_why', { says: label(told.says), size: sizeText(told.trial.bytes) }),
      actions: <Button type="primary" size="small" onClick={() => void make()}>{t('speed.make')}</Button>,
    })
  }
}

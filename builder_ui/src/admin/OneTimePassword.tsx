import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { path, post } from '@/api/client'
import { queries } from '@/api/queries'
import { errorText } from '@/kit/errorText'
import { IconButton } from '@/kit/IconButton'

interface Props {
  person: { id: string; name: string }
  /** The person is new and has never had one. */
  first?: boolean
  close: () => void
}

/** Make a new password for one time and show it once. */
export const OneTimePassword = ({ person, first = false, close }: Props) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [password, setPassword] = useState<string>()
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    try {
      setPassword((await post<{ password: string }>(path`/api/people/${person.id}/reset_password`)).password)
      await queries.invalidateQueries({ queryKey: ['people'] })
    } catch (error) {
      message.error(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  const copy = () => void navigator.clipboard.writeText(password ?? '').then(() => message.success(t('common.copied')))
  const title = password ? t('admin.one_time') : first ? t('admin.first_password') : t('admin.reset_title', { name: person.name })
  return (
    <Modal open title={title} onCancel={close} mask={{ closable: false }} width={440} footer={password
      ? <Button type="primary" onClick={close}>{t('common.done')}</Button>
      : <><Button onClick={close}>{t('common.cancel')}</Button><Button type="primary" danger={!first} loading={busy} onClick={() => void make()}>{t(first ? 'admin.first_password' : 'admin.reset')}</Button></>}>
      {password ? (
        <>
          <p className="t2">{person.name}</p>
          <div className="lq-secret"><code className="mono sp">{password}</code><IconButton icon="copy" label={t('admin.one_time_copy')} onClick={copy} /></div>
          <p className="s12 t3">{t('admin.one_time_help')}</p>
        </>
      ) : t(first ? 'admin.first_password_help' : 'admin.reset_consequence')}
    </Modal>
  )
}

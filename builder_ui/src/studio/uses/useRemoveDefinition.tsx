import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import type { DefinitionItem } from '../api'
import { putBack, removeDefinition, whereUsed, type Touched } from './api'
import { LeaveChoice } from './LeaveChoice'
import { standing } from './sorted'

/** Takes a definition away with the next publication. Where others use it, they are named and it stays, or it is taken
 * out of their lists as well; that is one act, and undone as one. */
export function useRemoveDefinition(app: string): (item: DefinitionItem) => Promise<void> {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: ['studio', app] })
  const failed = (error: unknown) => void message.error(errorText(error))
  const undo = async (touched: readonly Touched[]) => {
    await putBack(app, touched).then(() => message.success(t('uses.undone')), failed)
    await refresh()
  }
  const remove = async (item: DefinitionItem, name: string, along: boolean) => {
    const touched = await removeDefinition(app, item.kind, item.name, along)
    await refresh()
    const key = `removed ${item.kind} ${item.name}`
    void message.success({
      key, duration: 10,
      content: <>{touched.length > 1 ? t('uses.removed', { name, count: touched.length - 1 }) : t('uses.removed_one', { name })} <Button type="link" size="small" onClick={() => { message.destroy(key); void undo(touched) }}>{t('uses.undo')}</Button></>,
    })
  }
  return async (item) => {
    const name = label(item.label) || item.name
    const found = await whereUsed(app, item.kind, item.name).catch(failed)
    if (!found) return
    const { items, hanging } = found
    const told = standing({ app, kind: item.kind, name: item.name }, items)
    const content = <LeaveChoice app={app} standing={told} hanging={hanging} strict choose={() => undefined} />
    if (told.left.length > 0) return void modal.info({ title: t('uses.cannot_remove', { name }), width: 560, content, okText: t('common.close') })
    const isNew = item.live_version === null
    modal.confirm({
      title: t(isNew ? 'studio.delete_draft' : 'studio.remove_ask', { name }), width: 560,
      content: items.length + hanging.length > 0 ? content : t(isNew ? 'studio.delete_draft_why' : 'studio.remove_why'),
      okText: told.along.length > 0 ? t('uses.remove_along', { count: told.along.length }) : t(isNew ? 'common.delete' : 'studio.remove'),
      okButtonProps: { danger: true }, cancelText: t('common.cancel'),
      onOk: () => remove(item, name, told.along.length > 0).catch(failed),
    })
  }
}

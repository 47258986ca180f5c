import { App } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { createElement } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldOf, neighbourOf, removeField, removeSection, type FormBody } from '@/document'
import { label } from '@/i18n'
import { UsePlaces } from './UsePlaces'
import { consequence } from './consequence'
import { uses } from '@/studio/api'
import { useEditor } from '@/studio/editor/context'
import { keys } from '@/studio/keys'
import { useAct } from './designer'

/** Removes a field or a section; where a field is used elsewhere, says by whom and asks first. */
export function useRemove(): (uid: string) => void {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const queries = useQueryClient()
  const { app, name, store, autosave } = useEditor<FormBody>()
  const act = useAct()
  return (uid) => {
    const { doc } = store.getState()
    const field = fieldOf(doc, uid)
    if (!field) return void act(removeSection(uid))
    const go = () => void act(removeField(uid), neighbourOf(store.getState().doc, uid))
    // what was never saved nobody can use yet
    if (!autosave.now().draft.body.fields.some((each) => each.name === field.name)) return go()
    const key = keys.uses(app, 'form', name, field.name)
    void queries.fetchQuery({ queryKey: key, queryFn: () => uses(app, 'form', name, field.name), staleTime: 30_000 }).catch(() => []).then((found) => {
      if (found.length === 0) return go()
      modal.confirm({
        title: consequence(t, label(field.label), found),
        content: createElement(UsePlaces, { uses: found }),
        okText: t('forms.remove_anyway'), okButtonProps: { danger: true }, cancelText: t('common.cancel'), onOk: go,
      })
    })
  }
}

import { App } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { createElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldOf, neighbourOf, fieldNamed, partsOf, removeParts, type FormBody } from '@/document'
import { label } from '@/i18n'
import { uses } from '@/studio/api'
import { useEditor } from '@/studio/editor/context'
import { keys } from '@/studio/keys'
import { consequence } from '../consequence'
import { useAct } from '../designer'
import { UsePlaces } from '../UsePlaces'

/** Removes several parts, once: what others use of them is told and asked about first. Sections go with `whole` only. */
export function useRemoveParts(): (uids: readonly string[], whole: boolean) => void {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const queries = useQueryClient()
  const { app, name, store, autosave } = useEditor<FormBody>()
  const act = useAct()
  return useCallback((uids: readonly string[], whole: boolean) => {
    const { doc } = store.getState()
    const parts = partsOf(doc, uids)
    const sections = whole ? parts.sections : []
    const inside = sections.flatMap(({ children }) => children.flatMap(({ field }) => fieldNamed(doc, field) ?? []))
    const fields = [...parts.fields, ...inside]
    if (fields.length + sections.length === 0) return
    const first = parts.fields[0]
    const go = () => {
      const next = first && neighbourOf(store.getState().doc, first.uid)
      act(removeParts(parts.fields.map(({ uid }) => uid), sections.map(({ uid }) => uid)))
      const left = next !== undefined && (fieldOf(store.getState().doc, next) ?? store.getState().doc.layout.find(({ uid }) => uid === next))
      store.getState().select(left ? next : undefined)
    }
    // what was never saved nobody can use yet
    const known = new Set(autosave.now().draft.body.fields.map((each) => each.name))
    const asked = fields.filter((each) => known.has(each.name)).map((each) =>
      queries.fetchQuery({ queryKey: keys.uses(app, 'form', name, each.name), queryFn: () => uses(app, 'form', name, each.name), staleTime: 30_000 }).catch(() => []))
    const going = new Set(fields.map((each) => each.name))
    void Promise.all(asked).then((found) => {
      const index = new Map(autosave.now().draft.body.fields.map((each, at) => [`/fields/${at}`, each.name]))
      // what goes along does not miss what goes
      const left = found.flat().filter((use) => !(use.app === app && use.kind === 'form' && use.name === name && going.has(index.get(/^\/fields\/\d+/.exec(use.path)?.[0] ?? '') ?? '')))
      if (left.length === 0) return go()
      modal.confirm({
        title: consequence(t, fields.length === 1 ? label(fields[0]?.label) : t('copying.these', { count: fields.length }), left),
        content: createElement(UsePlaces, { uses: left }),
        okText: t('forms.remove_anyway'), okButtonProps: { danger: true }, cancelText: t('common.cancel'), onOk: go,
      })
    })
    // the rest is made anew with every render and says the same
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [app, name, store, autosave, queries, t])
}

import { App } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { createElement, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Beside, Field, FormBody } from '@/document'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { useEditor } from '@/studio/editor/context'
import { besideOf, takeAllOut } from '@/studio/uses/along'
import { whereUsed } from '@/studio/uses/api'
import { LeaveChoice } from '@/studio/uses/LeaveChoice'
import { standing } from '@/studio/uses/sorted'
import { consequence } from './consequence'

/** Asks before fields leave the form that others use: who they are, each place a link, and whether they are taken out of
 * the lists of others along with it. What was done elsewhere is undone with the step. */
export function useLeave(): (fields: readonly Field[], go: (beside?: Beside) => void) => void {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const queries = useQueryClient()
  const { app, name, autosave } = useEditor<FormBody>()
  return useCallback((fields: readonly Field[], go: (beside?: Beside) => void) => {
    // what was never saved nobody can use yet
    const saved = () => autosave.now().draft.body.fields
    const known = fields.filter((each) => saved().some((field) => field.name === each.name))
    if (known.length === 0) return go()
    const going = new Set(fields.map((each) => each.name))
    const goes = (path: string) => going.has(saved()[Number(/^\/fields\/(\d+)/.exec(path)?.[1] ?? -1)]?.name ?? '')
    const refresh = () => void queries.invalidateQueries({ queryKey: ['studio', app] })
    const failed = (error: unknown) => void message.error(errorText(error))
    const take = async () => {
      const touched = await takeAllOut(app, 'form', name, known.map((each) => each.name))
      refresh()
      go(besideOf(app, touched, refresh, failed))
      if (touched.length > 0) void message.success(t('uses.taken_out', { count: touched.length }))
    }
    const ask = () => Promise.all(known.map((each) => whereUsed(app, 'form', name, each.name)))
    void autosave.flush().then(ask).then((found) => {
      // what goes along does not miss what goes
      const uses = found.flatMap(({ items }) => items).filter((use) => !(use.app === app && use.kind === 'form' && use.name === name && goes(use.path)))
      const hanging = found.flatMap((each) => each.hanging)
      const told = standing({ app, kind: 'form', name }, uses)
      if (told.left.length + told.along.length + hanging.length === 0) return go()
      let along = told.along.length > 0 && !told.others
      const title = fields.length === 1 ? label(fields[0]?.label) : t('copying.these', { count: fields.length })
      modal.confirm({
        title: told.left.length + told.along.length > 0 ? consequence(t, title, [...told.left, ...told.along]) : t('uses.leaves', { name: title }), width: 560,
        content: createElement(LeaveChoice, { app, standing: told, hanging, choose: (on) => { along = on } }),
        okText: t('forms.remove_anyway'), okButtonProps: { danger: true }, cancelText: t('common.cancel'),
        onOk: () => (along ? take().catch((error: unknown) => { failed(error); throw error }) : go()),
      })
    }).catch(failed) // who uses it is not known: it stays
  }, [app, name, autosave, queries, modal, message, t])
}

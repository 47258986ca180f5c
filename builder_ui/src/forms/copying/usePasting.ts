import { App } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { isApiError } from '@/api/problem'
import { arriving, inOrder, looseOf, misread, namedIn, newUid, pasteParts, placeAfter, REFERRING, sectionHolding, type Carried, type Command, type DocumentStore, type FormBody, type Named } from '@/document'
import { definitions } from '@/studio/api'
import { useEditor } from '@/studio/editor/context'
import { keys } from '@/studio/keys'
import { useAct, useDesigner } from '../designer'
import { useAdopt } from '../inspector/ReferenceRow'
import { fitting } from './fitting'

/** What did not come along as it was, in words, and what can be done about it. */
export interface Outcome {
  readonly count: number
  readonly types: readonly { readonly label: { readonly zh: string; readonly en?: string }; readonly type: string }[]
  readonly missing: readonly (Named & { readonly why: 'missing' | 'unshared' })[]
  readonly misread: readonly string[]
  /** What the server finds wrong with the pasted fields, saved as they are. */
  readonly problems: readonly string[]
}

/** Puts carried parts into the form, and tells what of them means nothing here. Nothing is left out for it. */
export function usePasting(show: (outcome: Outcome) => void): (carried: Carried) => void {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const { app, store, autosave } = useEditor<FormBody>()
  const { catalogue } = useDesigner()
  const act = useAct()
  const adopt = useAdopt(app)

  const standing = async (named: Named): Promise<'there' | 'missing' | 'unshared'> => {
    const kind = REFERRING[named.option]
    try {
      const found = await queries.fetchQuery({ queryKey: keys.definitions(named.app, kind), queryFn: () => definitions(named.app, kind), staleTime: 5_000 })
      const item = found.find(({ name, state }) => name === named.name && state !== 'removed')
      if (!item) return 'missing'
      return named.app === app || (item.live_version !== null && item.shared !== false) ? 'there' : 'unshared'
    } catch (error) {
      if (isApiError(error) && error.status >= 500) throw error
      return 'missing'
    }
  }

  return useCallback((brought: Carried) => {
    const { doc, selected } = store.getState()
    const { carried, lost } = arriving({ ...brought, ...fitting(brought, catalogue) }, { doc, app, types: new Set(catalogue.field_types.map(({ name }) => name)) })
    const twice = misread(carried, doc)
    const landing = { place: placeAfter(doc, selected), after: selected === undefined ? undefined : sectionHolding(doc, selected), identities: carried.sections.map(() => newUid()) }
    const uids = landed(act, store, pasteParts(carried, landing), landing.identities)

    const tell = async () => {
      const named = namedIn(looseOf(carried), app)
      const whys = await Promise.all(named.map(standing))
      named.forEach((each, index) => whys[index] === 'there' && adopt(each.reference))
      const missing = named.flatMap((each, index) => (whys[index] === 'there' ? [] : [{ ...each, why: whys[index] as 'missing' | 'unshared' }]))
      const saved = await autosave.flush()
      const { body, problems } = autosave.now().draft
      const places = body.fields.flatMap(({ uid }, index) => (uids.includes(uid) ? [`/fields/${index}`] : []))
      const own = saved ? problems.filter(({ path, code, severity }) => severity === 'error' && !code.startsWith('missing_') && !/\/options\/(set|form)$/.test(path) && places.some((place) => path === place || path.startsWith(`${place}/`))) : []
      const outcome: Outcome = {
        count: uids.length, types: lost.map(({ field, type }) => ({ label: field.label, type })), missing, misread: twice, problems: [...new Set(own.map((each) => each.message))],
      }
      if (outcome.types.length + missing.length + twice.length + own.length > 0) show(outcome)
      else message.success(t('copying.pasted', { count: uids.length }))
    }
    void tell().catch(() => message.success(t('copying.pasted', { count: uids.length })))
    // the rest is made anew with every render and says the same
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [app, store, autosave, catalogue, t])
}

/** Runs a command that brings parts, and selects what it brought: the identities of its fields. */
export function landed(act: (command: Command) => boolean, store: DocumentStore<FormBody>, command: Command, sections: readonly string[]): string[] {
  const before = new Set(store.getState().doc.fields.map(({ uid }) => uid))
  act(command)
  const { doc, select, selectAll } = store.getState()
  const uids = inOrder(doc).flatMap(({ uid }) => (before.has(uid) ? [] : [uid]))
  if (sections.length > 0) select(sections[0])
  else if (uids.length > 0) selectAll(uids)
  requestAnimationFrame(() => document.querySelector(`[data-part="${sections[0] ?? uids[0]}"]`)?.scrollIntoView({ block: 'nearest' }))
  return uids
}

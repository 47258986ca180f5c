import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Field, FormBody } from '@/document'
import { check } from '@/formulas/api'
import type { CalendarDays } from '@/expressions/values/workdays'
import type { LinkageMeta, Tree } from '@/runtime/linkage/types'
import type { OptionSets } from './meta'

const members = ['visible_if', 'required_if', 'read_only_if', 'options_if', 'default_by'] as const

/** What the text of a computed value says; a lookup is a path written as one. */
const computedOf = ({ computed }: Field): string | undefined => (typeof computed === 'object' ? computed.lookup : computed)

const textsOf = (doc: FormBody): string[] => [
  ...new Set([
    ...doc.fields.flatMap((field) => [...members.map((name) => field[name]), computedOf(field)]),
    ...(doc.checks ?? []).map(({ fails_if }) => fails_if),
  ].filter((text) => text !== undefined && text !== '')),
] as string[]

/** Codes of the ranked sets a form names, lowest first, by app/name as trees write it. */
const ranksOf = (app: string, sets: OptionSets): Record<string, string[]> =>
  Object.fromEntries([...sets].flatMap(([name, { ranked, options }]) => (ranked ? [[name.includes('/') ? name : `${app}/${name}`, options.map(({ code }) => code)]] : [])))

/** The draft's expressions as the form would have them, read by the server from their text; wrong ones are left out. */
export const usePreviewLinkage = (doc: FormBody, app: string, sets: OptionSets): LinkageMeta | null => {
  const texts = useMemo(() => textsOf(doc), [doc])
  const trees = useQueries({
    queries: texts.map((text) => ({
      queryKey: ['preview-tree', app, doc.name, text], staleTime: 60_000, retry: false,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { valid, tree, calendars } = await check({ app, form: doc.name }, { text }, signal)
        return valid ? { tree, calendars } : null
      },
    })),
    combine: (results) => results.map(({ data }) => data),
  })
  return useMemo(() => {
    if (texts.length === 0) return null
    const byText = new Map<string, Tree>(texts.map((text, at) => [text, trees[at]?.tree ?? null]))
    const calendars = Object.assign({}, ...trees.map((found) => found?.calendars ?? {})) as Record<string, CalendarDays>
    const tree = (text: string | undefined) => (text ? (byText.get(text) ?? null) : null)
    const fields = doc.fields.filter((field) => members.some((name) => field[name]) || computedOf(field)).map((field) => [field.name, {
      visible_if: tree(field.visible_if), required_if: tree(field.required_if), read_only_if: tree(field.read_only_if), computed: tree(computedOf(field)),
      options_if: tree(field.options_if), default_by: tree(field.default_by), when_hidden: field.when_hidden,
    }] as const)
    const checks = (doc.checks ?? []).map(({ name, fails_if, message, at }) => ({ name, fails_if: tree(fails_if), message: { ...message }, at }))
    return { schema: 1, fields: Object.fromEntries(fields), checks, ranks: ranksOf(app, sets), calendars }
  }, [doc, app, sets, texts, trees])
}

import { queries } from '@/api/queries'
import { sessionQuery } from '@/api/session'
import type { FieldMeta, FormMeta, Json, Values } from '../../types'
import { modeOfNew } from '../useNewRecord'

export type Shown = string | (string | null)[] | null

/** What somebody had filled in and not saved. */
export interface Draft {
  at: string
  values: Values
  labels: Record<string, Shown>
}

interface Kept extends Draft { of: string }

const place = 'lq-draft'
const longest = 12 * 3_600_000
/** What is not left lying in a browser: who a customer is, and what was attached. */
const left = new Set(['file', 'image', 'signature', 'card_number', 'id_number', 'phone'])

/** What a field holds may lie in a browser: nothing sensitive, encrypted or attached, in none of its columns either. */
export const mayLie = ({ type, sensitivity, encrypted, table }: FieldMeta): boolean =>
  !left.has(type) && sensitivity !== 'C2' && sensitivity !== 'C3' && !encrypted && (table?.columns ?? []).every(mayLie)

/** The session has ended under somebody's hands: what he was doing is not given up. */
export const sessionEnded = (): boolean => queries.getQueryData(sessionQuery.queryKey) === null

/** The fields whose values may be kept, and whether others are filled in as well. */
export const keepable = (form: FormMeta): { fields: readonly string[]; all: boolean } => {
  const written = form.fields.filter((field) => modeOfNew(field) === 'written')
  const kept = written.filter(mayLie)
  return { fields: kept.map(({ name }) => name), all: kept.length === written.length }
}

const ofForm = (person: string, { app, name }: FormMeta): string => `${person} ${app}/${name}`

/** What was kept of this form in this tab; nothing of another person's or of yesterday's. */
export const readDraft = (person: string, form: FormMeta, now = Date.now()): Draft | null => {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(place) ?? 'null') as Kept | null
    if (!kept || kept.of !== ofForm(person, form) || now - Date.parse(kept.at) > longest) return null
    const { fields } = keepable(form)
    return { ...kept, values: Object.fromEntries(Object.entries(kept.values).filter(([name]) => fields.includes(name))) }
  } catch {
    return null
  }
}

/** Keep what was changed since `first`. */
export const keepDraft = (person: string, form: FormMeta, { values, labels }: { values: Values; labels: Record<string, Shown> }, touched: ReadonlySet<string>): void => {
  const names = keepable(form).fields.filter((name) => touched.has(name))
  const kept: Kept = {
    of: ofForm(person, form), at: new Date().toISOString(),
    values: Object.fromEntries(names.map((name): [string, Json] => [name, values[name] ?? null])),
    labels: Object.fromEntries(names.filter((name) => labels[name] != null).map((name) => [name, labels[name] ?? null])),
  }
  try {
    window.sessionStorage.setItem(place, JSON.stringify(kept))
  } catch {
    // no room for it: it is a help, not a promise
  }
}

/** Forget it: saved, given up, or logged out. */
export const forgetDraft = (): void => window.sessionStorage.removeItem(place)

import { mayLie, type Shown } from '../../form/kept/draft'
import type { FormMeta, RecordRow, Values } from '../../types'
import { changed } from '../../values/same'
import { modeOfExisting } from '../rights'

/** Changes to a record that were not saved: what they are, and what they were made to. */
export interface Edited {
  at: string
  version: number
  values: Values
  labels: Record<string, Shown>
  first: Values
  firstLabels: Record<string, Shown>
  /** Nothing of them was left out. */
  all: boolean
}

interface Kept extends Edited { of: string }

const place = 'lq-edits'
const longest = 12 * 3_600_000
const most = 5

const everything = (): Kept[] => {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(place) ?? '[]') as unknown
    return Array.isArray(kept) ? kept as Kept[] : []
  } catch {
    return []
  }
}

const write = (kept: readonly Kept[]): void => {
  try {
    if (kept.length === 0) window.sessionStorage.removeItem(place)
    else window.sessionStorage.setItem(place, JSON.stringify(kept.slice(-most)))
  } catch {
    // no room for it: it is a help, not a promise
  }
}

const ofRecord = (person: string, record: string): string => `${person} ${record}`

const only = <T,>(all: Record<string, T>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(names.flatMap((name) => (name in all ? [[name, all[name] as T]] : [])))

/** Fields of the record that somebody may write and that may lie in a browser. */
const keepable = (form: FormMeta, record: RecordRow): Set<string> =>
  new Set(form.fields.filter((field) => modeOfExisting(field, record) === 'written' && mayLie(field)).map(({ name }) => name))

/** What was kept of this record in this tab and still differs from it; nothing of another person's or of yesterday's. */
export const readEdited = (person: string, form: FormMeta, record: RecordRow, now = Date.now()): Edited | null => {
  const kept = everything().find(({ of }) => of === ofRecord(person, record.id))
  if (!kept || now - Date.parse(kept.at) > longest) return null
  const may = keepable(form, record)
  const values = Object.fromEntries(Object.entries(changed(kept.values, record.values)).filter(([name]) => may.has(name)))
  return Object.keys(values).length > 0 ? { ...kept, values } : null
}

/** Keep what is changed in a record, with the version it began from; without changes there is nothing to keep. */
export const keepEdited = (person: string, form: FormMeta, base: RecordRow, edited: Values, labels: Record<string, Shown>): void => {
  const may = keepable(form, base)
  const names = Object.keys(edited).filter((name) => may.has(name))
  if (names.length === 0) return forgetEdited(person, base.id)
  const of = ofRecord(person, base.id)
  write([...everything().filter((each) => each.of !== of), {
    of, at: new Date().toISOString(), version: base.version, values: only(edited, names), labels: only(labels, names),
    first: only(base.values, names), firstLabels: only(base.labels, names), all: names.length === Object.keys(edited).length,
  }])
}

/** Forget them: saved or given up. */
export const forgetEdited = (person: string, record: string): void => {
  const kept = everything()
  const others = kept.filter(({ of }) => of !== ofRecord(person, record))
  if (others.length < kept.length) write(others)
}

import { pageOf, placeOf, sectionOf, type Column, type Command, type Field, type FormBody, type FormCheck, type Label } from '@/document'
import { label } from '@/i18n'
import type { AppBody, OptionSetBody, ViewBody } from '../bodies'
import type { Bodies } from '../several/several'

export type Path = readonly (string | number)[]
export type What = 'form' | 'description' | 'page' | 'section' | 'field' | 'help' | 'placeholder' | 'column' | 'check' | 'option_set' | 'option' | 'view' | 'menu'

/** One text somebody reads, in both languages, and where it stands. */
export interface Text {
  readonly id: string
  /** The definition it is in, as `kind/name`. */
  readonly body: string
  readonly path: Path
  readonly what: What
  /** What it belongs to: the section, the sub-table, the option set. */
  readonly of: string
  /** The technical name of what bears it. */
  readonly name: string
  /** What bears it must have this text; others may go without. */
  readonly needed: boolean
  readonly zh: string
  readonly en: string
}

const OPTIONAL: ReadonlySet<What> = new Set(['description', 'help', 'placeholder', 'section', 'menu'])

type Put = (what: What, path: Path, text: Label | null | undefined, of: string, name: string) => void

const fieldTexts = (put: Put, field: Field, at: number, of: string) => {
  put('field', ['fields', at, 'label'], field.label, of, field.name)
  put('help', ['fields', at, 'help'], field.help, of, field.name)
  put('placeholder', ['fields', at, 'placeholder'], field.placeholder, of, field.name)
  const inside = label(field.label) || field.name
  field.fields?.forEach((column: Column, index) => {
    put('column', ['fields', at, 'fields', index, 'label'], column.label, inside, column.name)
    put('help', ['fields', at, 'fields', index, 'help'], column.help, inside, column.name)
  })
  field.checks?.forEach((check: FormCheck, index) => put('check', ['fields', at, 'checks', index, 'message'], check.message, inside, check.name))
}

/** The texts of a form in the order in which it is read: its fields stand below their section. */
function formTexts(put: Put, form: FormBody) {
  put('form', ['label'], form.label, '', form.name)
  put('description', ['description'], form.description, '', form.name)
  form.pages?.forEach((page, at) => put('page', ['pages', at, 'label'], page.label, '', page.name))
  const index = new Map(form.fields.map(({ name }, at) => [name, at]))
  form.layout.forEach((section, at) => {
    const page = pageOf(form, form.pages?.find(({ name }) => name === section.page)?.uid)
    put('section', ['layout', at, 'label'], section.label, page ? label(page.label) : '', '')
    for (const { field } of section.children) {
      const place = index.get(field)
      const found = place === undefined ? undefined : form.fields[place]
      if (found && place !== undefined) fieldTexts(put, found, place, label(section.label))
    }
  })
  form.fields.forEach((field, at) => {
    if (!sectionOf(form, placeOf(form, field.name)?.section)) fieldTexts(put, field, at, '')
  })
  form.checks?.forEach((check, at) => put('check', ['checks', at, 'message'], check.message, '', check.name))
}

/** Everything a person reads of a form, of its options, of its views and of the menu that leads to them. */
export function textsOf(bodies: Bodies, form: string): Text[] {
  const texts: Text[] = []
  const putting = (body: string): Put => (what, path, text, of, name) => {
    texts.push({ id: `${body} ${path.join('/')}`, body, path, what, of, name, needed: !OPTIONAL.has(what), zh: text?.zh ?? '', en: text?.en ?? '' })
  }
  const views = new Set(Object.values(bodies).filter((each) => (each as ViewBody).kind === 'view').map((each) => (each as ViewBody).name))
  for (const [key, body] of Object.entries(bodies)) {
    const put = putting(key)
    const { kind } = body as { kind: string }
    if (kind === 'form') formTexts(put, body as FormBody)
    else if (kind === 'option_set') {
      const set = body as OptionSetBody
      put('option_set', ['label'], set.label, '', set.name)
      set.options.forEach((option, at) => put('option', ['options', at, 'label'], option.label, label(set.label), option.code))
    } else if (kind === 'view') put('view', ['label'], (body as ViewBody).label, '', (body as ViewBody).name)
    else if (kind === 'app') {
      (body as AppBody).menu.forEach((entry, at) => {
        if (entry.form === form || (entry.view !== undefined && views.has(entry.view))) put('menu', ['menu', at, 'label'], entry.label, '', entry.view ?? entry.form ?? '')
      })
    }
  }
  return texts
}

export type Lack = 'zh' | 'en'

/** Which language a text has not got, though it has the other or needs to be there. */
export const lacks = ({ zh, en, needed }: Pick<Text, 'zh' | 'en' | 'needed'>): Lack | undefined =>
  zh === '' && (en !== '' || needed) ? 'zh' : en === '' && zh !== '' ? 'en' : undefined

/** The option sets of this app a form takes its options from. */
export const setsOf = (form: FormBody, app: string): string[] => {
  const named = [...form.fields, ...form.fields.flatMap((field) => field.fields ?? [])].map(({ options }) => options?.set)
  const own = named.flatMap((name) => (typeof name !== 'string' ? [] : name.startsWith(`${app}/`) ? [name.slice(app.length + 1)] : name.includes('/') ? [] : [name]))
  return [...new Set(own)].sort()
}

export interface Written {
  readonly zh?: string
  readonly en?: string
}

const withText = (node: unknown, path: Path, change: (text: Label | undefined) => Label | undefined): unknown => {
  const [step, ...rest] = path
  if (step === undefined) return change(node as Label | undefined)
  if (Array.isArray(node)) return node.map((each, at) => (at === step ? withText(each, rest, change) : (each as unknown)))
  const { [step]: before, ...others } = node as Record<string, unknown>
  const after = withText(before, rest, change)
  // what has no text any more has no member for it either; the others keep their order
  return after === undefined ? others : Object.fromEntries([...Object.entries(node as object).map(([key, value]) => [key, key === step ? after : (value as unknown)]), ...(step in (node as object) ? [] : [[step, after]])])
}

const joined = (before: Label | undefined, { zh = before?.zh ?? '', en = before?.en ?? '' }: Written, needed: boolean): Label | undefined =>
  zh === '' && en === '' && !needed ? undefined : en === '' ? { zh } : { zh, en }

/** Texts written anew, however many: one step of undo. Typing in the same one is one step as well. */
export const setTexts = (written: readonly { text: Text; as: Written }[]): Command<Bodies> => ({
  name: 'setTexts',
  ...(written.length === 1 && written[0] ? { merge: `${written[0].text.id} ${Object.keys(written[0].as).join()}` } : {}),
  apply: (bodies) => {
    const next: Record<string, unknown> = { ...bodies }
    for (const { text, as } of written) next[text.body] = withText(next[text.body], text.path, (before) => joined(before, as, text.needed))
    return next
  },
})

/** A block put in from one text on, row by row as they are shown; `over` is how many rows found no place. */
export function placed(rows: readonly Text[], from: number, language: Lack, block: readonly (readonly string[])[]): { written: { text: Text; as: Written }[]; over: number } {
  const written = block.flatMap((cells, at) => {
    const text = rows[from + at]
    if (!text) return []
    const [first, second] = cells.map((cell) => cell.trim().slice(0, 200))
    return [{ text, as: language === 'en' ? { en: first ?? '' } : second === undefined ? { zh: first ?? '' } : { zh: first ?? '', en: second } }]
  })
  return { written, over: block.length - written.length }
}

import type { Field, FormBody } from '@/document'
import type { Place } from '@/formulas/types'
import { label } from '@/i18n'
import { useEditor } from '@/studio/editor/context'
import { useForm } from '../designer'

/** Where the expressions of this form stand, and what its records are called. */
export function useStanding(): { place: Place; own: string; prepare: () => Promise<unknown> } {
  const { app, name, autosave } = useEditor<FormBody>()
  const own = useForm(({ doc }) => label(doc.label))
  // the server knows a field once it is saved
  return { place: { app, form: name, wanted: 'boolean' }, own, prepare: autosave.flush }
}

/** Where the expressions about the rows of a sub-table stand, and what a row is called. */
export function useRows(field: Field): { rows: Place; own: string; prepare: () => Promise<unknown> } {
  const { place, prepare } = useStanding()
  return { rows: { ...place, form: `${place.form}.${field.name}` }, own: label(field.label) || field.name, prepare }
}

const PLAIN: Record<string, string> = {
  text: 'text', long_text: 'text', phone: 'text', email: 'text', id_number: 'text', integer: 'number', decimal: 'number', percent: 'number', rating: 'number', slider: 'number',
  url: 'text', card_number: 'text', region: 'text', time: 'time', duration: 'days',
  boolean: 'boolean', date: 'date', date_time: 'date_time', person: 'person', org_unit: 'org_unit',
}

/** The type a value worked out for a field must have; undefined where any will do. */
export function wantedOf({ type, options }: Pick<Field, 'type' | 'options'>): string | undefined {
  if (type === 'money') return `money:${String(options?.currency ?? 'CNY')}`
  if (type === 'choice' && options?.set) return `option:${String(options.set)}`
  if (type === 'choices' && options?.set) return `options:${String(options.set)}`
  if (type === 'reference' && options?.form) return `record:${String(options.form)}`
  return PLAIN[type]
}

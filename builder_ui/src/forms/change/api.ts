import { get, path, post } from '@/api/client'
import type { components } from '@/api/schema'
import type { Field } from '@/document'

export type TypeChange = components['schemas']['TypeChangeOut']
export type Doubles = components['schemas']['DoublesOut']
export type GoneField = Omit<components['schemas']['GoneFieldOut'], 'field'> & { field: Field }

const at = (app: string, form: string) => path`/api/apps/${app}/definitions/form/${form}`

/** What another type would do to the values there are. */
export const typeChange = (app: string, form: string, body: { field: string; type: string; options: object }) => post<TypeChange>(`${at(app, form)}/type_change`, { body })

/** Values that more than one record has. */
export const duplicates = (app: string, form: string, fields: readonly string[]) => post<Doubles>(`${at(app, form)}/duplicates`, { body: { fields } })

/** Fields the form once had. */
export const goneFields = (app: string, form: string) => get<{ items: GoneField[] }>(`${at(app, form)}/gone_fields`).then(({ items }) => items)

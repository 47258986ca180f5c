import { useQuery } from '@tanstack/react-query'
import type { Field, FormBody } from '@/document'
import type { Label } from '@/i18n'
import { draft } from '../api'
import { useCatalogue } from '../catalogue'
import { keys } from '../keys'

/** A field that views and grants may name: one of the form, or one the platform keeps for every record. */
export interface Nameable {
  name: string
  label: Label
  type: string
  field?: Field
}

/** The fields of a form as its draft has them, and the system fields; empty until they are read. */
export function useFormFields(app: string, reference: string | undefined): { own: Nameable[]; system: Nameable[]; body: FormBody | undefined } {
  const { data: catalogue } = useCatalogue()
  const [owner, name] = reference?.includes('/') ? (reference.split('/') as [string, string]) : [app, reference ?? '']
  const { data } = useQuery({
    queryKey: [...keys.draft(owner, 'form', name), 'read'], queryFn: () => draft<FormBody>(owner, 'form', name), enabled: name !== '', retry: false, staleTime: 5_000,
  })
  const own = (data?.body.fields ?? []).map((field) => ({ name: field.name, label: field.label, type: field.type, field }))
  return { own, system: (catalogue?.system_fields ?? []).map((each) => ({ ...each })), body: data?.body }
}

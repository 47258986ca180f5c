import { freeName, renameField, slug, type Field } from '@/document'
import { useForm } from '../designer'
import { NameInput } from './NameInput'

/** The name of a field for programs; one is proposed from the English label while it is still that of its type. */
export const TechnicalName = ({ field }: { field: Field }) => {
  const names = useForm(({ doc }) => doc.fields).filter(({ uid }) => uid !== field.uid).map(({ name }) => name)
  const run = useForm((state) => state.run)
  const wanted = field.label.en ? freeName(slug(field.label.en), names) : undefined
  const propose = field.name.startsWith(field.type) && wanted !== undefined && wanted !== field.name && wanted !== 'field' && !wanted.startsWith(field.type)
  return <NameInput name={field.name} taken={names} take={(name) => run(renameField(field.uid, name))} proposed={propose ? wanted : undefined} />
}

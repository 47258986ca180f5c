import { useTranslation } from 'react-i18next'
import { updateOption, type Field } from '@/document'
import type { OptionSchema } from '@/studio/catalogue'
import { useForm } from '../designer'
import { OptionControl } from './OptionControl'
import { plain, titleIn } from './optionSchema'
import { OptionSetRow } from './OptionSetRow'
import { ReferenceRow } from './ReferenceRow'
import { Group, Row, Toggle } from './rows'

/** The options of the field's type, drawn from its JSON Schema: a new type brings its own rows. */
export const OptionRows = ({ field, schema }: { field: Field; schema: OptionSchema }) => {
  const { t, i18n } = useTranslation()
  const run = useForm((state) => state.run)
  // what is chosen from a list comes before numbers and switches, as in the picture of the inspector
  const order = ([, raw]: [string, OptionSchema]) => (plain(raw, schema).enum ? 0 : plain(raw, schema).type === 'boolean' ? 2 : 1)
  const options = Object.entries(schema.properties ?? {}).sort((one, other) => order(one) - order(other))
  if (options.length === 0) return null
  return (
    <Group title={t(field.type.startsWith('choice') ? 'forms.choices' : field.type === 'reference' ? 'forms.reference' : 'forms.format')}>
      {options.map(([name, raw]) => {
        const option = plain(raw, schema)
        const title = titleIn(option, i18n.language) || name
        const value = field.options?.[name]
        const change = (next: unknown) => void run(updateOption(field.uid, name, next))
        const property = `options.${name}`
        if (option.refers_to === 'option_set') return <OptionSetRow key={name} property={property} title={title} field={field} value={value} change={change} />
        if (option.refers_to === 'form') return <ReferenceRow key={name} property={property} title={title} value={value} change={change} />
        if (option.type === 'boolean') {
          return <Toggle key={name} property={property} title={title} value={Boolean(value ?? option.default)} change={(on) => change(on === Boolean(option.default) ? undefined : on)} />
        }
        return (
          <Row key={name} property={property} title={title} hint={option.description}>
            {(id) => <OptionControl id={id} schema={option} value={value} change={change} />}
          </Row>
        )
      })}
    </Group>
  )
}

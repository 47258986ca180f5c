import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Column, FormBody } from '@/document'
import { typeNamed } from '@/studio/catalogue'
import { useEditor } from '@/studio/editor/context'
import { selectOptions, useReferables } from '@/studio/referables'
import { useDesigner } from '../designer'
import { OptionControl } from './OptionControl'
import { plain, titleIn } from './optionSchema'
import { useAdopt } from './ReferenceRow'
import { Row, Toggle } from './rows'

/** The options of a column's type, drawn from its JSON Schema as those of a field are. */
export const ColumnOptions = ({ column, change }: { column: Column; change: (options: Readonly<Record<string, unknown>> | undefined) => void }) => {
  const { t, i18n } = useTranslation()
  const { app } = useEditor<FormBody>()
  const { catalogue } = useDesigner()
  const { groups, isLoading } = useReferables(app, 'option_set')
  const adopt = useAdopt(app)
  const schema = typeNamed(catalogue, column.type)?.options_schema
  const set = (name: string, value: unknown) => {
    const next = Object.fromEntries(Object.entries({ ...column.options, [name]: value }).filter(([, each]) => each !== undefined && each !== null && each !== ''))
    change(Object.keys(next).length > 0 ? next : undefined)
  }
  return (
    <>
      {Object.entries(schema?.properties ?? {}).map(([name, raw]) => {
        if (!schema) return null
        const option = plain(raw, schema)
        const [title, value, property] = [titleIn(option, i18n.language) || name, column.options?.[name], `columns.${column.name}.options.${name}`]
        if (option.type === 'boolean') return <Toggle key={name} property={property} title={title} value={Boolean(value ?? option.default)} change={(on) => set(name, on === Boolean(option.default) ? undefined : on)} />
        return (
          <Row key={name} property={property} title={title}>
            {(id) => option.refers_to === 'option_set'
              ? <Select id={id} loading={isLoading} showSearch={{ optionFilterProp: 'label' }} value={(value as string | undefined) || undefined} status={value ? undefined : 'warning'} placeholder={t('forms.choose_set')} options={selectOptions(groups)} onChange={(reference: string) => { adopt(reference); set(name, reference) }} />
              : <OptionControl id={id} schema={option} value={value} change={(next) => set(name, next)} />}
          </Row>
        )
      })}
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { updateField, type Field, type FormBody } from '@/document'
import { attached } from '@/runtime/files/files'
import { widgetOf } from '@/runtime/widgets'
import { typeNamed } from '@/studio/catalogue'
import { useEditor } from '@/studio/editor/context'
import { useDesigner, useForm } from '../designer'
import { metaOf } from '../meta'
import { useOptionSets } from '../useOptionSets'
import { Row } from './rows'

/** Types whose values differ from person to person or record to record: a fixed default would be wrong. */
const WITHOUT = new Set([...attached, 'serial_number', 'reference', 'references', 'person', 'people', 'org_unit', 'card_number', 'table'])

/** What the field holds before anybody writes, entered with the field's own control. */
export const DefaultValue = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const { app } = useEditor<FormBody>()
  const { catalogue } = useDesigner()
  const run = useForm((state) => state.run)
  const sets = useOptionSets(app)
  if (WITHOUT.has(field.type)) return null
  const Widget = widgetOf(field.type, typeNamed(catalogue, field.type)?.widget)
  const meta = { ...metaOf(field, app, catalogue, sets), required: false }
  return (
    <Row property="default" title={t('forms.default')}>
      {(id) => (
        <Widget
          id={id} field={meta} value={meta.default} placeholder={t('common.none')}
          onChange={(value) => run(updateField(field.uid, { default: value === null || value === '' ? undefined : value }))}
        />
      )}
    </Row>
  )
}

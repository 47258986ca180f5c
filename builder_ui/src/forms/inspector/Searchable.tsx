import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { updateField, type Field } from '@/document'
import { typeNamed } from '@/studio/catalogue'
import { useDesigner, useForm } from '../designer'
import { Toggle } from './rows'

/** Whether records are found by it in the search over all apps; what they are known by is, unless somebody says no. */
export const Searchable = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const { catalogue } = useDesigner()
  const run = useForm((state) => state.run)
  const title = useForm(({ doc }) => doc.title_field)
  const type = typeNamed(catalogue, field.type)
  const sealed = field.encrypted ?? (type?.when_encrypted != null && field.sensitivity === 'C3')
  const how = sealed ? (type?.when_encrypted === 'found' ? 'sealed' : null) : type?.when_searched
  if (!how && !field.searchable) return null
  const byItself = how != null && title === field.name && field.computed === undefined
  const why = { part: 'forms.searchable_why', end: 'forms.searchable_end', sealed: 'forms.searchable_sealed' }[how ?? 'part']
  return (
    <Tooltip title={t(why)} placement="left">
      <div><Toggle property="searchable" title={t('forms.searchable')} value={field.searchable ?? byItself} change={(on) => run(updateField(field.uid, { searchable: on === byItself ? undefined : on }))} /></div>
    </Tooltip>
  )
}

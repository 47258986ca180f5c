import { Button, Drawer } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addField, freeName, type FormBody } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { typeNamed } from '@/studio/catalogue'
import { useEditor, useSaving } from '@/studio/editor/context'
import { clock } from '@/studio/time'
import { useAct, useDesigner, useForm } from '../designer'
import { Group } from '../inspector/rows'
import { widthOf } from '../newField'
import { goneFields, type GoneField } from './api'
import '@/studio/gone/gone.css'

/** Fields the form once had: what they hold is kept, and comes back with them. */
export const GoneFields = () => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const published = useSaving<FormBody>().draft.live_version !== null
  if (!published) return null
  return (
    <Group title={t('change.gone_fields')}>
      <Button size="small" icon={<Icon name="undo" size={12} />} onClick={() => setOpen(true)}>{t('change.gone_fields_open')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} size={440} title={t('change.gone_fields')} destroyOnHidden><List done={() => setOpen(false)} /></Drawer>
    </Group>
  )
}

const List = ({ done }: { done: () => void }) => {
  const { t } = useTranslation()
  const { app, name, autosave } = useEditor<FormBody>()
  const { catalogue } = useDesigner()
  const fields = useForm(({ doc }) => doc.fields)
  const act = useAct()
  const { data, error, refetch } = useQuery({
    queryKey: ['studio', app, 'gone_fields', name], gcTime: 0,
    queryFn: async () => {
      await autosave.flush()
      return goneFields(app, name)
    },
  })
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading rows={4} />
  const gone = data.filter(({ field }) => !fields.some(({ uid }) => uid === field.uid))
  if (gone.length === 0) return <Empty icon="trash" title={t('change.gone_none')} why={t('change.gone_none_why')} />
  const restore = ({ field }: GoneField) => {
    const free = freeName(field.name, fields.map((each) => each.name))
    act(addField({ ...field, name: free }, widthOf(field.type)), field.uid)
    done()
  }
  return (
    <ul className="lq-gone">
      {gone.map((each) => (
        <li key={each.field.uid}>
          <div>
            <p className="b nw">{label(each.label)}</p>
            <p className="s12 t3">{label(typeNamed(catalogue, each.field.type)?.label) || each.field.type}·{t(each.exact ? 'change.values_kept' : 'change.values_kept_at_least', { count: each.values })}·{clock(each.at)}</p>
          </div>
          <Button size="small" aria-label={t('change.restore_of', { name: label(each.label) })} onClick={() => restore(each)}>{t('change.restore')}</Button>
        </li>
      ))}
    </ul>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, path } from '@/api/client'
import type { components } from '@/api/schema'
import { dateTime } from '@/kit/format'
import { Failure, Loading } from '@/kit/states'
import type { FieldMeta, FormMeta, RecordRow } from '../types'
import { FileRow } from './FileRow'

type Version = components['schemas']['FileVersionOut']

const Earlier = ({ form, record, field }: { form: FormMeta; record: RecordRow; field: FieldMeta }) => {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['file_versions', form.app, form.name, record.id, field.name, record.version],
    queryFn: async () => (await get<{ items: Version[] }>(path`/api/apps/${form.app}/forms/${form.name}/records/${record.id}/files/${field.name}`)).items,
  })
  if (isPending) return <Loading rows={1} />
  if (error) return <Failure error={error} retry={() => void refetch()} />
  const earlier = data.filter((file) => !file.current)
  if (earlier.length === 0) return <p className="t3 s12">{t('acts.files_none')}</p>
  return (
    <ul className="lq-files" aria-label={t('acts.files_earlier')}>
      {earlier.map((file) => (
        <li key={file.id}>
          <ul className="lq-files"><FileRow file={file} /></ul>
          <span className="t3 s12">{t('acts.files_by', { who: file.by?.label ?? t('record.system'), at: dateTime(file.at, true) })}</span>
        </li>
      ))}
    </ul>
  )
}

/** The files a field had before: replaced or taken out, and kept as long as the record. Asked for when somebody wants to see them. */
export const FileVersions = ({ form, record, field }: { form: FormMeta; record: RecordRow; field: FieldMeta }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <div className="lq-file-versions">
      <button type="button" className="lq-link s12" aria-expanded={open} onClick={() => setOpen(!open)}>{t('acts.files_earlier')}</button>
      {open && <Earlier form={form} record={record} field={field} />}
    </div>
  )
}

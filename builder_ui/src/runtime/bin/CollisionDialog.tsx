import { Modal } from 'antd'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import type { FieldMeta, FormMeta, RecordRow } from '../types'
import { Value } from '../values/Value'


/** A record that cannot come back, and the one in its place, if I may see it. */
export interface Collision {
  message: string
  restored: RecordRow
  current: RecordRow | null
  fields: string[]
}

/** Both records side by side: the fields they cannot share first, then those in which they differ. */
export const CollisionDialog = ({ form, collision, close }: { form: FormMeta; collision: Collision; close: () => void }) => {
  const { t } = useTranslation()
  const { restored, current } = collision
  const shared = (field: FieldMeta) => collision.fields.some((place) => place.split('/')[2] === field.name)
  const differs = (field: FieldMeta) => JSON.stringify(restored.values[field.name] ?? null) !== JSON.stringify(current?.values[field.name] ?? null)
  const fields = [...form.fields.filter(shared), ...form.fields.filter((field) => !shared(field) && current !== null && differs(field))].filter((field) => field.name in restored.values)
  const value = (field: FieldMeta, record: RecordRow) => <Value field={field} value={record.values[field.name]} shown={record.labels[field.name]} masked={record.masked.includes(field.name)} inline />
  return (
    <Modal open width={720} title={t('acts.bin_collides')} footer={null} onCancel={close}>
      <p className="t2">{collision.message}</p>
      <div className="lq-both" role="table" aria-label={t('acts.bin_collides')}>
        <div role="row" className="s12 t3"><span role="columnheader">{t('record.conflict_field')}</span><span role="columnheader">{t('acts.bin_deleted')}</span><span role="columnheader">{t('acts.bin_present')}</span></div>
        {fields.map((field) => (
          <div key={field.uid} role="row" className={shared(field) ? 'clash' : ''}>
            <span role="rowheader">{label(field.label)}{shared(field) && <span className="tag amber">{t('acts.bin_same')}</span>}</span>
            <span role="cell">{value(field, restored)}</span>
            <span role="cell">{current ? value(field, current) : <span className="t3">{t('acts.bin_unseen')}</span>}</span>
          </div>
        ))}
      </div>
      {current && <p><Link to="/app/$app/form/$form/$record" params={{ app: form.app, form: form.name, record: current.id }}>{t('acts.bin_open', { title: current.title })}</Link></p>}
    </Modal>
  )
}

import { Button, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { freeName, newUid, updateForm, type FormQuality, type UniqueTogether } from '@/document'
import { Icon } from '@/kit/icons'
import { useForm } from '../designer'
import { FieldsTogether } from './FieldsTogether'
import { Group, Row } from './rows'

/** What the data-quality board looks at: by which fields records are taken for the same, and when one is out of date. */
export const QualityRules = () => {
  const { t } = useTranslation()
  const doc = useForm((state) => state.doc)
  const run = useForm((state) => state.run)
  const rules = doc.quality?.duplicates ?? []
  const set = (next: FormQuality) => {
    const duplicates = next.duplicates?.length ? { duplicates: next.duplicates } : {}
    const days = next.stale_days ? { stale_days: next.stale_days } : {}
    const quality = { ...duplicates, ...days }
    run(updateForm({ quality: Object.keys(quality).length > 0 ? quality : undefined }))
  }
  const change = (duplicates: readonly UniqueTogether[]) => set({ ...doc.quality, duplicates })
  const add = () => change([...rules, { uid: newUid(), name: freeName('duplicate', rules.map(({ name }) => name)), fields: [] }])
  return (
    <Group title={t('forms.quality')}>
      <div data-property="quality" className="lq-ins-list">
        <p className="s12 t3">{t('forms.quality_about')}</p>
        <FieldsTogether rules={rules} change={change} title={t('forms.quality_same')} hint={t('forms.quality_same_hint')} />
        <Button size="small" icon={<Icon name="plus" size={12} />} onClick={add}>{t('forms.quality_add')}</Button>
      </div>
      <Row property="stale_days" title={t('forms.stale_days')}>
        {(id) => <InputNumber id={id} min={1} max={3650} precision={0} value={doc.quality?.stale_days ?? null} placeholder={t('forms.stale_never')} onChange={(days) => set({ ...doc.quality, stale_days: days ?? undefined })} />}
      </Row>
    </Group>
  )
}

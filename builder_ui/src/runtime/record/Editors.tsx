import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import type { FormMeta, RecordRow } from '../types'
import { useEditors } from './useEditors'

/** Who else is changing this record now. */
export const Editors = ({ form, record, editing }: { form: FormMeta; record: RecordRow; editing: boolean }) => {
  const { t } = useTranslation()
  const names = useEditors(form, record, editing).map(({ label }) => label).filter((name) => name !== null)
  return (
    <div className="lq-editors" role="status" aria-live="polite">
      {names.length > 0 && <p><Icon name="edit" size={14} /><span>{t(editing ? 'record.editing_too' : 'record.editing_now', { who: names.join(t('record.editing_and')) })}</span></p>}
    </div>
  )
}

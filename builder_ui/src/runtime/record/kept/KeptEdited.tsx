import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { bringAllWords } from '@/i18n'
import { dateTime } from '@/kit/format'
import { usePhone } from '@/kit/usePhone'
import type { FormMeta, RecordRow } from '../../types'
import { forgetEdited, readEdited, type Edited } from './edited'

/** Offers what was changed in this record and not saved. */
export const KeptEdited = ({ form, record, goOn }: { form: FormMeta; record: RecordRow; goOn: (edited: Edited) => void }) => {
  const { t } = useTranslation()
  const person = useMe().person.id
  const size = usePhone() ? 'middle' : 'small'
  const [worded, setWorded] = useState(false)
  const [givenUp, setGivenUp] = useState(false)
  const found = givenUp ? null : readEdited(person, form, record)
  useEffect(() => { void bringAllWords().then(() => setWorded(true)) }, [])
  if (!found || !worded) return null
  return (
    <div className="lq-notice lq-kept" role="status">
      <p>{t('draft.edited', { at: dateTime(found.at) })}{found.version !== record.version && t('draft.edited_changed')}{!found.all && t('draft.not_all')}</p>
      <div className="row g8 wrap">
        <Button size={size} type="primary" onClick={() => goOn(found)}>{t('draft.go_on')}</Button>
        <Button size={size} onClick={() => { forgetEdited(person, record.id); setGivenUp(true) }}>{t('draft.give_up')}</Button>
      </div>
    </div>
  )
}

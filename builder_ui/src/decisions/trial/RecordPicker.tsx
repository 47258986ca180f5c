import { Input, Modal } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Failure, Loading } from '@/kit/states'
import type { Json } from '@/runtime/types'
import { lookUp, readRecord } from '../api'
import { memberOf, useDecision, useDesk } from '../desk'
import { isCard, type Characteristic, type DecisionBody, type Input as InputPart } from '../document'
import { useTrial } from './trial'

/** Take a real record: its values fill the panel, and the decision is asked about the record itself. */
export const RecordPicker = ({ form, close }: { form: string; close: () => void }) => {
  const { t } = useTranslation()
  const { app, names } = useDesk()
  const parts = useDecision<DecisionBody, readonly (InputPart | Characteristic)[]>((doc) => (isCard(doc) ? doc.characteristics : doc.inputs))
  const { setValues, test } = useTrial()
  const [q, setQ] = useState('')
  const asked = useDeferredValue(q)
  const [owner, name] = form.includes('/') ? (form.split('/') as [string, string]) : [app, form]
  const { data, error } = useQuery({ queryKey: ['lookup', owner, name, asked], queryFn: () => lookUp(owner, name, asked), retry: false })
  const take = async (id: string, title: string) => {
    const record = await readRecord(owner, name, id)
    // what the panel can show: the fields inputs name directly; the server reads the rest from the record
    const values = Object.fromEntries(parts.flatMap((part) => {
      const expression = (part.expression || part.name).trim()
      const field = memberOf(names, expression)
      return !expression.includes('.') && field && record.values[field.name] !== undefined ? [[part.name, record.values[field.name] as Json]] : []
    }))
    setValues(values, { id, title: record.title || title })
    test({ record: id })
    close()
  }
  return (
    <Modal open onCancel={close} footer={null} title={t('decisions.take_record')}>
      <Input autoFocus allowClear value={q} placeholder={t('decisions.find_record')} aria-label={t('decisions.find_record')} onChange={({ target }) => setQ(target.value)} />
      {error ? <Failure error={error} /> : !data ? <Loading rows={3} /> : (
        <ul className="lq-records">
          {data.map(({ id, label: title, hint }) => <li key={id}><button type="button" onClick={() => void take(id, title)}><span className="sp nw">{title}</span>{hint && <span className="s12 t3 nw">{hint}</span>}</button></li>)}
          {data.length === 0 && <li className="t3">{t('decisions.no_record')}</li>}
        </ul>
      )}
    </Modal>
  )
}

import { Button, Input, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { findRecords, traceFormsQuery } from './tracing'

const id = ':id'
const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A record by what identifies it: a number, a name, or its own id. */
export const TraceFind = ({ found }: { found: (record: string) => void }) => {
  const { t } = useTranslation()
  const { data: forms } = useQuery(traceFormsQuery)
  const [place, setPlace] = useState<string>()
  const [chosen, setChosen] = useState<string>()
  const [value, setValue] = useState('')
  const [several, setSeveral] = useState<string[]>()
  const [failure, setFailure] = useState<string>()
  const form = forms?.find((one) => `${one.app}/${one.form}` === place)
  const field = chosen ?? form?.fields[0]?.name ?? id
  const find = async () => {
    setFailure(undefined)
    setSeveral(undefined)
    const wanted = value.trim()
    if (isId.test(wanted)) return found(wanted)
    if (!form || field === id || !wanted) return setFailure(t('audit.trace_what'))
    try {
      const records = await findRecords(form, field, wanted)
      if (records[0] && records.length === 1) found(records[0])
      else setSeveral(records)
    } catch (error) {
      setFailure(errorText(error))
    }
  }
  return (
    <>
      <Select className="pick" aria-label={t('audit.trace_form')} placeholder={t('audit.trace_form')} showSearch={{ optionFilterProp: 'label' }} value={place} onChange={(next: string) => { setPlace(next); setChosen(undefined) }} options={forms?.map((one) => ({ value: `${one.app}/${one.form}`, label: `${label(one.app_label)}·${label(one.label)}` }))} />
      <Select className="pick" aria-label={t('audit.trace_field')} value={field} onChange={setChosen} options={[...(form?.fields.map((one) => ({ value: one.name, label: label(one.label) })) ?? []), { value: id, label: t('audit.trace_id') }]} />
      <Input className="find" aria-label={t('audit.trace_value')} placeholder={t('audit.trace_value')} value={value} autoComplete="off" onChange={(event) => setValue(event.target.value)} onPressEnter={() => void find()} />
      <Button type="primary" onClick={() => void find()}>{t('audit.trace_find')}</Button>
      {failure && <span className="danger" role="alert">{failure}</span>}
      {several?.length === 0 && <span className="t2" role="status">{t('audit.trace_no_record')}</span>}
      {several && several.length > 0 && <Select className="pick" aria-label={t('audit.trace_several', { count: several.length })} placeholder={t('audit.trace_several', { count: several.length })} onChange={found} options={several.map((one) => ({ value: one, label: `…${one.slice(-12)}` }))} />}
    </>
  )
}

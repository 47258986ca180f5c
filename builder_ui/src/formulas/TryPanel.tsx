import { Button, Segmented } from 'antd'
import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GivenInput, GivenList } from '@/conditions/GivenInput'
import { metaOfMember } from '@/conditions/metaOfMember'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import { LookUpSelect } from '@/runtime/widgets/LookUpSelect'
import { lookUpRecords } from '@/runtime/widgets/lookUps'
import { tryOut } from './api'
import { Outcome } from './Outcome'
import type { Json, Member, Names, Place, Verdict } from './types'

interface Props {
  place: Place
  text: string
  verdict: Verdict | undefined
  names: Names
}

/** The fields of the form itself that the expression reads or looks through: what can be given. Lists of records are not. */
export const readOf = (names: Names, verdict: Verdict | undefined): Member[] => {
  const uids = new Set((verdict?.fields ?? []).map(([uid]) => uid))
  return names.members.filter((member) => uids.has(member.uid) && !(member.form && member.is_list))
}

/** A value of a field: one, or of a field that holds several a list of them. */
const TriedInput = ({ id, member, value, tell }: { id: string; member: Member; value: Json; tell: (value: Json) => void }) => {
  const says = label(member.label)
  if (!member.is_list) return <GivenInput id={id} member={member} says={says} value={value} tell={tell} />
  return <GivenList id={id} member={{ ...member, is_list: false }} says={says} value={Array.isArray(value) ? value : []} invalid={false} tell={tell} />
}

/** Try the expression: on a real record, or on values typed in. */
export const TryPanel = ({ place, text, verdict, names }: Props) => {
  const { t } = useTranslation()
  const id = useId()
  const [way, setWay] = useState<'record' | 'values'>('record')
  const [record, setRecord] = useState<{ id: string; title: string }>()
  const [values, setValues] = useState<Record<string, Json>>({})
  const form = place.form ?? ''
  const [app, name] = form.includes('/') ? (form.split('/') as [string, string]) : [place.app, form]
  const fields = readOf(names, verdict)
  // what a record does not tell: names that are handed in
  const given = fields.filter(({ name: of }) => place.extra?.some((each) => each.name === of))
  const run = useMutation({ mutationFn: (what: { record?: string; values?: Record<string, Json> }) => tryOut(place, text, what) })
  const isReady = verdict?.valid && (way === 'values' || record !== undefined)
  const go = () => {
    const handed = Object.fromEntries(given.map(({ name: of }) => [of, values[of] ?? false]))
    if (way === 'record' && record) run.mutate({ record: record.id, ...(given.length > 0 ? { values: handed } : {}) })
    if (way === 'values') run.mutate({ values: Object.fromEntries(fields.map((member) => [member.name, values[member.name] ?? (given.includes(member) ? false : null)])) })
  }
  const target = { ...metaOfMember({ uid: 'record', name: 'record', label: { zh: '', en: '' }, type: 'text', is_list: false }), target: { app, form: name, label: { zh: name } }, required: false }
  return (
    <section className="lq-trial" aria-label={t('conditions.try')}>
      <header className="row g8 wrap">
        <Icon name="play" size={14} className="t3" />
        <h3 className="b">{t('conditions.try')}</h3>
        <Segmented<'record' | 'values'> size="small" value={way} name={`${id}-way`} aria-label={t('conditions.try_with')} options={(['record', 'values'] as const).map((each) => ({ value: each, label: t(`conditions.try_${each}`) }))} onChange={(next) => { setWay(next); run.reset() }} />
      </header>
      {way === 'record' && (
        <div className="line">
          <label htmlFor={`${id}-record`} className="lq-hidden">{t('conditions.try_choose')}</label>
          <LookUpSelect
            id={`${id}-record`} field={target} value={record?.id ?? null} shown={record?.title} placeholder={t('conditions.try_choose')} about={`${app}/${name}`} lookUp={lookUpRecords(target)}
            onChange={(chosen, shown) => { setRecord(chosen ? { id: String(chosen), title: Array.isArray(shown) ? (shown[0] ?? '') : (shown ?? '') } : undefined); run.reset() }}
          />
          <Button className="lq-outlined" disabled={!isReady} loading={run.isPending} onClick={go}>{t('conditions.try_run')}</Button>
        </div>
      )}
      {(way === 'values' || given.length > 0) && (
        <div className="values">
          {fields.length === 0 && <p className="t3">{t('conditions.try_no_fields')}</p>}
          {(way === 'values' ? fields : given).map((member) => (
            <div key={member.uid} className="one">
              <span className="t2 nw">{label(member.label)}</span>
              <TriedInput id={`${id}-${member.name}`} member={member} value={values[member.name] ?? (given.includes(member) ? false : null)} tell={(value) => setValues({ ...values, [member.name]: value })} />
            </div>
          ))}
        </div>
      )}
      {way === 'values' && <div><Button className="lq-outlined" disabled={!isReady} loading={run.isPending} onClick={go}>{t('conditions.try_run')}</Button></div>}
      {run.isError && <p className="danger" role="alert">{errorText(run.error)}</p>}
      {run.data && <Outcome tried={run.data} />}
    </section>
  )
}

import { App, Checkbox, Modal } from 'antd'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, get, path } from '@/api/client'
import { ApiError } from '@/api/problem'
import { queries } from '@/api/queries'
import type { Named } from '@/api/types'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { dateTime } from '@/kit/format'
import { Empty, Failure, Loading } from '@/kit/states'
import type { FormMeta, HistoryChange, RecordRow } from '../types'

/** A field now and as it was; and why it may not go back. */
interface Differing extends HistoryChange {
  may: boolean
  why: string | null
}

interface Difference {
  version: number
  at: string
  by: Named | null
  fields: Differing[]
}

const place = (form: FormMeta, record: string) => path`/api/apps/${form.app}/forms/${form.name}/records/${record}`

const differenceQuery = (form: FormMeta, record: RecordRow, version: number) =>
  queryOptions({
    queryKey: ['history', form.app, form.name, record.id, 'then', version, record.version],
    queryFn: () => get<Difference>(`${place(form, record.id)}/versions/${version}`),
  })

/** What goes back to a version, field by field, before it does. */
export const GoBackDialog = ({ form, record, version, field, close }: { form: FormMeta; record: RecordRow; version: number; field?: string; close: () => void }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { data, error, isPending, refetch } = useQuery(differenceQuery(form, record, version))
  const [left, setLeft] = useState<Record<string, boolean>>({})
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string[]>([])
  const chosen = (one: Differing) => one.may && (left[one.field] ?? (field === undefined || one.field === field))
  const names = (data?.fields ?? []).filter(chosen).map((one) => one.field)
  const go = async () => {
    setBusy(true)
    setFailure([])
    try {
      await ask('POST', `${place(form, record.id)}/revert`, { body: { version, fields: names }, version: record.version })
      await queries.invalidateQueries({ predicate: ({ queryKey: [what] }) => what === 'record' || what === 'records' || what === 'history' })
      message.success(t('acts.back_done'))
      close()
    } catch (problem) {
      const problems = problem instanceof ApiError ? problem.problems.map((one) => one.message) : []
      setFailure(problems.length > 0 ? problems : [errorText(problem)])
      setBusy(false)
    }
  }
  const text = (value: string | null | undefined) => value || t('common.empty')
  return (
    <Modal open width={640} title={t('acts.back_title', { number: version })} okText={t('acts.back_go', { count: names.length })} okButtonProps={{ disabled: names.length === 0 }} confirmLoading={busy} cancelText={t('common.cancel')} onCancel={close} onOk={() => void go()}>
      {isPending && <Loading rows={4} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && <p className="t2">{t('acts.back_about', { who: data.by?.label ?? t('record.system'), at: dateTime(data.at, true) })}</p>}
      {data && data.fields.length === 0 && <Empty icon="history" title={t('acts.back_same')} />}
      {failure.length > 0 && <div className="lq-summary" role="alert">{failure.map((one) => <div key={one} className="danger">{one}</div>)}</div>}
      <ul className="lq-back">
        {data?.fields.map((one) => (
          <li key={one.field}>
            <Checkbox checked={chosen(one)} disabled={!one.may} onChange={(event) => setLeft({ ...left, [one.field]: event.target.checked })}>{label(one.label)}</Checkbox>
            <span className="values">
              <span className="old"><span className="lq-hidden">{t('acts.back_now')}</span>{text(one.old_text)}</span>
              <span aria-hidden="true" className="t3">→</span>
              <span><span className="lq-hidden">{t('acts.back_then')}</span>{text(one.new_text)}</span>
            </span>
            {one.why && <span className="s12 t3">{one.why}</span>}
          </li>
        ))}
      </ul>
    </Modal>
  )
}

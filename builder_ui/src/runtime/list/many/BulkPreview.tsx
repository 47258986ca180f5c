import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { grouped } from '@/kit/format'
import { Icon } from '@/kit/icons'
import type { FormMeta } from '../../types'
import { Value } from '../../values/Value'
import { refusedQuery, type Bulk, type Sample } from './api'
import type { Wanted } from './BulkFields'

/** What would become of the records: how many, a few of them before and after, and which stay as they are and why. */
export const BulkPreview = ({ form, bulk, wanted }: { form: FormMeta; bulk: Bulk; wanted: Wanted[] }) => {
  const { t } = useTranslation()
  const { good = 0, same = 0, bad = 0 } = bulk.counts
  const number = (value: number) => grouped(String(value))
  return (
    <div className="lq-bulk-preview">
      <p role="status"><span className="b">{t(`many.would_${bulk.act}`, { count: number(good) })}</span>{same > 0 && <span className="t3"> {t('many.same', { count: number(same) })}</span>}</p>
      {bulk.samples.length > 0 && (
        <div className="in">
          <table>
            <thead><tr><th>{t('many.record')}</th>{bulk.act === 'update' && <><th>{t('many.field_head')}</th><th>{t('many.before')}</th><th>{t('many.after')}</th></>}</tr></thead>
            <tbody>{bulk.samples.flatMap((one) => <SampleRows key={one.id} form={form} sample={one} wanted={wanted} />)}</tbody>
          </table>
        </div>
      )}
      {good > bulk.samples.length && bulk.samples.length > 0 && <p className="t3 s12">{t('many.more', { count: number(good - bulk.samples.length) })}</p>}
      {bad > 0 && <BulkRefused form={form} bulk={bulk} title={t('many.refused', { count: number(bad) })} />}
    </div>
  )
}

const SampleRows = ({ form, sample, wanted }: { form: FormMeta; sample: Sample; wanted: Wanted[] }) => {
  const { t } = useTranslation()
  const names = Object.keys(sample.after)
  if (names.length === 0) return <tr><td>{sample.title}</td></tr>
  return names.map((name, at) => {
    const field = form.fields.find((one) => one.name === name)
    if (!field) return null
    const shown = wanted.find((one) => one.field === name)?.shown
    const empty = <span className="t3">{t('many.nothing')}</span>
    return (
      <tr key={name}>
        {at === 0 && <td rowSpan={names.length} className="nw">{sample.title}</td>}
        <td className="t2 nw">{label(field.label)}</td>
        <td className="t3">{sample.before[name] == null ? empty : <Value field={field} value={sample.before[name]} shown={sample.labels[name]} masked={field.see === 'masked'} inline />}</td>
        <td>{sample.after[name] == null ? empty : <Value field={field} value={sample.after[name]} shown={shown} inline />}</td>
      </tr>
    )
  })
}

/** The first records that stay as they are, and why. */
export const BulkRefused = ({ form, bulk, title }: { form: FormMeta; bulk: Bulk; title: string }) => {
  const refused = useQuery(refusedQuery(form, bulk.id, bulk.state))
  return (
    <details className="lq-bulk-refused">
      <summary><Icon name="warning" size={14} /> {title}</summary>
      <ul>{refused.data?.map((one) => <li key={one.id}><span className="b">{one.title}</span> <span className="t2">{one.problems.map((problem) => problem.message).join('；')}</span></li>)}</ul>
    </details>
  )
}

import { Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { usePhone } from '@/kit/usePhone'
import { Amount } from './Amount'
import { share, type MeasuredField, type Numbered } from './api'

interface NumberProps {
  of: Numbered | null
  what: string
  field: string
  /** What is said where there is nothing to measure. */
  none: string
}

/** A number of a field, or why there is none. */
const Told = ({ of, what, field, none }: NumberProps) => {
  const { t } = useTranslation()
  if (!of) return <span className="t3">{none}</span>
  if (of.records === null || !of.fault) return <span className="t3">{t(`quality.${of.why ?? 'not_worked_out'}`)}</span>
  return <Amount fault={of.fault} text={`${field} ${what}`} records={of.records} />
}

const Filled = ({ field }: { field: MeasuredField }) => {
  if (field.asked === null || field.empty.records === null) return null
  const filled = field.asked - field.empty.records
  return (
    <span className="lq-filled">
      <span className="bar" aria-hidden="true"><i style={{ inlineSize: `${field.asked ? (filled / field.asked) * 100 : 0}%` }} /></span>
      <span className="num">{share(filled, field.asked)}</span>
    </span>
  )
}

/** What the columns are called. */
const WHAT = { empty: 'empty', missing: 'required_empty', invalid: 'broken' } as const

/** Field by field: how much is filled in, and what is missing or wrong. */
export const FieldTable = ({ fields }: { fields: readonly MeasuredField[] }) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const number = (field: MeasuredField, kind: 'empty' | 'missing' | 'invalid') => {
    const what = t(`quality.${WHAT[kind]}`)
    const none = t(kind === 'missing' ? 'quality.optional' : 'quality.no_rule')
    return <Told of={field[kind]} what={what} field={label(field.label)} none={none} />
  }
  const unseen = (field: MeasuredField) => <span className="t3">{t(`quality.${field.why ?? 'not_seen'}`)}</span>
  if (phone) {
    return (
      <ul className="lq-measured">
        {fields.map((field) => (
          <li key={field.name}>
            <span className="row g8"><span className="b sp nw">{label(field.label)}</span>{field.why ? unseen(field) : <Filled field={field} />}</span>
            {!field.why && (
              <dl className="s12">
                {(['empty', 'missing', 'invalid'] as const).map((kind) => (
                  <div key={kind}><dt className="t3">{t(`quality.${WHAT[kind]}`)}</dt><dd>{number(field, kind)}</dd></div>
                ))}
              </dl>
            )}
          </li>
        ))}
      </ul>
    )
  }
  const columns: TableColumnsType<MeasuredField> = [
    { key: 'field', title: t('quality.field'), render: (_, field) => label(field.label) },
    { key: 'filled', title: t('quality.filled'), width: 220, render: (_, field) => (field.why ? unseen(field) : <Filled field={field} />) },
    ...(['empty', 'missing', 'invalid'] as const).map((kind) => ({
      key: kind, title: t(`quality.${WHAT[kind]}`), align: 'right' as const,
      render: (_: unknown, field: MeasuredField) => (field.why ? null : number(field, kind)),
    })),
  ]
  return <Table<MeasuredField> rowKey="name" size="middle" columns={columns} dataSource={[...fields]} pagination={false} scroll={{ x: 'max-content' }} />
}

import { Tooltip } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { attached, filesOf } from '../files/files'
import type { FieldMeta, Json } from '../types'
import { useRegions } from './regions'
import { RichText } from './RichText'
import { textOf } from './text'

const RowsValue = lazy(() => import('../rows/RowsValue').then((rows) => ({ default: rows.RowsValue })))
const FilesValue = lazy(() => import('../files/FileRow').then((row) => ({ default: row.FilesValue })))

interface Props {
  field: Pick<FieldMeta, 'type' | 'options' | 'option_set' | 'target' | 'table'>
  value: Json | undefined
  shown?: string | (string | null)[] | null
  masked?: boolean
  /** In a table one line, without links. */
  inline?: boolean
}

const tints: Record<string, string> = { blue: 'blue', green: 'green', orange: 'amber', amber: 'amber', red: 'red', purple: 'violet', violet: 'violet', cyan: 'teal', teal: 'teal' }

const Tags = ({ field, codes }: { field: Props['field']; codes: Json[] }) => (
  <span className="lq-tags">
    {codes.map((code) => {
      const option = field.option_set?.options.find((one) => one.code === code)
      return <span key={String(code)} className={`tag ${tints[option?.color ?? ''] ?? ''}`}>{label(option?.label) || String(code)}</span>
    })}
  </span>
)

const Referred = ({ target, ids, names }: { target: NonNullable<FieldMeta['target']>; ids: Json[]; names: (string | null)[] }) => {
  const { t } = useTranslation()
  return (
    <span className="lq-tags">
      {ids.map((id, at) => names[at]
        ? <Link key={String(id)} className="tag" to="/app/$app/form/$form/$record" params={{ app: target.app, form: target.form, record: String(id) }}>{names[at]}</Link>
        : <span key={String(id)} className="t3">{t('form.not_visible')}</span>)}
    </span>
  )
}

/** One value as a person reads it. A masked one says so and why. */
export const Value = ({ field, value, shown, masked = false, inline = false }: Props) => {
  const { t } = useTranslation()
  useRegions(value != null && !masked && (field.type === 'region' || field.type === 'address'))
  const text = textOf(field, value, shown)
  if (masked && value != null) {
    return (
      <Tooltip title={t('form.masked_why')}>
        <span className="lq-masked" tabIndex={inline ? undefined : 0}>{(typeof value === 'string' && value) || '••••'}{!inline && <><Icon name="hidden" size={14} className="t3" /><span className="lq-hidden">{t('form.masked_why')}</span></>}</span>
      </Tooltip>
    )
  }
  if (text === '') return <span className="t3">{t('common.empty')}</span>
  if (field.table && Array.isArray(value)) return <Suspense fallback={text}><RowsValue field={field} table={field.table} value={value} /></Suspense>
  if (attached.has(field.type)) return <Suspense fallback={text}><FilesValue files={filesOf(value)} inline={inline} /></Suspense>
  const options = field.option_set?.options ?? []
  if (field.type === 'choices' || (field.type === 'choice' && options.some((option) => option.color))) return <Tags field={field} codes={Array.isArray(value) ? value : [value ?? null]} />
  if (field.type === 'reference' && !inline && field.target && typeof value === 'string' && shown)
    return <Link to="/app/$app/form/$form/$record" params={{ app: field.target.app, form: field.target.form, record: value }}>{text}</Link>
  if (field.type === 'tags') return <Tags field={field} codes={Array.isArray(value) ? value : []} />
  if (field.type === 'rating') return <span className="lq-starred" title={text}><span aria-hidden="true">{'★'.repeat(Number(value))}</span><span className="lq-hidden">{text}</span></span>
  if (field.type === 'references' && !inline && field.target && Array.isArray(value) && Array.isArray(shown)) return <Referred target={field.target} ids={value} names={shown} />
  if (field.type === 'rich_text' && !inline) return <RichText html={String(value)} />
  if (field.type === 'location' && !inline) return <span className="lq-place"><Icon name="pin" size={14} className="t3" />{text}</span>
  if (field.type === 'url' && !inline && /^https?:\/\//.test(text)) return <a href={text} target="_blank" rel="noopener noreferrer nofollow">{text}</a>
  if (field.type === 'phone' && !inline) return <a href={`tel:${text}`}>{text}</a>
  if (field.type === 'email' && !inline) return <a href={`mailto:${text}`}>{text}</a>
  return <>{text}</>
}

/** Types whose values stand at the right of a column. */
export const isNumeric = (type: string): boolean => ['money', 'integer', 'decimal', 'percent', 'slider', 'duration'].includes(type)

import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { CellValue } from './CellValue'
import type { RecordRow } from '../types'
import type { List } from './useList'

const lines = 4

/** The list as cards, on a phone always: a card a record, its title and the first few columns. */
export const ListCards = ({ list, items = list.rows.data?.items, wide = false }: { list: List; items?: RecordRow[]; wide?: boolean }) => {
  const { t } = useTranslation()
  const form = list.form.data
  if (!form) return null
  const columns = list.shown.filter((column) => column.name !== form.title_field)
  const tags = columns.filter((column) => column.type === 'choice').slice(0, 1)
  const rest = columns.filter((column) => !tags.includes(column)).slice(0, lines)
  return (
    <ul className={`lq-cards${wide ? ' wide' : ''}${list.rows.isPlaceholderData ? ' lq-stale' : ''}`}>
      {items?.map((row) => (
        <li key={row.id} className="card">
          <Link to="/app/$app/form/$form/$record" params={{ app: form.app, form: form.name, record: row.id }}>
            <span className="row g8"><span className="b nw">{row.title || t('list.untitled')}</span>{tags.map((column) => row.values[column.name] != null && <span key={column.name} className="pick"><CellValue column={column} row={row} /></span>)}</span>
            {rest.map((column) => <span key={column.name} className="line"><span className="t3">{label(column.label)}</span><span className="nw"><CellValue column={column} row={row} /></span></span>)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

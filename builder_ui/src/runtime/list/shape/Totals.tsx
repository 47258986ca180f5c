import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { fixed, grouped } from '@/kit/format'
import { textOf } from '../../values/text'
import type { Column } from '../filter'
import type { TotalTold } from './shape'

const wholes = new Set(['integer', 'rating', 'slider'])

/** A total as people read it; of the field's own kind, but a mean of whole numbers has decimals. */
export const totalText = (column: Column, total: TotalTold): string => {
  if (total.value == null) return '—'
  if (total.of === 'avg' && wholes.has(column.type)) return grouped(fixed(String(total.value), 2))
  return textOf(column, total.value)
}

/** Totals of a group or of all of a list, each with its name. */
export const Totals = ({ totals, columns }: { totals: readonly TotalTold[]; columns: readonly Column[] }) => {
  const { t } = useTranslation()
  return totals.map((total) => {
    const column = columns.find((one) => one.name === total.field)
    return column && <span key={total.field + total.of} className="lq-total nw"><span className="t3">{label(column.label)}{t(`many.of_${total.of}`)}</span> <span className="b">{totalText(column, total)}</span></span>
  })
}

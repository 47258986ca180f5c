import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon, type IconName } from '@/kit/icons'
import type { RoleColumn } from './columns'
import { differs, type MatrixColumn, type MatrixField, type Right } from './matrix'

const ICONS: Readonly<Record<string, IconName>> = { hidden: 'hidden', masked: 'shield', on_request: 'key', clear: 'eye', never: 'lock', when_creating: 'plus', always: 'edit' }

interface Props {
  field: MatrixField
  /** Its row in the grid, the first being that of all other fields. */
  index: number
  columns: readonly RoleColumn[]
  rightOf: (column: MatrixColumn, field: MatrixField) => Right
  liveOf: (column: RoleColumn) => MatrixColumn | undefined
  /** Which of its cells are selected, and which one has the focus. */
  from: number
  to: number
  focus: number
  ticked: boolean
  readOnly: boolean
  tick: (row: number, extend: boolean) => void
}

/** One field: its name, and in each column what is seen and written of it. */
export const MatrixRow = memo(function MatrixRow({ field, index, columns, rightOf, liveOf, from, to, focus, ticked, readOnly, tick }: Props) {
  const { t } = useTranslation()
  const star = field.name === '*'
  const name = star ? t('studio.all_fields') : label(field.label) || field.name
  return (
    <div role="row" aria-rowindex={index + 3} className={['r', star && 'star', ticked && 'ticked', focus >= 0 && 'at'].filter(Boolean).join(' ')}>
      <div role="rowheader" id={`lq-m-${index}-0`} data-spot={`${index}:0`} className={focus === 0 ? 'c name on' : 'c name'}>
        {!star && !readOnly && <input type="checkbox" tabIndex={-1} checked={ticked} aria-label={t('matrix.tick', { name })} onChange={(event) => tick(index, (event.nativeEvent as unknown as MouseEvent).shiftKey)} />}
        <span className="nw" title={star ? t('matrix.star_why') : `${name} (${field.name})`}>{name}</span>
        {field.sensitivity && <span className="tag amber">{field.sensitivity}</span>}
        {!field.plain && !field.sensitivity && <span className="tag">ƒx</span>}
      </div>
      {columns.map((column, at) => {
        const right = rightOf(column, field)
        const live = liveOf(column)
        return (
          <Cells
            key={column.id} index={index} first={at * 2 + 1} right={right} denies={column.denies} last={at === columns.length - 1}
            changed={live !== undefined && differs(right, rightOf(live, field))} from={from} to={to} focus={focus}
          />
        )
      })}
    </div>
  )
})

interface CellsProps {
  index: number
  first: number
  right: Right
  denies: boolean
  last: boolean
  changed: boolean
  from: number
  to: number
  focus: number
}

/** The two halves of one grant: seen and written. */
const Cells = ({ index, first, right, denies, last, changed, from, to, focus }: CellsProps) => {
  const { t } = useTranslation()
  const nothing = right.from === 'none'
  return [right.seen, right.write].map((value, half) => {
    const column = first + half
    const classes = ['c', right.from, half === 1 && !last && 'end', column >= from && column <= to && 'in', column === focus && 'on', changed && 'changed'].filter(Boolean).join(' ')
    return (
      <div key={half} role="gridcell" id={`lq-m-${index}-${column}`} data-spot={`${index}:${column}`} aria-selected={column >= from && column <= to} className={classes} title={right.from === 'star' ? t('matrix.from_star') : undefined}>
        {nothing ? <span className="t3">{half === 0 ? t(denies ? 'matrix.no_denial' : 'matrix.no_right') : '—'}</span> : (
          <>
            <Icon name={ICONS[value] ?? 'eye'} size={14} />
            <span className="nw">{t(`matrix.${value}`)}</span>
            {right.from === 'star' && <span className="s" aria-hidden="true">*</span>}
          </>
        )}
        {right.from === 'star' && <span className="lq-hidden">{t('matrix.from_star')}</span>}
        {changed && half === 0 && <span className="lq-hidden">{t('matrix.changed')}</span>}
      </div>
    )
  })
}

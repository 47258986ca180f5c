import { Popover } from 'antd'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { isAmount } from '../cells/kind'
import { ColumnMenu } from '../columns/ColumnMenu'
import { typeName } from '../columns/typeName'
import { useDesk } from '../desk'
import type { Column } from '../document'
import { useTable } from './table'

/** The two rows that stay in sight: the bands 当 and 则, and what each column is about. */
export const GridHead = memo(function GridHead({ change }: { change: (column: Column) => void }) {
  const { t } = useTranslation()
  const columns = useTable((table) => table.columns)
  const inputs = columns.filter(({ band }) => band === 'when').length
  const outputs = columns.filter(({ band }) => band === 'then').length
  return (
    <thead>
      <tr className="bands" aria-rowindex={1}>
        <td className="ix" />
        {inputs > 0 && <th scope="colgroup" className="when last" colSpan={inputs}>{t('decisions.when')}</th>}
        {outputs > 0 && <th scope="colgroup" className="then" colSpan={outputs}>{t('decisions.then')}</th>}
        <td />
      </tr>
      <tr className="heads" aria-rowindex={2}>
        <th scope="col" className="ix"><span className="lq-hidden">{t('decisions.row_number')}</span></th>
        {columns.map((column) => <Head key={column.uid} column={column} last={column.band === 'when' && column.index === inputs - 1} change={change} />)}
      </tr>
    </thead>
  )
})

const Head = ({ column, last, change }: { column: Column; last: boolean; change: (column: Column) => void }) => {
  const { t } = useTranslation()
  const filtered = useTable(({ filters }) => filters.has(column.uid))
  const { nameOf, readOnly, valuedOf } = useDesk()
  const [open, setOpen] = useState(false)
  const valued = valuedOf(column.uid)
  const note = column.band === 'note'
  const title = note ? t('decisions.note') : nameOf(column.uid)
  const button = (
    <button type="button" className="head" disabled={readOnly} aria-expanded={open} aria-haspopup="dialog" title={title} data-column={column.uid} onDoubleClick={() => !note && change(column)}>
      <span className="col sp">
        <b className="nw">{title}</b>
        <span className="s12 t3 nw">{note ? t('decisions.note_why') : (valued.unit ?? typeName(valued, t))}</span>
      </span>
      {filtered ? <Icon name="filter" size={12} className="filtered" /> : !readOnly && <Icon name="down" size={12} className="hint" />}
    </button>
  )
  return (
    <th scope="col" className={`${!note && isAmount(valued) && column.band === 'then' ? 'num' : ''} ${last ? 'last' : ''}`} data-pointer={note ? undefined : `/${column.band === 'when' ? 'inputs' : 'outputs'}/${column.index}`}>
      <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" arrow={false} destroyOnHidden content={<ColumnMenu column={column} change={() => change(column)} close={() => setOpen(false)} />}>
        {button}
      </Popover>
    </th>
  )
}

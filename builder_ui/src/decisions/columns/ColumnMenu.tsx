import { Button, Checkbox, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '@/kit/icons'
import { useDecision, useDesk } from '../desk'
import { moveColumn, removeColumn, textAt, type Column, type TableBody } from '../document'
import { shownIn } from '../grid/cellText'
import { useActions } from '../grid/actions'
import { useTable } from '../grid/table'

const SHOWN = 50

/** What can be done to a column: show only rows with certain values, change, move and remove it. */
export const ColumnMenu = ({ column, change, close }: { column: Column; change: () => void; close: () => void }) => {
  const { t } = useTranslation()
  const many = useDecision<TableBody, number>(({ inputs, outputs }) => (column.band === 'when' ? inputs : outputs).length)
  const { run } = useActions()
  const act = (what: () => unknown) => () => {
    what()
    close()
  }
  const item = (icon: IconName, text: string, what: () => unknown, off = false, danger = false) => (
    <li><button type="button" className={danger ? 'danger' : ''} disabled={off} onClick={act(what)}><Icon name={icon} />{text}</button></li>
  )
  return (
    <div className="lq-column-menu">
      {column.band !== 'note' && (
        <ul>
          {item('edit', t('decisions.change_column'), change)}
          {item('back', t('decisions.move_left'), () => run(moveColumn(column.uid, -1)), column.index === 0)}
          {item('forward', t('decisions.move_right'), () => run(moveColumn(column.uid, 1)), column.index === many - 1)}
          {item('trash', t('decisions.remove_column'), () => run(removeColumn(column.uid)), column.band === 'then' && many === 1, true)}
        </ul>
      )}
      <FilterList column={column} close={close} />
    </div>
  )
}

const FilterList = ({ column, close }: { column: Column; close: () => void }) => {
  const { t } = useTranslation()
  const { valuedOf } = useDesk()
  const filter = useTable((table) => table.filter)
  const chosen = useTable(({ filters }) => filters.get(column.uid))
  const rows = useTable((table) => table.rows)
  const [search, setSearch] = useState('')
  const values = useMemo(() => {
    const counts = new Map<string, number>()
    for (const row of rows) counts.set(textAt(row, column), (counts.get(textAt(row, column)) ?? 0) + 1)
    return [...counts].map(([text, count]) => ({ text, count, shown: shownIn(column, text, valuedOf(column.uid)) || '—' }))
  }, [column, rows, valuedOf])
  const found = values.filter(({ shown }) => shown.toLowerCase().includes(search.trim().toLowerCase()))
  const toggle = (text: string) => {
    const next = new Set(chosen ?? [])
    if (next.has(text)) next.delete(text)
    else next.add(text)
    filter(column.uid, next.size === 0 ? undefined : next)
  }
  return (
    <section aria-label={t('decisions.filter')}>
      <h3 className="s12 t3">{t('decisions.filter')}</h3>
      {values.length > SHOWN / 5 && <Input size="small" value={search} allowClear placeholder={t('decisions.filter_find')} aria-label={t('decisions.filter_find')} onChange={({ target }) => setSearch(target.value)} />}
      <ul className="values">
        {found.slice(0, SHOWN).map(({ text, count, shown }) => <li key={text}><Checkbox checked={chosen?.has(text) ?? false} onChange={() => toggle(text)}><span className="nw">{shown}</span></Checkbox><span className="s12 t3">{count}</span></li>)}
      </ul>
      {found.length > SHOWN && <p className="s12 t3">{t('decisions.filter_more', { count: found.length - SHOWN })}</p>}
      {chosen && <Button size="small" block onClick={() => { filter(column.uid, undefined); close() }}>{t('decisions.filter_clear')}</Button>}
    </section>
  )
}

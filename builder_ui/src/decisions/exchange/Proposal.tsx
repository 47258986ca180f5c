import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { showThen, showWhen } from '../cells/words'
import { columnsOf, labelOf, textAt, type TableBody } from '../document'
import { useProposed } from './useProposed'

const SHOWN = 100
const CELL = /(?:^|\/)rows\/(\d+)\/(when|then|note)(?:\/(\d+))?/

/** A table as it would be: its cells in words, and beside each what could not be read. */
export const Proposal = ({ table, problems }: { table: TableBody; problems: readonly Problem[] }) => {
  const { t } = useTranslation()
  const columns = columnsOf(table)
  const parts = useMemo(() => [...table.inputs, ...table.outputs], [table])
  const valued = useProposed(parts)
  const faults = new Map(problems.flatMap((problem) => {
    const [, row, band, place] = CELL.exec(problem.path) ?? []
    return row === undefined ? [] : [[`${row} ${band} ${place ?? 0}`, problem] as const]
  }))
  const elsewhere = problems.filter(({ path }) => !CELL.test(path))
  return (
    <>
      <p className="t2 lq-proposal-sum">{t('decisions.proposal', { rows: table.rows.length, inputs: table.inputs.length, outputs: table.outputs.length })}{problems.length > 0 && <span className="tag amber">{t('decisions.proposal_faults', { count: problems.length })}</span>}</p>
      <div className="lq-proposal rows" tabIndex={0} role="region" aria-label={t('decisions.proposal_title')}>
        <table>
          <thead><tr><th scope="col">#</th>{columns.map((column) => <th key={column.uid} scope="col">{column.band === 'note' ? t('decisions.note') : label(labelOf(column.part))}</th>)}</tr></thead>
          <tbody>
            {table.rows.slice(0, SHOWN).map((row, index) => (
              <tr key={row.uid || index}>
                <td>{index + 1}</td>
                {columns.map((column) => {
                  const text = textAt(row, column)
                  const of = valued.get(column.uid)
                  const fault = faults.get(`${index} ${column.band} ${column.index}`)
                  return <td key={column.uid} className={fault ? 'wrong' : ''} title={fault?.message}>{!of ? text : column.band === 'when' ? showWhen(text, of) : showThen(text, of)}{fault && <span className="s12 danger">{fault.message}</span>}</td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.rows.length > SHOWN && <p className="s12 t3">{t('decisions.proposal_more', { count: table.rows.length - SHOWN })}</p>}
      {elsewhere.length > 0 && <ul className="lq-losses">{elsewhere.map((problem) => <li key={problem.path + problem.message}><Icon name="warning" size={14} />{problem.message}</li>)}</ul>}
    </>
  )
}

import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { useFindings } from '../analysis/findings'
import { harmful } from '../analysis/marks'
import { plainText, sentenceOf } from '../cells/sentence'
import { useDecision, useDesk } from '../desk'
import type { Row, TableBody } from '../document'
import { useActions } from './actions'
import { RowTools } from './RowTools'
import { spanOf } from './selection'
import { useTable } from './table'

/** Below the table: the selected row as one sentence, what it overlaps with, and everything that can be done to it. */
export const RowCard = () => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { nameOf, readOnly, valuedOf } = useDesk()
  const inputs = useDecision<TableBody, TableBody['inputs']>((doc) => doc.inputs)
  const outputs = useDecision<TableBody, TableBody['outputs']>((doc) => doc.outputs)
  const row = useTable(({ selected, visible }) => visible[selected.focus.row])
  const { from, to, number } = useTable(useShallow(({ numbers, selected, visible }) => {
    const { top, bottom } = spanOf(selected)
    const numberAt = (place: number) => numbers.get(visible[place]?.uid ?? '') ?? 0
    return { from: numberAt(top), to: numberAt(bottom), number: numberAt(selected.focus.row) }
  }))
  if (!row) return null
  const pieces = sentenceOf({ inputs, outputs }, row, valuedOf, nameOf)
  const copy = () => void navigator.clipboard?.writeText(plainText(pieces)).then(() => message.success(t('decisions.sentence_copied')))
  return (
    <section className="lq-say" aria-label={t('decisions.row_n', { number })}>
      <header className="row g8">
        <span className="tag blue">{from === to ? t('decisions.row_n', { number }) : t('decisions.rows_n', { from, to })}</span>
        <span className="s12 t3">{t('decisions.in_words')}</span>
        <span className="sp" />
        {!readOnly && <RowTools />}
        <button type="button" className="lq-link s12" onClick={copy}>{t('decisions.copy')}</button>
      </header>
      <p>{pieces.map(({ text, mark }, index) => (mark ? <mark key={index} className={mark}>{text}</mark> : <span key={index}>{text}</span>))}</p>
      <Warnings row={row} number={number} />
    </section>
  )
}

/** What the analysis says of a row, and how to settle it. */
const Warnings = ({ row, number }: { row: Row; number: number }) => {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const { analysis, marks } = useFindings()
  const { moveTo } = useActions()
  const isFirst = useDecision<TableBody, boolean>((doc) => doc.hit_policy === 'first')
  const overlap = harmful(analysis).find(({ rows }) => rows.includes(row.uid))
  const other = overlap?.rows.find((uid) => uid !== row.uid)
  const otherNumber = useTable(({ numbers }) => numbers.get(other ?? '') ?? 0)
  const never = marks.get(row.uid)?.masked ?? marks.get(row.uid)?.dead
  const later = Math.max(number, otherNumber)
  const moveLater = () => {
    const uid = later === number ? row.uid : other
    if (uid !== undefined) moveTo(Math.min(number, otherNumber), new Set([uid]))
  }
  return (
    <>
      {overlap && otherNumber > 0 && (
        <div className="warn">
          <Icon name="warning" />
          <span className="sp">{label(overlap.sentence)}{isFirst && t('decisions.first_wins', { other: later })}</span>
          {!readOnly && isFirst && <button type="button" className="lq-link b" onClick={moveLater}>{t('decisions.move_row', { number: later })}</button>}
        </div>
      )}
      {never && <div className="warn"><Icon name="warning" /><span className="sp">{label(never)}</span></div>}
    </>
  )
}

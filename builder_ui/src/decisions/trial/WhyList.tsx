import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { Tried, Why } from '../api'
import { said } from '../cells/enumeration'
import { parse } from '../cells/parse'
import { phrase } from '../cells/phrase'
import { useDecision, useDesk } from '../desk'
import type { TableBody } from '../document'
import { at } from '../grid/selection'
import { useTable, useTableHandle } from '../grid/table'

const SHOWN = 40

/** Row by row, why it answered or did not. A click leads to the row. */
export const WhyList = ({ tried }: { tried: Tried }) => {
  const { t } = useTranslation()
  const inputs = useDecision<TableBody, TableBody['inputs']>((doc) => doc.inputs)
  const rows = useTable((table) => table.rows)
  const numbers = useTable((table) => table.numbers)
  const { nameOf, valuedOf } = useDesk()
  const { select, store } = useTableHandle()
  const { why } = tried
  if (why.length === 0) return null
  const firstHit = why.findIndex(({ matched }) => matched)
  const shown = why.slice(0, SHOWN).some(({ matched }) => matched) || firstHit < 0 ? why.slice(0, SHOWN) : [...why.slice(0, SHOWN - 1), ...why.slice(firstHit, firstHit + 1)]
  const words = ({ uid, matched, failed }: Why): string => {
    if (!matched) return label(failed?.sentence)
    const row = rows[(numbers.get(uid) ?? 0) - 1]
    const met = inputs.flatMap((input, index) => {
      const said = phrase(parse(row?.when[index] ?? ''), valuedOf(input.uid))
      return said === undefined ? [] : [`${nameOf(input.uid)}${/^[\x20-\x7e]/.test(said) ? ' ' : ''}${said}`]
    })
    return said(met) || t('decisions.any_value')
  }
  const numberOf = (each: Why) => numbers.get(each.uid) ?? each.row
  const lead = (each: Why) => {
    const { clearFilters, selected } = store.getState()
    clearFilters()
    select(at(numberOf(each) - 1, selected.focus.column))
  }
  const last = why.reduce((most, { row }) => Math.max(most, row), 0)
  return (
    <section className="lq-why">
      <h3 className="b">{t('decisions.why')}</h3>
      <ul>
        {shown.map((each) => (
          <li key={each.uid} className={each.matched ? 'yes' : ''}>
            <Icon name={each.matched ? 'check' : 'close'} />
            <button type="button" className="lq-link" onClick={() => lead(each)}>{t('decisions.row_n', { number: numberOf(each) })}</button>
            <span title={words(each)}>{words(each)}<span className="lq-hidden">{t(each.matched ? 'decisions.hit' : 'decisions.not_hit')}</span></span>
          </li>
        ))}
      </ul>
      {why.length > shown.length && <p className="s12 t3">{t('decisions.why_more', { count: why.length - shown.length })}</p>}
      {last < rows.length && <p className="s12 t3">{t('decisions.not_compared', { from: last + 1, to: rows.length })}</p>}
    </section>
  )
}

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
import { useTable } from '../grid/table'

const SHOWN = 40

/** Row by row, why it answered or did not. A click leads to the row. */
export const WhyList = ({ tried }: { tried: Tried }) => {
  const { t } = useTranslation()
  const doc = useDecision<TableBody, TableBody>((whole) => whole)
  const { nameOf, valuedOf } = useDesk()
  const { clearFilters, numberOf, select, selected } = useTable()
  const { why } = tried
  if (why.length === 0) return null
  const firstHit = why.findIndex(({ matched }) => matched)
  const shown = why.slice(0, SHOWN).some(({ matched }) => matched) || firstHit < 0 ? why.slice(0, SHOWN) : [...why.slice(0, SHOWN - 1), ...why.slice(firstHit, firstHit + 1)]
  const words = ({ uid, matched, failed }: Why): string => {
    if (!matched) return label(failed?.sentence)
    const row = doc.rows.find((each) => each.uid === uid)
    const met = doc.inputs.flatMap((input, index) => {
      const said = phrase(parse(row?.when[index] ?? ''), valuedOf(input.uid))
      return said === undefined ? [] : [`${nameOf(input.uid)}${/^[\x20-\x7e]/.test(said) ? ' ' : ''}${said}`]
    })
    return said(met) || t('decisions.any_value')
  }
  const last = Math.max(...why.map(({ row }) => row))
  return (
    <section className="lq-why">
      <h3 className="b">{t('decisions.why')}</h3>
      <ul>
        {shown.map((each) => (
          <li key={each.uid} className={each.matched ? 'yes' : ''}>
            <Icon name={each.matched ? 'check' : 'close'} />
            <button type="button" className="lq-link" onClick={() => { clearFilters(); select(at((numberOf(each.uid) || each.row) - 1, selected.focus.column)) }}>{t('decisions.row_n', { number: numberOf(each.uid) || each.row })}</button>
            <span title={words(each)}>{words(each)}<span className="lq-hidden">{t(each.matched ? 'decisions.hit' : 'decisions.not_hit')}</span></span>
          </li>
        ))}
      </ul>
      {why.length > shown.length && <p className="s12 t3">{t('decisions.why_more', { count: why.length - shown.length })}</p>}
      {last < doc.rows.length && <p className="s12 t3">{t('decisions.not_compared', { from: last + 1, to: doc.rows.length })}</p>}
    </section>
  )
}

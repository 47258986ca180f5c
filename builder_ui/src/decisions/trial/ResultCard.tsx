import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import type { Tried } from '../api'
import { named } from '../cells/enumeration'
import { useDecision, useDesk } from '../desk'
import type { Output, TableBody } from '../document'
import { useTable } from '../grid/table'
import { resultLines, showResult } from './results'

/** Microseconds as people read them. */
export const took = (us: number, t: TFunction): string => (us >= 1000 ? t('decisions.milliseconds', { count: Math.round(us / 1000) }) : t('decisions.microseconds', { count: Math.round(us) }))

/** What came out, and which row said so. */
export const ResultCard = ({ tried }: { tried: Tried }) => {
  const { t } = useTranslation()
  const outputs = useDecision<TableBody, readonly Output[]>((doc) => doc.outputs)
  const { nameOf, valuedOf } = useDesk()
  const rows = useTable((table) => table.numbers)
  const numbers = tried.hits.map(({ uid, row }) => rows.get(uid) ?? row)
  const found = numbers.length > 0
  const lines = tried.result === null ? [] : resultLines(tried.result, outputs)
  return (
    <section className={found ? 'lq-result' : 'lq-result none'} aria-live="polite">
      <header>
        <Icon name={found ? 'check' : 'close'} />
        <span className="sp">{found ? t(numbers.length === 1 ? 'decisions.hit_row' : 'decisions.hit_rows', { rows: named(numbers.slice(0, 6)) + (numbers.length > 6 ? '…' : '') }) : t(lines.length > 0 ? 'decisions.default_taken' : 'decisions.no_hit')}</span>
        <span className="s12">{took(tried.took_us, t)}</span>
      </header>
      {lines.map((line, index) => (
        <dl key={index}>
          {line.map(({ uid, value }) => <div key={uid}><dt>{nameOf(uid)}</dt><dd>{showResult(value, valuedOf(uid))}</dd></div>)}
        </dl>
      ))}
      {lines.length === 0 && <p className="t3 empty">{t('decisions.no_result')}</p>}
    </section>
  )
}

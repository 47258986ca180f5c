import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Amount } from './Amount'
import type { Board, Numbered } from './api'

const Line = ({ of, text, note, sort }: { of: Numbered; text: string; note?: string; sort?: string }) => {
  const { t } = useTranslation()
  return (
    <li>
      <span className="sp">{text}</span>
      {note && <span className="s12 t3">{note}</span>}
      {of.records === null || !of.fault ? <span className="t3">{t(`quality.${of.why ?? 'not_worked_out'}`)}</span> : <Amount fault={of.fault} text={text} records={of.records} sort={sort} />}
    </li>
  )
}

/** The checks of the form that records would not pass today, and by which rules some are alike. */
export const Rules = ({ board }: { board: Board }) => {
  const { t } = useTranslation()
  if (board.checks.length === 0 && board.duplicates.length === 0) return null
  return (
    <div className="lq-rules">
      {board.checks.length > 0 && (
        <section className="card" aria-labelledby="quality-checks">
          <div className="hd"><h2 id="quality-checks">{t('quality.checks')}</h2><span className="s12 t3">{t('quality.checks_about')}</span></div>
          <ul>{board.checks.map((one) => <Line key={one.name} of={one} text={label(one.label)} />)}</ul>
        </section>
      )}
      {board.duplicates.length > 0 && (
        <section className="card" aria-labelledby="quality-doubles">
          <div className="hd"><h2 id="quality-doubles">{t('quality.doubles')}</h2><span className="s12 t3">{t('quality.doubles_about')}</span></div>
          <ul>{board.duplicates.map((one) => <Line key={one.name} of={one} text={t('quality.same', { fields: label(one.label) })} note={one.clusters ? t('quality.clusters', { count: one.clusters }) : undefined} />)}</ul>
        </section>
      )}
    </div>
  )
}

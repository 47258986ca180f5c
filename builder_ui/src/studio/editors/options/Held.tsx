import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { held, type Holding } from './api'

/** How many records hold an option, field by field. */
export const Held = ({ holdings, code }: { holdings: readonly Holding[]; code: string }) => {
  const { t } = useTranslation()
  const all = held(holdings, code)
  const shown = holdings.filter(({ records }) => records === null || (records[code] ?? 0) > 0)
  return (
    <section role="status">
      <h3>{t(all.known && all.exact ? 'options.held' : 'options.held_at_least', { count: all.count })}</h3>
      <ul className="lq-held">
        {shown.map((each) => (
          <li key={`${each.app} ${each.form} ${each.label.zh}`}>
            <span>{label(each.form_label)}·{label(each.label)}</span>
            <span className="t2 nw">{each.records === null ? t('options.not_told') : (each.records[code] ?? 0).toLocaleString()}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

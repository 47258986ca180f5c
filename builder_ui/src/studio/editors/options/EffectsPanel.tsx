import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { kindIcon } from '../../kinds'
import type { OptionBody, OptionSetBody } from '../../bodies'
import { useDocument } from '../../editor/context'
import { useEffects, type Merge, type RankUse } from './api'

/** What publishing would change for conditions by rank, and how far merges have come. */
export const EffectsPanel = () => {
  const { t } = useTranslation()
  const options = useDocument<OptionSetBody, readonly OptionBody[]>(({ doc }) => doc.options)
  const { data } = useEffects(options.map(({ code }) => code).join())
  const named = (code: string) => label(options.find((each) => each.code === code)?.label) || code
  if (!data || data.merges.length + data.ranking.length === 0) return null
  return (
    <>
      {data.ranking.length > 0 && (
        <section className="card lq-panel lq-effects">
          <header className="hd"><h2>{t('options.ranking')}</h2><span className="bdg">{data.ranking.length}</span><span className="s12 t3">{t('options.ranking_how')}</span></header>
          <ul>{data.ranking.map((use) => <Ranked key={`${use.app} ${use.kind} ${use.name} ${use.path} ${use.code}`} use={use} named={named} />)}</ul>
        </section>
      )}
      {data.merges.length > 0 && (
        <section className="card lq-panel lq-effects">
          <header className="hd"><h2>{t('options.merges')}</h2></header>
          <ul>{data.merges.map((merge) => <Merged key={merge.code} merge={merge} named={named} />)}</ul>
        </section>
      )}
    </>
  )
}

const Ranked = ({ use, named }: { use: RankUse; named: (code: string) => string }) => {
  const { t } = useTranslation()
  const gained = use.after.filter((code) => !use.before.includes(code)).map(named)
  const lost = use.before.filter((code) => !use.after.includes(code)).map(named)
  const join = t('options.comma')
  return (
    <li>
      <Icon name={kindIcon(use.kind)} className="t3" />
      <div className="sp">
        <div>{t(`studio.kind_${use.kind}`)}“{label(use.label)}”<span className="t3">·{label(use.where)}</span></div>
        <div className="s12 t2 mono">{use.text}</div>
        <div className="s12">
          {gained.length > 0 && <span className="up">{t('options.gained', { names: gained.join(join) })}</span>}
          {lost.length > 0 && <span className="down">{t('options.lost', { names: lost.join(join) })}</span>}
        </div>
      </div>
      {use.records_before !== null && use.records_after !== null && (
        <span className="nw">{t('options.from_to', { before: use.records_before.toLocaleString(), after: use.records_after.toLocaleString() })}</span>
      )}
    </li>
  )
}

const Merged = ({ merge, named }: { merge: Merge; named: (code: string) => string }) => {
  const { t, i18n } = useTranslation()
  const until = merge.until === null ? null : new Date(merge.until)
  const day = until?.toLocaleDateString(i18n.language.startsWith('zh') ? 'zh-CN' : 'en-GB')
  return (
    <li>
      <Icon name="swap" className="t3" />
      <span className="sp">{named(merge.code)} → {named(merge.into)}</span>
      {merge.left_out > 0 && <span className="tag amber">{t('options.left_out', { count: merge.left_out })}</span>}
      <span className="t2 nw">{t(`options.state_${merge.state}`, { count: merge.records })}</span>
      {day && merge.state === 'merged' && <span className="s12 t3 nw">{t('options.until', { day })}</span>}
    </li>
  )
}

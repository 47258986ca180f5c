import { useTranslation } from 'react-i18next'
import { label, type Label } from '@/i18n'
import { Icon } from '@/kit/icons'

interface Named { id: string; label: string | null }
interface RuleValue { label: Label; seen: boolean; value: string | null }
interface Reason { role: string; grant: string; denies: boolean; holds: boolean | null; unknown: boolean; values: RuleValue[]; sentence: Label }
interface Share { id: string; person: Named | null; unit: Named | null; role: Named | null; may_write: boolean; until: string; counts: boolean; by: Named | null }
export interface Post {
  post: string | null
  post_label: Label | null
  unit: Named | null
  allowed: boolean
  see: 'hidden' | 'masked' | 'clear' | null
  write: 'never' | 'when_creating' | 'always' | null
  reasons: Reason[]
  shares: Share[]
}
export interface Explanation extends Post {
  notes: Label[]
  others: Post[]
  delegates: { person: Named; post_label: Label; until: string }[]
}

/** What a grant or a denial comes to: it decides, it does not, or that depends on the record. */
const markOf = ({ holds, denies }: Reason) => (holds === null ? 'depends' : holds ? (denies ? 'against' : 'for') : 'idle')
const icons = { for: 'check', against: 'close', depends: 'info', idle: 'minus' } as const

const Why = ({ reason }: { reason: Reason }) => {
  const { t } = useTranslation()
  const mark = markOf(reason)
  return (
    <li className={mark}>
      <span className="mark" title={t(`rights.mark_${mark}`)}><Icon name={icons[mark]} /></span>
      <span className="col sp">
        <span>{label(reason.sentence)}</span>
        {reason.values.length > 0 && (
          <span className="s12 t2">{reason.values.map((one) => `${label(one.label)}${t('common.colon')}${one.seen ? (one.value ?? t('rights.empty')) : t('rights.not_seen')}`).join(t('rights.comma'))}</span>
        )}
      </span>
    </li>
  )
}

const Shared = ({ one }: { one: Share }) => {
  const { t } = useTranslation()
  const to = one.person ?? one.unit ?? one.role
  return (
    <li className={one.counts ? 'for' : 'idle'}>
      <span className="mark"><Icon name={one.counts ? 'people' : 'minus'} /></span>
      <span>{t('rights.reached', { by: one.by?.label ?? '', to: to?.label ?? to?.id ?? '', until: one.until })}·{t(one.may_write ? 'rights.share_write' : 'rights.share_read')}{!one.counts && <span className="danger">·{t('rights.share_void')}</span>}</span>
    </li>
  )
}

const InPost = ({ one, several }: { one: Post; several: boolean }) => {
  const { t } = useTranslation()
  return (
    <section className="lq-why-post">
      {several && <h3>{[label(one.post_label), one.unit?.label].filter(Boolean).join('·') || t('rights.no_post')}</h3>}
      <p className={one.allowed ? 'verdict yes' : 'verdict no'}>
        <Icon name={one.allowed ? 'check' : 'close'} />{t(one.allowed ? 'rights.may' : 'rights.may_not')}
        {one.see && <span className="t2">·{t(`rights.see_${one.see}`)}</span>}
        {one.write && <span className="t2">·{t(`rights.write_${one.write}`)}</span>}
      </p>
      {one.reasons.length === 0 && <p className="t3">{t('rights.nothing_granted')}</p>}
      <ul>{one.reasons.map((reason) => <Why key={`${reason.role}${reason.grant}${String(reason.denies)}`} reason={reason} />)}{one.shares.map((share) => <Shared key={share.id} one={share} />)}</ul>
    </section>
  )
}

/** Why he may or may not: in each of his posts, then what holds for everybody, and who acts for him. */
export const Verdict = ({ found }: { found: Explanation }) => {
  const { t } = useTranslation()
  const posts = [found, ...found.others]
  return (
    <div className="lq-why" aria-live="polite">
      {posts.map((one) => <InPost key={`${one.post ?? ''}${one.unit?.id ?? ''}`} one={one} several={posts.length > 1} />)}
      {found.notes.map((note) => <p key={note.zh} className="t2 s12"><Icon name="info" /> {label(note)}</p>)}
      {found.delegates.map((one) => <p key={one.person.id} className="t2 s12"><Icon name="swap" /> {t('rights.delegate', { who: one.person.label ?? '', post: label(one.post_label), until: one.until })}</p>)}
    </div>
  )
}

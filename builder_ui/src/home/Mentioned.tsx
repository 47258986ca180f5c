import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { ago } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { mentionsQuery, seeMentions } from './mentions'

const shown = 8

/** Comments that mention me, those I have not opened first in sight. */
export const Mentioned = () => {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useQuery(mentionsQuery)
  const items = data?.items.slice(0, shown) ?? []
  const unseen = data?.unseen ?? 0
  return (
    <section className="card lq-mentioned">
      <div className="hd">
        <h2>{t('comment.mentioned')}</h2>
        {unseen > 0 && <span className="bdg blue">{unseen}</span>}
        <span className="sp" />
        {unseen > 0 && <button type="button" className="lq-link s12" onClick={() => void seeMentions()}>{t('comment.see_all')}</button>}
      </div>
      {isPending && <Loading rows={3} />}
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && items.length === 0 && <Empty icon="chat" title={t('comment.mentioned_none')} why={t('comment.mentioned_why')} />}
      <div className="lq-rows">
        {items.map((one) => (
          <Link key={one.id} to="/app/$app/form/$form/$record" params={{ app: one.app, form: one.form, record: one.record }} search={{ tab: 'comments' }} onClick={() => void (one.seen || seeMentions([one.id]))}>
            <Icon name="chat" className="t3" />
            <span className="col sp">
              <span className={one.seen ? 'nw' : 'nw b'}>{t('comment.mentioned_by', { who: one.by?.label ?? t('record.system'), title: one.title })}<span className="t3 s12"> {label(one.form_label)}</span></span>
              <span className="nw t2 s12">{one.text}</span>
            </span>
            {!one.seen && <span className="tag blue">{t('comment.unseen')}</span>}
            <span className="s12 t3">{ago(one.at)}</span>
          </Link>
        ))}
      </div>
    </section>
  )
}

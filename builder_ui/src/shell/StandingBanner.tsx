import { App } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { actAs, actingOf, beOneself, useMe } from '@/api/session'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Feedback } from '@/kit/Feedback'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'

const Banner = () => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const me = useMe()
  const own = actingOf(me)
  const acting = me.delegations.find((one) => one.id === me.acting_for)
  const end = async () => {
    try {
      await (me.viewing ? beOneself() : own && actAs(own.id))
      await navigate({ to: '/' })
    } catch (error) {
      message.error(errorText(error))
    }
  }
  const text = me.viewing
    ? t('shell.viewing', { who: me.viewing.person.label, until: dateTime(me.viewing.until) })
    : acting && t('shell.acting_for', { who: acting.person.label, post: label(acting.post.label) })
  return (
    <div className="lq-standing" role="status">
      <Icon name={me.viewing ? 'eye' : 'people'} size={16} /><span className="sp">{text}</span>
      <button type="button" onClick={() => void end()}>{t(me.viewing ? 'shell.viewing_end' : 'shell.acting_end')}</button>
    </div>
  )
}

/** Says on every page that one looks as somebody else, or acts for him, and ends it. */
export const StandingBanner = () => <Feedback><Banner /></Feedback>

import { App } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { actAs, actFor, logOut, readIn, useMe } from '@/api/session'
import { label, language } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { Feedback } from '@/kit/Feedback'
import { Icon, type IconName } from '@/kit/icons'
import type { OwnDialogName } from './OwnDialog'

interface Entry {
  key: string
  icon: IconName
  text: string
  note?: string
  checked?: boolean
  act: () => unknown
}

interface Props {
  close: () => void
  /** Ask for one of one's own dialogs. */
  ask: (dialog: OwnDialogName) => void
  /** It is part of a page and takes no focus. */
  quiet?: boolean
}

const Menu = ({ close, ask, quiet = false }: Props) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const me = useMe()
  const navigate = useNavigate()
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!quiet) menu.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
  }, [quiet])

  const run = (act: () => unknown) => async () => {
    try {
      await act()
      close()
    } catch (error) {
      message.error(errorText(error))
    }
  }
  const posts: Entry[] = me.assignments.map((one) => ({
    key: one.id, icon: 'badge', text: label(one.post.label), note: (one.unit.path ?? [one.unit.label]).slice(-2).map(label).join('·'),
    checked: one.id === me.acting && !me.acting_for, act: () => actAs(one.id),
  }))
  const others: Entry[] = me.delegations.map((one) => ({
    key: one.id, icon: 'people', text: t('shell.act_for', { who: one.person.label, post: label(one.post.label) }), note: t('shell.act_for_until', { until: one.until }),
    checked: one.id === me.acting_for, act: () => actFor(one.id),
  }))
  const languages: Entry[] = (['zh', 'en'] as const).map((one) => ({
    key: one, icon: 'globe', text: one === 'zh' ? '中文' : 'English', checked: language() === one, act: () => readIn(one),
  }))
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (!step || !menu.current) return
    event.preventDefault()
    const items = [...menu.current.querySelectorAll<HTMLElement>('[role^=menuitem]')]
    items[(items.indexOf(document.activeElement as HTMLElement) + step + items.length) % items.length]?.focus()
  }
  const item = (entry: Entry) => (
    <button key={entry.key} type="button" role={entry.checked === undefined ? 'menuitem' : 'menuitemradio'} aria-checked={entry.checked} onClick={() => void run(entry.act)()}>
      <Icon name={entry.icon} className="t3" />
      <span className="col sp"><span>{entry.text}</span>{entry.note && <span className="s12 t3">{entry.note}</span>}</span>
      {entry.checked && <Icon name="check" />}
    </button>
  )
  const leave = async () => {
    await logOut()
    await navigate({ to: '/login' })
  }
  return (
    <div className="lq-menu" role="menu" aria-label={t('shell.identity', { name: me.person.name })} ref={menu} onKeyDown={move}>
      {posts.length + others.length > 1 && <div role="group" aria-label={t('shell.post_switch')}><div className="cap" aria-hidden="true">{t('shell.post_switch')}</div>{[...posts, ...others].map(item)}</div>}
      <div role="group" aria-label={t('shell.language')}><div className="cap" aria-hidden="true">{t('shell.language')}</div>{languages.map(item)}</div>
      <div role="separator" />
      {me.assignments.length > 0 && !me.viewing && <button type="button" role="menuitem" onClick={() => ask('delegation')}><Icon name="people" className="t3" />{t('shell.delegate')}</button>}
      {!me.viewing && <button type="button" role="menuitem" onClick={() => ask('password')}><Icon name="key" className="t3" />{t('shell.password_change')}</button>}
      <button type="button" role="menuitem" onClick={() => void run(leave)()}><Icon name="logout" className="t3" />{t('shell.log_out')}</button>
    </div>
  )
}

/** Posts to act in, language, password, log out. */
export const IdentityMenu = (props: Props) => <Feedback><Menu {...props} /></Feedback>

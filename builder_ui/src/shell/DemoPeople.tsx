import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DemoPerson } from '@/api/types'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { initials } from './Identity'

interface Props {
  people: DemoPerson[]
  busy: string
  enter: (values: { login: string; password: string }) => Promise<void>
  password: () => string
}

const place = 'lq-demo-password'

/** The people of the demo as cards: the password is typed once, then a click is enough. */
export const DemoPeople = ({ people, busy, enter, password }: Props) => {
  const { t } = useTranslation()
  const [shared, setShared] = useState(window.sessionStorage.getItem(place) ?? '')
  const [asked, setAsked] = useState(false)
  const choose = (login: string) => {
    const known = shared || password()
    if (!known) return setAsked(true)
    window.sessionStorage.setItem(place, known)
    return void enter({ login, password: known })
  }
  return (
    <section className="card box demo" aria-labelledby="demo-people">
      <h2 id="demo-people">{t('shell.demo_people')}</h2>
      <p className="t3">{t('shell.demo_people_help')}</p>
      <div className="row g8 secret">
        <label htmlFor="demo-password" className="t2">{t('shell.demo_password')}</label>
        <Input.Password id="demo-password" className="sp" value={shared} status={asked && !shared ? 'error' : undefined} aria-describedby="demo-password-help" autoComplete="off" onChange={(event) => setShared(event.target.value)} />
      </div>
      <p id="demo-password-help" className={asked && !shared ? 's12 danger' : 's12 t3'}>{t('shell.demo_password_help')}</p>
      <div className="people">
        {people.map((person) => (
          <button key={person.login} type="button" className="person" disabled={busy !== ''} onClick={() => choose(person.login)}>
            <span className="av" aria-hidden="true">{initials(person.name)}</span>
            <span className="col nw"><span className="nw">{person.name}</span><span className="s12 t3 nw">{label(person.post)}·{person.login}</span></span>
            {busy === person.login && <Icon name="refresh" className="spin t3" />}
          </button>
        ))}
      </div>
    </section>
  )
}

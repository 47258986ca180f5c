import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { path, post } from '@/api/client'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { OneTimePassword } from './OneTimePassword'
import type { Person } from './types'
import { useAct } from './useAct'

/** Lock out, let in again, give a new password; leave the bank and come back. */
export const PersonAccess = ({ person, fixed }: { person: Person; fixed: boolean }) => {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const { act, busy } = useAct('people', 'person')
  const [resetting, setResetting] = useState(false)
  const locked = person.state === 'locked' || (person.locked_until !== null && new Date(person.locked_until).getTime() > Date.now())
  /** Ask why, and do it. */
  const shutOut = (how: 'lock' | 'leave') => {
    let reason = ''
    modal.confirm({
      title: t(`admin.${how}_title`, { name: person.name }), okText: t(`admin.${how}`), okButtonProps: { danger: true }, cancelText: t('common.cancel'),
      content: <><p>{t(`admin.${how}_consequence`)}</p><label htmlFor="lock-reason" className="t2">{t('admin.reason')}</label><Input id="lock-reason" autoFocus maxLength={100} onChange={(event) => { reason = event.target.value }} /></>,
      onOk: async () => {
        if (!(await act(() => post(path`/api/people/${person.id}/${how}`, { body: { reason } }), t('admin.done')))) throw new Error('refused')
      },
    })
  }
  const readmit = (how: 'unlock' | 'come_back') => void act(() => post(path`/api/people/${person.id}/${how}`), t('admin.done'))
  return (
    <section className="lq-part">
      <h3>{t('admin.access')}</h3>
      <p className="t3">{t('admin.last_login')}{t('common.colon')}{person.last_login_at ? dateTime(person.last_login_at) : t('admin.never')}</p>
      {!fixed && (
        <div className="row g8 wrap" style={{ marginTop: 8 }}>
          {person.state === 'left' && <Button icon={<Icon name="unlock" />} loading={busy} onClick={() => readmit('come_back')}>{t('admin.come_back')}</Button>}
          {person.state !== 'left' && (
            <>
              {locked
                ? <Button icon={<Icon name="unlock" />} loading={busy} onClick={() => readmit('unlock')}>{t('admin.unlock')}</Button>
                : <Button danger icon={<Icon name="lock" />} onClick={() => shutOut('lock')}>{t('admin.lock')}</Button>}
              <Button icon={<Icon name="key" />} onClick={() => setResetting(true)}>{t('admin.reset')}</Button>
              <Button danger onClick={() => shutOut('leave')}>{t('admin.leave')}</Button>
            </>
          )}
        </div>
      )}
      {resetting && <OneTimePassword person={person} close={() => setResetting(false)} />}
    </section>
  )
}

import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { path, post } from '@/api/client'
import { dateTime } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { OneTimePassword } from './OneTimePassword'
import type { Person } from './types'
import { useAct } from './useAct'

/** Lock out, let in again, give a new password. */
export const PersonAccess = ({ person, fixed }: { person: Person; fixed: boolean }) => {
  const { t } = useTranslation()
  const { modal } = App.useApp()
  const { act, busy } = useAct('people', 'person')
  const [resetting, setResetting] = useState(false)
  const locked = person.state === 'locked' || (person.locked_until !== null && new Date(person.locked_until).getTime() > Date.now())
  const lock = () => {
    let reason = ''
    modal.confirm({
      title: t('admin.lock_title', { name: person.name }), okText: t('admin.lock'), okButtonProps: { danger: true }, cancelText: t('common.cancel'),
      content: <><p>{t('admin.lock_consequence')}</p><label htmlFor="lock-reason" className="t2">{t('admin.reason')}</label><Input id="lock-reason" autoFocus maxLength={100} onChange={(event) => { reason = event.target.value }} /></>,
      onOk: async () => {
        if (!(await act(() => post(path`/api/people/${person.id}/lock`, { body: { reason } }), t('admin.done')))) throw new Error('refused')
      },
    })
  }
  return (
    <section className="lq-part">
      <h3>{t('admin.access')}</h3>
      <p className="t3">{t('admin.last_login')}{t('common.colon')}{person.last_login_at ? dateTime(person.last_login_at) : t('admin.never')}</p>
      {!fixed && (
        <div className="row g8 wrap" style={{ marginTop: 8 }}>
          {locked
            ? <Button icon={<Icon name="unlock" />} loading={busy} onClick={() => void act(() => post(path`/api/people/${person.id}/unlock`), t('admin.done'))}>{t('admin.unlock')}</Button>
            : <Button danger icon={<Icon name="lock" />} onClick={lock}>{t('admin.lock')}</Button>}
          <Button icon={<Icon name="key" />} onClick={() => setResetting(true)}>{t('admin.reset')}</Button>
        </div>
      )}
      {resetting && <OneTimePassword person={person} close={() => setResetting(false)} />}
    </section>
  )
}

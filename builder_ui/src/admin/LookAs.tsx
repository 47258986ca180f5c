import { App, Button, Input } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lookAs } from '@/api/session'
import { errorText } from '@/kit/errorText'
import { Icon } from '@/kit/icons'
import type { Person } from './types'

const WhyDialog = lazy(async () => ({ default: (await import('@/runtime/record/why/WhyDialog')).WhyDialog }))

/** Look as this person: what he sees, changing nothing, for a reason that is kept. */
export const LookAs = ({ person }: { person: Person }) => {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const navigate = useNavigate()
  const [explaining, setExplaining] = useState(false)
  const ask = () => {
    let reason = ''
    modal.confirm({
      title: t('admin.look_as_title', { name: person.name }), okText: t('admin.look_as_ok'), cancelText: t('common.cancel'),
      content: <><p>{t('admin.look_as_about')}</p><label htmlFor="look-reason" className="t2">{t('admin.look_as_reason')}</label><Input id="look-reason" autoFocus maxLength={200} onChange={(event) => { reason = event.target.value }} /></>,
      onOk: async () => {
        try {
          await lookAs(person.id, reason)
        } catch (error) {
          message.error(errorText(error))
          throw error
        }
        await navigate({ to: '/' })
      },
    })
  }
  return (
    <section className="lq-part">
      <div className="row g8 wrap">
        <Button icon={<Icon name="eye" />} onClick={ask}>{t('admin.look_as')}</Button>
        <Button icon={<Icon name="shield" />} onClick={() => setExplaining(true)}>{t('rights.why')}</Button>
      </div>
      {explaining && <Suspense><WhyDialog person={person.id} name={person.name} close={() => setExplaining(false)} /></Suspense>}
    </section>
  )
}

import { Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'

/** It is live: which release, and where to look at it. */
export const PublishResult = ({ app, release, close }: { app: string; release: number; close?: () => void }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <div className="lq-publish-done" role="status">
      <Icon name="check" size={32} />
      <h3 className="b">{t('studio.published', { release })}</h3>
      <p className="t3">{t('studio.published_why')}</p>
      <div className="row g8">
        {close && <Button onClick={close}>{t('studio.continue_editing')}</Button>}
        <Button type="primary" onClick={() => void navigate({ to: '/app/$app', params: { app } })}>{t('studio.open_app')}</Button>
      </div>
    </div>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { IconButton } from '@/kit/IconButton'
import { usePhone } from '@/kit/usePhone'
import { DemoBanner } from '@/shell/DemoBanner'
import { DueChip } from './DueChip'

interface Props {
  title: string
  meta: string[]
  due?: string | null
  actions?: ReactNode
  close: () => void
  children?: ReactNode
}

/** The head of what is opened beside the inbox: what it is, until when, how far; on a phone with the way back. */
export const PaneHead = ({ title, meta, due = null, actions, close, children }: Props) => {
  const { t } = useTranslation()
  const me = useMe()
  const phone = usePhone()
  return (
    <>
      {phone && me.mode === 'demo' && <DemoBanner />}
      <header className="head">
        <div className="row g8">
          {phone && <IconButton icon="back" label={t('tasks.to_inbox')} onClick={close} />}
          <div className="about">
            <h2 className="nw">{title}</h2>
            {phone && <div className="meta nw t3 s12">{meta.slice(0, 3).join('·')}</div>}
          </div>
          <span className="sp" />
          {!phone && <DueChip due={due} />}
          {actions}
        </div>
        {!phone && <div className="meta t3 s12">{meta.filter(Boolean).join('·')}</div>}
        {phone && due && <div className="due"><DueChip due={due} /></div>}
        {children}
      </header>
    </>
  )
}

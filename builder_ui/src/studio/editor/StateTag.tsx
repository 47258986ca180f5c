import { useTranslation } from 'react-i18next'

/** 草稿·线上 v11, 草稿·未发布, 线上 v11, or that the next publication removes it. */
export const StateTag = ({ state, version, what }: { state: 'draft' | 'live' | 'changed' | 'removed'; version: number | null; what?: string }) => {
  const { t } = useTranslation()
  const kind = what ? `${what}·` : ''
  if (state === 'removed') return <span className="tag red">{t('studio.state_removed')}</span>
  if (state === 'draft') return <span className="tag">{kind}{t('studio.state_draft')}</span>
  if (state === 'live') return <span className={kind ? 'tag' : 'tag green'}>{kind}{t('studio.state_live', { version: version ?? 1 })}</span>
  return <span className="tag">{kind}{t('studio.state_changed', { version: version ?? 1 })}</span>
}

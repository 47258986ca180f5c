import { Input, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { appsQuery, openable } from '@/api/apps'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { Waiting } from './types'
import type { Inbox } from './useInbox'

/** What is late, what is due today, of which app, and some words. */
export const InboxFilters = ({ inbox, waiting }: { inbox: Inbox; waiting: Waiting | undefined }) => {
  const { t } = useTranslation()
  const { data } = useQuery(appsQuery)
  const apps = openable(data)
  const { box, due, search } = inbox
  const [typed, setTyped] = useState(search.q ?? '')
  useEffect(() => setTyped(search.q ?? ''), [search.q])
  const chip = (name: 'late' | 'today' | undefined, text: string, many: number | undefined) => (
    <button type="button" className={due === name ? 'lq-pill on' : 'lq-pill'} aria-pressed={due === name} onClick={() => inbox.ask({ due: name })}>
      {text}{many !== undefined && <span className="n"> {many}</span>}
    </button>
  )
  return (
    <div className="filters">
      {box === 'open' && (
        <div className="pills" role="group" aria-label={t('tasks.due_filter')}>
          {chip(undefined, t('tasks.due_all'), waiting?.open)}
          {chip('late', t('tasks.due_late'), waiting?.late)}
          {chip('today', t('tasks.due_today'), waiting?.today)}
        </div>
      )}
      <Input
        className="find" allowClear value={typed} prefix={<Icon name="search" size={14} className="t3" />} placeholder={t('tasks.find')} aria-label={t('tasks.find')}
        onChange={(event) => { setTyped(event.target.value); if (event.target.value === '') inbox.ask({ q: undefined }) }} onPressEnter={() => inbox.ask({ q: typed.trim() || undefined })}
      />
      {apps.length > 1 && (
        <Select
          className="apps" allowClear value={search.app} placeholder={t('tasks.every_app')} aria-label={t('tasks.of_app')} onChange={(app?: string) => inbox.ask({ app })}
          options={apps.map((app) => ({ value: app.app, label: label(app.label) }))}
        />
      )}
    </div>
  )
}

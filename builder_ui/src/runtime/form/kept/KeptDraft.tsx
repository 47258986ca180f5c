import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { bringAllWords } from '@/i18n'
import { dateTime } from '@/kit/format'
import type { FormMeta, Json, Values } from '../../types'
import { forgetDraft, keepable, keepDraft, readDraft, sessionEnded, type Shown } from './draft'

interface Props {
  form: FormMeta
  values: Values
  labels: Record<string, Shown>
  touched: ReadonlySet<string>
  saved: boolean
  change: (name: string, value: Json, shown?: Shown) => void
}

/** What was filled in survives a reload and a session that ended; it is forgotten with the record saved or the page left. */
export const KeptDraft = ({ form, values, labels, touched, saved, change }: Props) => {
  const { t } = useTranslation()
  const person = useMe().person.id
  const [first] = useState(values)
  const [found, setFound] = useState(() => (touched.size === 0 ? readDraft(person, form) : null))
  const [worded, setWorded] = useState(false)
  const now = useRef({ values, labels, touched, saved })
  useEffect(() => { now.current = { values, labels, touched, saved } })

  useEffect(() => {
    if (!found) return
    for (const [name, value] of Object.entries(found.values)) change(name, value, found.labels[name])
    void bringAllWords().then(() => setWorded(true))
    // once, with what was found
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  useEffect(() => {
    const keep = () => {
      if (!now.current.saved && now.current.touched.size > 0) keepDraft(person, form, now.current, now.current.touched)
    }
    const timer = setInterval(keep, 2_000)
    window.addEventListener('pagehide', keep)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', keep)
    }
  }, [person, form])

  useEffect(() => () => {
    if (!sessionEnded()) forgetDraft()
  }, [])
  useEffect(() => { if (saved) forgetDraft() }, [saved])

  const again = () => {
    for (const name of touched) change(name, first[name] ?? null)
    forgetDraft()
    setFound(null)
  }
  if (!found || !worded) return null
  return (
    <div className="lq-notice lq-sheet-width row g8 wrap" role="status">
      <span className="sp">{t('draft.found', { at: dateTime(found.at) })}{!keepable(form).all && t('draft.not_all')}</span>
      <Button size="small" onClick={again}>{t('draft.again')}</Button>
    </div>
  )
}

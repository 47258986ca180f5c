import { useEffect, useState } from 'react'
import { csrfToken, path } from '@/api/client'
import type { Named } from '@/api/types'
import type { FormMeta, RecordRow } from '../types'

/** Well within the time the server believes it. */
const every = 20_000

/** Everybody else who has the record open for editing. While oneself edits it, the others are told. */
export const useEditors = (form: FormMeta, record: RecordRow, editing: boolean): Named[] => {
  const [others, setOthers] = useState<Named[]>([])
  const where = path`/api/apps/${form.app}/forms/${form.name}/records/${record.id}/editing`
  useEffect(() => {
    let over = false
    // beside everything else: a failure here is nobody's business, and an ended session shows when something is done
    const send = async (method: 'GET' | 'PUT' | 'DELETE') => {
      const answer = await fetch(where, { method, keepalive: method === 'DELETE', credentials: 'same-origin', headers: method === 'GET' ? {} : { 'X-CSRF-Token': csrfToken() } }).catch(() => null)
      if (over || method === 'DELETE') return
      if (answer && [401, 403, 404].includes(answer.status)) over = true
      setOthers(answer?.ok ? ((await answer.json()) as { others: Named[] }).others : [])
    }
    const look = () => {
      if (!over && (editing || document.visibilityState === 'visible')) void send(editing ? 'PUT' : 'GET')
    }
    const leave = () => { if (editing) void send('DELETE') }
    look()
    const timer = setInterval(look, every)
    document.addEventListener('visibilitychange', look)
    window.addEventListener('pageshow', look)
    window.addEventListener('pagehide', leave)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('pageshow', look)
      window.removeEventListener('pagehide', leave)
      leave()
      over = true
    }
  }, [where, editing])
  return others
}

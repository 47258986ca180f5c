import { useEffect, useRef } from 'react'
import { useMe } from '@/api/session'
import { sessionEnded, type Shown } from '../../form/kept/draft'
import type { FormMeta, RecordRow, Values } from '../../types'
import { forgetEdited, keepEdited } from './edited'

/** What is being changed survives a reload and a session that ended; it is forgotten when it is saved or given up. */
export const useKeepEdited = (form: FormMeta, base: RecordRow, edited: Values, labels: Record<string, Shown>): void => {
  const person = useMe().person.id
  const now = useRef({ form, base, edited, labels })
  useEffect(() => { now.current = { form, base, edited, labels } })
  useEffect(() => {
    const keep = () => keepEdited(person, now.current.form, now.current.base, now.current.edited, now.current.labels)
    const timer = setInterval(keep, 2_000)
    window.addEventListener('pagehide', keep)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pagehide', keep)
      if (sessionEnded()) keep()
      else forgetEdited(person, now.current.base.id)
    }
  }, [person])
}

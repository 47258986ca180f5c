import { useMemo, useRef, useState } from 'react'
import { ApiError, type Problem } from '@/api/problem'
import { errorText } from '@/kit/errorText'
import type { Json, Values } from '@/runtime/types'
import { changed } from '@/runtime/values/same'
import { act, stepped } from './api'
import type { ActBody, Acted, Task } from './types'

/** Actions that carry what was filled in; the others only pass the task on. */
const writing = new Set(['approve', 'reject', 'complete', 'return'])

/** What stands in the way of an action: somebody was quicker, something is missing, the server could not. */
export interface Refused {
  text: string
  /** The task is not as it was seen: it is read anew. */
  isConflict: boolean
}

/** A task under somebody's hands: what he filled in and said, what was refused, and one key for however many clicks. */
export const useTask = (task: Task) => {
  const [mine, setMine] = useState<Values>(() => task.draft ?? {})
  const [labels, setLabels] = useState<Record<string, string | (string | null)[] | null>>({})
  const [opinion, setOpinion] = useState('')
  const [signature, setSignature] = useState<string | null>(null)
  const [files, setFiles] = useState<string[]>([])
  const [problems, setProblems] = useState<Problem[]>([])
  const [judged, setJudged] = useState<Values | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)
  const [busy, setBusy] = useState<string | null>(null)
  const running = useRef(false)
  const key = useRef(crypto.randomUUID())
  const base = task.record
  const edited = useMemo(() => changed(mine, base?.values ?? {}), [mine, base])
  const values = useMemo(() => ({ ...base?.values, ...mine }), [mine, base])

  const change = (name: string, value: Json, shown?: string | (string | null)[] | null) => {
    setMine((before) => ({ ...before, [name]: value }))
    if (shown !== undefined) setLabels((before) => ({ ...before, [name]: shown }))
    setProblems((before) => before.filter((problem) => !problem.path.startsWith(`/values/${name}`)))
  }
  const say = (text: string) => {
    setOpinion(text)
    setProblems((before) => before.filter((problem) => problem.path !== '/opinion'))
  }

  /** Do it; undefined where it was refused, and why stands in `problems` and `refused`. A second click while it runs does nothing. */
  const run = async (action: string, more: ActBody = {}, sent: Values = edited): Promise<Acted | undefined> => {
    if (running.current) return undefined
    running.current = true
    setBusy(action)
    setRefused(null)
    const carried = action === 'save' ? { values: sent } : writing.has(action) && Object.keys(sent).length > 0 ? { values: sent, version: base?.version } : {}
    const body = { opinion: opinion.trim() || undefined, signature: signature ?? undefined, files: files.length > 0 ? files : undefined, ...carried, ...more }
    try {
      const acted = await act(task.id, action, body, key.current)
      key.current = crypto.randomUUID()
      setProblems([])
      await stepped()
      return acted
    } catch (error) {
      const known = error instanceof ApiError
      if (known && error.status >= 400 && error.status < 500) key.current = crypto.randomUUID()
      setProblems(known ? error.problems : [])
      setJudged(values)
      if (!known || error.problems.length === 0) setRefused({ text: errorText(error), isConflict: known && (error.status === 409 || error.status === 404) })
      return undefined
    } finally {
      running.current = false
      setBusy(null)
    }
  }
  const dirty = Object.keys(edited).length > 0 || opinion.trim() !== '' || signature !== null || files.length > 0
  return {
    base, values, edited, labels: { ...base?.labels, ...labels }, problems, judged, refused, setRefused, busy, dirty,
    opinion, say, signature, setSignature, files, setFiles, change, run,
  }
}

export type TaskInHand = ReturnType<typeof useTask>

import { useCallback, useMemo, useState } from 'react'
import { ApiError, type Problem } from '@/api/problem'
import { queries } from '@/api/queries'
import type { Named } from '@/api/types'
import { errorText } from '@/kit/errorText'
import { formQuery, recordQuery, updateRecord } from '../queries'
import type { FormMeta, Json, RecordRow, Values } from '../types'
import { changed } from '../values/same'
import { clashes, undecided, type Clash } from './conflict'
import type { Edited } from './kept/edited'

/** Somebody else's change that met mine. */
export interface Conflict {
  current: RecordRow
  by: Named | null
  at: string | null
  clashes: Clash[]
}

/** Changes made to an earlier version, beside what a colleague changed since; none where nothing has to be chosen. */
const metSince = (record: RecordRow, resumed?: Edited): Conflict | null => {
  if (!resumed || resumed.version === record.version) return null
  const found = clashes(resumed.first, resumed.values, record, [])
  return undecided(found) > 0 ? { current: record, by: record.updated_by, at: record.updated_at, clashes: found } : null
}

/** The version they were made to, as far as it is known. */
const begunFrom = (record: RecordRow, { version, first, firstLabels }: Edited): RecordRow =>
  ({ ...record, version, values: { ...record.values, ...first }, labels: { ...record.labels, ...firstLabels } })

/** A record being edited: my values over what I opened, what is wrong, and a colleague's change if one came between. */
export const useEditRecord = (opened: FormMeta, record: RecordRow, resumed?: Edited) => {
  const [form, setForm] = useState(opened)
  const [conflict, setConflict] = useState(() => metSince(record, resumed))
  const [base, setBase] = useState(() => (conflict && resumed ? begunFrom(record, resumed) : record))
  const [mine, setMine] = useState<Values>(resumed?.values ?? {})
  const [labels, setLabels] = useState<Record<string, string | (string | null)[] | null>>(resumed?.labels ?? {})
  const [problems, setProblems] = useState<Problem[]>([])
  const [judged, setJudged] = useState<Values | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [formChanged, setFormChanged] = useState(false)
  const [busy, setBusy] = useState(false)
  const edited = useMemo(() => changed(mine, base.values), [mine, base])
  const values = useMemo(() => ({ ...base.values, ...mine }), [mine, base])

  const change = useCallback((name: string, value: Json, shown?: string | (string | null)[] | null) => {
    setMine((before) => ({ ...before, [name]: value }))
    if (shown !== undefined) setLabels((before) => ({ ...before, [name]: shown }))
    setProblems((before) => before.filter((problem) => !problem.path.startsWith(`/values/${name}`)))
  }, [])

  const meet = (error: ApiError, wanted: Values) => {
    const current = error.extra.current as RecordRow | undefined
    if (!current) return setFailure(errorText(error))
    const touched = Object.keys((error.extra.changes as Record<string, unknown> | undefined) ?? {})
    return setConflict({ current, by: (error.extra.by as Named | undefined) ?? null, at: (error.extra.at as string | undefined) ?? null, clashes: clashes(base.values, wanted, current, touched) })
  }

  /** Save these values over a version; on success the record everywhere is the new one. */
  const save = async (sent: Values = edited, version: number = base.version): Promise<boolean> => {
    setBusy(true)
    setFailure(null)
    try {
      const saved = await updateRecord(form, record.id, version, sent)
      queries.setQueryData(recordQuery(form.app, form.name, record.id).queryKey, (before: RecordRow | undefined) => ({ ...saved, rights: saved.rights ?? before?.rights }))
      await queries.invalidateQueries({ predicate: ({ queryKey: [what, app, name] }) => (what === 'records' || what === 'history' || what === 'record') && app === form.app && name === form.name })
      return true
    } catch (error) {
      if (error instanceof ApiError && error.status === 409 && error.extra.current) meet(error, sent)
      else {
        if (error instanceof ApiError && error.code === 'form_changed') {
          setFormChanged(true)
          setForm(await queries.fetchQuery({ ...formQuery(form.app, form.name), staleTime: 0 }).catch(() => form))
        }
        setConflict(null)
        setProblems(error instanceof ApiError ? error.problems : [])
        setJudged(values)
        if (!(error instanceof ApiError) || error.problems.length === 0) setFailure(errorText(error))
      }
      return false
    } finally {
      setBusy(false)
    }
  }

  /** Go on from their version, keeping the values chosen as mine. */
  const settle = (chosen: Values) => {
    if (!conflict) return
    setBase({ ...conflict.current, rights: conflict.current.rights ?? base.rights })
    setMine(chosen)
    setConflict(null)
  }
  return {
    form, base, values, edited, labels: { ...base.labels, ...labels }, problems, judged, conflict, failure, formChanged, busy,
    dirty: Object.keys(edited).length > 0, change, save, settle, setConflict,
  }
}

import { useCallback, useMemo, useRef, useState } from 'react'
import { ApiError, type Problem } from '@/api/problem'
import { queries } from '@/api/queries'
import { errorText } from '@/kit/errorText'
import { createRecord, formQuery } from '../queries'
import type { FieldMeta, FormMeta, Json, RecordRow, Values } from '../types'
import { changed } from '../values/same'
import type { Mode } from './RecordForm'

/** What a person may do with a field of a record that does not exist yet. */
export const modeOfNew = (field: FieldMeta): Mode => {
  if (field.type === 'serial_number') return field.see === 'hidden' ? 'hidden' : 'shown'
  if (field.read_only || field.write === 'never') return field.default != null && field.see === 'clear' ? 'shown' : 'hidden'
  return 'written'
}

const defaults = (form: FormMeta): Values =>
  Object.fromEntries(form.fields.filter((field) => field.default != null).map((field) => [field.name, field.default]))

/** A new record holds nothing that this person could not see. */
export const isKnownOfNew = (field: FieldMeta): boolean => field.see === 'clear' || modeOfNew(field) === 'written'

/** What is sent: what this person may write now and is not empty. */
export const sendable = (form: FormMeta, values: Values, mode: (field: FieldMeta) => Mode = modeOfNew): Values =>
  Object.fromEntries(form.fields.filter((field) => mode(field) === 'written').map((field) => [field.name, values[field.name] ?? null] as const).filter(([, value]) => value !== null))

/** A new record while it is filled in: its values, what is wrong with them, and one key for however many tries. */
export const useNewRecord = (opened: FormMeta) => {
  const [form, setForm] = useState(opened)
  const [values, setValues] = useState<Values>(() => defaults(opened))
  const [labels, setLabels] = useState<Record<string, string | (string | null)[] | null>>({})
  const [problems, setProblems] = useState<Problem[]>([])
  const [outdated, setOutdated] = useState<FieldMeta[] | null>(null)
  const [judged, setJudged] = useState<Values | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(crypto.randomUUID())

  const change = useCallback((name: string, value: Json, shown?: string | (string | null)[] | null) => {
    setValues((before) => ({ ...before, [name]: value }))
    if (shown !== undefined) setLabels((before) => ({ ...before, [name]: shown }))
    setProblems((before) => before.filter((problem) => !problem.path.startsWith(`/values/${name}`)))
  }, [])

  /** The form was published anew: go on with the newer one, keep every value. */
  const catchUp = async () => {
    const newer = await queries.fetchQuery({ ...formQuery(form.app, form.name), staleTime: 0 })
    setOutdated(form.fields.filter((field) => values[field.name] != null && !newer.fields.some((other) => other.name === field.name)))
    setForm(newer)
  }

  /** Save what is to be sent; what is wrong with it is told of the values as they stood then. */
  const submit = async (sent: Values): Promise<RecordRow | undefined> => {
    setBusy(true)
    setFailure(null)
    try {
      const record = await createRecord(form, sent, key.current)
      await queries.invalidateQueries({ queryKey: ['records', form.app, form.name] })
      return record
    } catch (error) {
      if (error instanceof ApiError && error.status >= 400 && error.status < 500) key.current = crypto.randomUUID()
      if (error instanceof ApiError && error.code === 'form_changed') await catchUp().catch(() => undefined)
      setProblems(error instanceof ApiError ? error.problems : [])
      setJudged(values)
      if (!(error instanceof ApiError) || error.problems.length === 0) setFailure(errorText(error))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  const touched = useMemo(() => new Set(Object.keys(changed(values, defaults(form)))), [values, form])
  return { form, values, labels, problems, judged, outdated, failure, busy, dirty: touched.size > 0, touched, change, submit }
}

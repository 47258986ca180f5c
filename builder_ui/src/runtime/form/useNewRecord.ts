import { useCallback, useMemo, useRef, useState } from 'react'
import { ApiError, type Problem } from '@/api/problem'
import { queries } from '@/api/queries'
import { errorText } from '@/kit/errorText'
import { useMe } from '@/api/session'
import { compileLinkage } from '../linkage/compile'
import { withDefaults, type Circumstances } from '../linkage/settle'
import { useCircumstances } from '../linkage/useLinkage'
import { checkRecord, createRecord, formQuery, type Created } from '../queries'
import type { FieldMeta, FormMeta, Json, Values } from '../types'
import { changed } from '../values/same'
import { fieldOf } from './problems'
import type { Mode } from './RecordForm'

/** What a person may do with a field of a record that does not exist yet. */
export const modeOfNew = (field: FieldMeta): Mode => {
  if (field.type === 'serial_number') return field.see === 'hidden' ? 'hidden' : 'shown'
  if (field.read_only || field.write === 'never') return field.default != null && field.see === 'clear' ? 'shown' : 'hidden'
  return 'written'
}

const defaults = (form: FormMeta): Values =>
  Object.fromEntries(form.fields.filter((field) => field.default != null).map((field) => [field.name, field.default]))

/** What the record holds before anybody writes: fixed defaults, and those worked out from them, from who fills it in and when. */
const begin = (form: FormMeta, circumstances: Omit<Circumstances, 'now' | 'referred'>): Values => {
  const fixed = defaults(form)
  return form.linkage ? withDefaults(compileLinkage(form.linkage, form.fields, isKnownOfNew), fixed, { ...circumstances, now: new Date() }) : fixed
}

/** A field that holds something by itself is told to be empty; of others that is not said. */
const hasDefault = (form: FormMeta, field: FieldMeta): boolean => field.default != null || form.linkage?.fields[field.name]?.default_by != null

/** A new record holds nothing that this person could not see. */
export const isKnownOfNew = (field: FieldMeta): boolean => field.see === 'clear' || modeOfNew(field) === 'written'

/** What is sent: what this person may write now and is not empty, or was emptied. */
export const sendable = (form: FormMeta, values: Values, mode: (field: FieldMeta) => Mode = modeOfNew): Values =>
  Object.fromEntries(form.fields.filter((field) => mode(field) === 'written').filter((field) => (values[field.name] ?? null) !== null || (field.name in values && hasDefault(form, field))).map((field) => [field.name, values[field.name] ?? null] as const))

/** A new record while it is filled in: its values, those it was `given` to begin with among them, what is wrong with them, and one key for however many tries. */
export const useNewRecord = (opened: FormMeta, given?: Values) => {
  const [form, setForm] = useState(opened)
  const me = useMe().person
  const circumstances = useCircumstances()
  const [first] = useState<Values>(() => begin(opened, circumstances))
  const [values, setValues] = useState<Values>(() => ({ ...first, ...given }))
  const [labels, setLabels] = useState<Record<string, string | (string | null)[] | null>>(() => Object.fromEntries(opened.fields.filter(({ name }) => first[name] === me.id).map(({ name }) => [name, me.name])))
  const [problems, setProblems] = useState<Problem[]>([])
  const [outdated, setOutdated] = useState<FieldMeta[] | null>(null)
  const [judged, setJudged] = useState<Values | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
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

  /** Ask whether these fields are filled in rightly; what is wrong with others is not told yet. */
  const check = async (sent: Values, fields: readonly string[]): Promise<boolean> => {
    setBusy(true)
    setFailure(null)
    try {
      const found = (await checkRecord(form, sent)).filter(({ path }) => fields.includes(fieldOf(path) ?? ''))
      setProblems(found)
      setJudged(found.length > 0 ? values : null)
      return found.length === 0
    } catch (error) {
      setFailure(errorText(error))
      return false
    } finally {
      setBusy(false)
    }
  }

  /** Save what is to be sent; what is wrong with it is told of the values as they stood then. */
  const submit = async (sent: Values): Promise<Created | undefined> => {
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
      setTried(true)
      if (!(error instanceof ApiError) || error.problems.length === 0) setFailure(errorText(error))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  const touched = useMemo(() => new Set(Object.keys(changed(values, first))), [values, first])
  return { form, values, labels, problems, judged, tried, check, outdated, failure, busy, dirty: touched.size > 0, touched, change, submit }
}

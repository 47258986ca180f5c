import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Json } from '@/runtime/types'
import { useEditor } from '@/studio/editor/context'
import { runCases, tryOut, type Asked, type CasesRun, type Tried } from '../api'
import { useDecision } from '../desk'
import { isCard, type DecisionBody } from '../document'

const PAUSE = 500
const NOBODY: ReadonlySet<string> = new Set()

/** A record a test was taken from. */
export interface Taken {
  readonly id: string
  readonly title: string
}

interface Trial {
  readonly values: Readonly<Record<string, Json>>
  readonly taken: Taken | undefined
  readonly setValue: (name: string, value: Json) => void
  readonly setValues: (values: Readonly<Record<string, Json>>) => void
  /** Ask about a real record; its values fill the panel. */
  readonly take: (record: Taken) => void
  readonly tried: Tried | undefined
  readonly error: unknown
  readonly isRunning: boolean
  readonly test: (asked?: Asked) => void
  /** The rows the last test hit. */
  readonly hits: ReadonlySet<string>
  readonly cases: CasesRun | undefined
  readonly casesError: unknown
  readonly runAll: () => Promise<void>
  readonly areRunning: boolean
}

const Context = createContext<Trial | undefined>(undefined)

export const useTrial = (): Trial => {
  const trial = useContext(Context)
  if (!trial) throw new Error('useTrial outside of a TrialProvider')
  return trial
}

/** What a result depends on; a note or a label changes nothing about it. */
const substance = (doc: DecisionBody): readonly unknown[] => (isCard(doc) ? [doc.form, doc.base, doc.characteristics] : [doc.form, doc.hit_policy, doc.aggregation, doc.inputs, doc.outputs, doc.rows])

/** Tests of the decision as it stands in the editor. A test that was made follows every change after it. */
export const TrialProvider = ({ children }: { children: ReactNode }) => {
  const { app, store } = useEditor<DecisionBody>()
  const doc = useDecision<DecisionBody, DecisionBody>((whole) => whole)
  const [values, keepValues] = useState<Readonly<Record<string, Json>>>({})
  const [taken, setTaken] = useState<Taken>()
  const [state, setState] = useState<{ tried?: Tried; error?: unknown; running: boolean }>({ running: false })
  const [run, setRun] = useState<{ cases?: CasesRun; error?: unknown; running: boolean }>({ running: false })
  const last = useRef<Asked>(undefined)
  const turn = useRef(0)

  const ask = useCallback(async (asked: Asked) => {
    const mine = (turn.current += 1)
    last.current = asked
    setState((before) => ({ ...before, running: true }))
    const body = store.getState().doc
    try {
      const tried = await tryOut(app, body.name, body, asked)
      if (mine !== turn.current) return
      setState({ tried, running: false })
      if ('record' in asked) keepValues(tried.inputs)
    } catch (error) {
      if (mine === turn.current) setState({ error, running: false })
    }
  }, [app, store])

  const runAll = useCallback(async () => {
    const body = store.getState().doc
    setRun((before) => ({ ...before, running: true }))
    try {
      setRun({ cases: await runCases(app, body.name, body), running: false })
    } catch (error) {
      setRun({ error, running: false })
    }
  }, [app, store])

  const now = substance(doc)
  useEffect(() => {
    if (!last.current) return
    const timer = setTimeout(() => last.current && void ask(last.current), PAUSE)
    return () => clearTimeout(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [ask, ...now.slice(0, 3), now[3], now[4], now[5]])

  const hasCases = (doc.cases ?? []).length > 0
  useEffect(() => {
    if (!hasCases) return setRun({ running: false })
    const timer = setTimeout(() => void runAll(), PAUSE * 2)
    return () => clearTimeout(timer)
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [runAll, hasCases, doc.cases, now[0], now[1], now[2], now[3], now[4], now[5]])

  const { tried, error, running } = state
  const trial = useMemo<Trial>(() => ({
    values, taken, tried, error, isRunning: running,
    setValue: (name, value) => {
      keepValues((before) => ({ ...before, [name]: value }))
      setTaken(undefined)
    },
    setValues: (next) => {
      keepValues(next)
      setTaken(undefined)
    },
    take: (record) => {
      setTaken(record)
      void ask({ record: record.id })
    },
    test: (asked) => void ask(asked ?? { values: given(values) }),
    hits: tried && tried.hits.length > 0 ? new Set(tried.hits.map(({ uid }) => uid)) : NOBODY,
    cases: run.cases, casesError: run.error, areRunning: run.running, runAll,
  }), [values, taken, tried, error, running, ask, run, runAll])
  return <Context value={trial}>{children}</Context>
}

/** The values that were given; what is left empty is not sent. */
const given = (values: Readonly<Record<string, Json>>): Record<string, Json> => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''))

import { useEffect, useState } from 'react'
import { analyse, type Analysis } from '../api'
import type { TableBody } from '../document'

/** Typing pauses longer than this before the table is looked through again. */
const PAUSE = 600

/** Overlaps, gaps, masked and dead rows of the table as it stands in the editor; the last answer until there is a new one. */
export function useAnalysis(app: string, doc: TableBody): Analysis | undefined {
  const [analysis, setAnalysis] = useState<Analysis>()
  const { name, form, hit_policy, aggregation, inputs, outputs, rows } = doc
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      analyse(app, name, doc, stop.signal)
        .then(setAnalysis)
        // what is wrong with the table is told by its problems
        .catch(() => { if (!stop.signal.aborted) setAnalysis(undefined) })
    }, PAUSE)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
    // notes, labels and cases change nothing about it
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [app, name, form, hit_policy, aggregation, inputs, outputs, rows])
  return analysis
}

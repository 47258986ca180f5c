import { createContext, useContext, useMemo, type ReactNode } from 'react'
import type { Analysis } from '../api'
import { useDecision, useDesk } from '../desk'
import type { TableBody } from '../document'
import { marksOf, type RowMark } from './marks'
import { useAnalysis } from './useAnalysis'

interface Findings {
  readonly analysis: Analysis | undefined
  readonly marks: ReadonlyMap<string, RowMark>
}

const Context = createContext<Findings | undefined>(undefined)

/** What the analysis found in the table, and what it says of each row. */
export const useFindings = (): Findings => {
  const findings = useContext(Context)
  if (!findings) throw new Error('useFindings outside of a FindingsProvider')
  return findings
}

/** Has the table looked through while it is edited. */
export const FindingsProvider = ({ children }: { children: ReactNode }) => {
  const { app } = useDesk()
  const doc = useDecision<TableBody, TableBody>((whole) => whole)
  const analysis = useAnalysis(app, doc)
  const { inputs, rows } = doc
  const marks = useMemo(() => marksOf({ inputs, rows }, analysis), [inputs, rows, analysis])
  const findings = useMemo(() => ({ analysis, marks }), [analysis, marks])
  return <Context value={findings}>{children}</Context>
}

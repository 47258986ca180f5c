import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useAnalysis } from '../analysis/useAnalysis'
import { marksOf, type RowMark } from '../analysis/marks'
import type { Analysis } from '../api'
import { useDecision, useDesk } from '../desk'
import { columnsOf, textAt, type Column, type Row, type TableBody } from '../document'
import { clamped, START, type Selected } from './selection'

/** What is being typed into the focused cell. */
export interface Editing {
  readonly text: string
  /** Typing replaced what stood there, as in a spreadsheet; otherwise it is edited. */
  readonly replaces: boolean
}

export type Filters = ReadonlyMap<string, ReadonlySet<string>>

interface Table {
  readonly columns: readonly Column[]
  /** The rows shown: all, or those the filters let through. */
  readonly visible: readonly Row[]
  readonly numberOf: (uid: string) => number
  readonly selected: Selected
  readonly select: (next: Selected, focus?: boolean) => void
  readonly editing: Editing | undefined
  readonly edit: (editing: Editing | undefined) => void
  readonly filters: Filters
  readonly filter: (column: string, texts: ReadonlySet<string> | undefined) => void
  readonly clearFilters: () => void
  readonly analysis: Analysis | undefined
  readonly marks: ReadonlyMap<string, RowMark>
  readonly input: RefObject<HTMLInputElement | null>
  readonly scroll: RefObject<HTMLDivElement | null>
}

const Context = createContext<Table | undefined>(undefined)

export const useTable = (): Table => {
  const table = useContext(Context)
  if (!table) throw new Error('useTable outside of a TableProvider')
  return table
}

/** Where somebody is in the table, what he types, and which rows he sees. */
export const TableProvider = ({ children }: { children: ReactNode }) => {
  const { app } = useDesk()
  const doc = useDecision<TableBody, TableBody>((whole) => whole)
  const [wanted, setSelected] = useState<Selected>(START)
  const [editing, edit] = useState<Editing>()
  const [filters, setFilters] = useState<Filters>(new Map())
  const input = useRef<HTMLInputElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  const analysis = useAnalysis(app, doc)
  const { inputs, outputs, rows } = doc
  const columns = useMemo(() => columnsOf({ inputs, outputs }), [inputs, outputs])
  const numbers = useMemo(() => new Map(rows.map(({ uid }, index) => [uid, index + 1] as const)), [rows])
  const visible = useMemo(() => {
    const active = columns.flatMap((column) => {
      const texts = filters.get(column.uid)
      return texts ? [{ column, texts }] : []
    })
    return active.length === 0 ? rows : rows.filter((row) => active.every(({ column, texts }) => texts.has(textAt(row, column))))
  }, [columns, filters, rows])
  const marks = useMemo(() => marksOf(doc, analysis), [doc, analysis])
  const size = { rows: Math.max(1, visible.length), columns: columns.length }
  const selected = { focus: clamped(wanted.focus, size), anchor: clamped(wanted.anchor, size) }
  const select = useCallback((next: Selected, focus = true) => {
    setSelected(next)
    if (focus) input.current?.focus({ preventScroll: true })
  }, [])
  const filter = useCallback((column: string, texts: ReadonlySet<string> | undefined) => {
    setFilters((before) => {
      const next = new Map(before)
      if (texts) next.set(column, texts)
      else next.delete(column)
      return next
    })
    setSelected(START)
  }, [])
  const clearFilters = useCallback(() => setFilters(new Map()), [])
  const numberOf = useCallback((uid: string) => numbers.get(uid) ?? 0, [numbers])
  const table: Table = { columns, visible, numberOf, selected, select, editing, edit, filters, filter, clearFilters, analysis, marks, input, scroll }
  return <Context value={table}>{children}</Context>
}

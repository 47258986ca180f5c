import { createStore, type StoreApi } from 'zustand/vanilla'
import { columnsOf, textAt, type Column, type Row, type TableBody } from '../document'
import { clamped, START, type Selected } from './selection'

/** What is being typed into the focused cell. */
export interface Editing {
  readonly text: string
  /** Typing replaced what stood there, as in a spreadsheet; otherwise it is edited. */
  readonly replaces: boolean
}

export type Filters = ReadonlyMap<string, ReadonlySet<string>>
type Shape = Pick<TableBody, 'inputs' | 'outputs' | 'rows'>

/** Where somebody is in a table, what he types, and which rows he sees. */
export interface TableState {
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** The rows shown: all, or those the filters let through. */
  readonly visible: readonly Row[]
  /** The number of every row, by its identity, from 1. */
  readonly numbers: ReadonlyMap<string, number>
  readonly selected: Selected
  readonly editing: Editing | undefined
  readonly filters: Filters
  readonly select: (next: Selected) => void
  readonly edit: (editing: Editing | undefined) => void
  readonly filter: (column: string, texts: ReadonlySet<string> | undefined) => void
  readonly clearFilters: () => void
  /** The document has changed. */
  readonly follow: (doc: Shape) => void
}

export type TableStore = StoreApi<TableState>

/** A store rather than state of a component: a key draws what it changes, not everything around the grid. */
export const createTableStore = (doc: Shape): TableStore =>
  createStore<TableState>()((set, get) => {
    const filterBy = (filters: Filters) => {
      const { columns, rows } = get()
      const visible = passing(rows, columns, filters)
      set(({ selected }) => ({ filters, visible, selected: within(selected, visible, columns) }))
    }
    return {
      ...whole(doc),
      selected: START,
      editing: undefined,
      filters: new Map(),
      select: (next) => set(({ visible, columns }) => ({ selected: within(next, visible, columns) })),
      edit: (editing) => set({ editing }),
      filter: (column, texts) => {
        const next = new Map(get().filters)
        if (texts) next.set(column, texts)
        else next.delete(column)
        filterBy(next)
        set({ selected: START })
      },
      clearFilters: () => get().filters.size > 0 && filterBy(new Map()),
      follow: (now) => {
        const { rows, columns, filters, numbers, selected } = get()
        const isSame = columnsMatch(columns, now)
        if (isSame && rows === now.rows) return
        const next = isSame ? { columns, rows: now.rows, numbers: sameOrder(rows, now.rows) ? numbers : numbered(now.rows) } : whole(now)
        const visible = passing(next.rows, next.columns, filters)
        set({ ...next, visible, selected: within(selected, visible, next.columns) })
      },
    }
  })

const numbered = (rows: readonly Row[]): ReadonlyMap<string, number> => new Map(rows.map(({ uid }, index) => [uid, index + 1] as const))
const sameOrder = (rows: readonly Row[], now: readonly Row[]): boolean => rows.length === now.length && rows.every(({ uid }, index) => uid === now[index]?.uid)

const whole = ({ inputs, outputs, rows }: Shape) => ({ columns: columnsOf({ inputs, outputs }), rows, visible: rows, numbers: numbered(rows) })

const columnsMatch = (columns: readonly Column[], doc: Shape): boolean => {
  const parts = [...doc.inputs, ...doc.outputs, undefined]
  return parts.length === columns.length && columns.every(({ band, part }, index) => part === parts[index] && (band === 'when') === (index < doc.inputs.length))
}

function passing(rows: readonly Row[], columns: readonly Column[], filters: Filters): readonly Row[] {
  const active = columns.flatMap((column) => {
    const texts = filters.get(column.uid)
    return texts ? [{ column, texts }] : []
  })
  return active.length === 0 ? rows : rows.filter((row) => active.every(({ column, texts }) => texts.has(textAt(row, column))))
}

/** A selection inside of what is shown; the same object where it was inside already. */
function within(selected: Selected, visible: readonly Row[], columns: readonly Column[]): Selected {
  const size = { rows: Math.max(1, visible.length), columns: columns.length }
  const [focus, anchor] = [clamped(selected.focus, size), clamped(selected.anchor, size)]
  const same = focus.row === selected.focus.row && focus.column === selected.focus.column && anchor.row === selected.anchor.row && anchor.column === selected.anchor.column
  return same ? selected : { focus, anchor }
}

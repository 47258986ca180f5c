import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import { useStore } from 'zustand'
import { useEditor } from '@/studio/editor/context'
import type { TableBody } from '../document'
import type { Selected } from './selection'
import { createTableStore, type TableState, type TableStore } from './tableState'

interface Table {
  readonly store: TableStore
  /** Select, and give the grid the keyboard. */
  readonly select: (next: Selected) => void
  readonly input: RefObject<HTMLInputElement | null>
  readonly scroll: RefObject<HTMLDivElement | null>
}

const Context = createContext<Table | undefined>(undefined)

/** The table to act on; whoever only acts is not drawn anew when it changes. */
export const useTableHandle = (): Table => {
  const table = useContext(Context)
  if (!table) throw new Error('useTableHandle outside of a TableProvider')
  return table
}

/** Part of where somebody is in the table; the component is drawn anew only when that part changes. */
export const useTable = <T,>(choose: (state: TableState) => T): T => useStore(useTableHandle().store, choose)

/** Holds one table while it is looked at and edited. */
export const TableProvider = ({ children }: { children: ReactNode }) => {
  const { store: document } = useEditor<TableBody>()
  const [store] = useState(() => createTableStore(document.getState().doc))
  const input = useRef<HTMLInputElement>(null)
  const scroll = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const follow = () => store.getState().follow(document.getState().doc)
    follow()
    return document.subscribe(follow)
  }, [document, store])
  const table = useMemo<Table>(() => ({
    store, input, scroll,
    select: (next) => {
      store.getState().select(next)
      input.current?.focus({ preventScroll: true })
    },
  }), [store])
  return <Context value={table}>{children}</Context>
}

import { useLayoutEffect, useState, type RefObject } from 'react'
import type { Column } from '../document'

/** Where a column begins and ends, from the left of the table. */
export interface Edges {
  readonly left: number
  readonly width: number
}

const NONE: readonly Edges[] = []

/** Where the columns stand, measured when they change or the grid does, and not with every step of the focus. */
export function useEdges(scroll: RefObject<HTMLDivElement | null>, columns: readonly Column[], least: number): readonly Edges[] {
  const [edges, setEdges] = useState(NONE)
  useLayoutEffect(() => {
    const holder = scroll.current
    const table = holder?.querySelector('table')
    if (!holder || !table) return
    const measure = () => {
      const from = table.getBoundingClientRect().left
      setEdges([...holder.querySelectorAll('.heads > th')].slice(1).map((head) => {
        const { left, width } = head.getBoundingClientRect()
        return { left: left - from, width }
      }))
    }
    const watching = new ResizeObserver(measure)
    watching.observe(table)
    measure()
    return () => watching.disconnect()
  }, [columns, least, scroll])
  return edges
}

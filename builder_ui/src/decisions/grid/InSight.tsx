import { useEffect } from 'react'
import { HEAD, ROW } from './rows'
import { useTable, useTableHandle } from './table'
import type { Edges } from './useEdges'

/** Keeps the focused cell in sight, below the head and beside the row numbers, which stay where they are. Draws nothing, and spares the grid from being drawn with each step. */
export const InSight = ({ edges, index }: { edges: readonly Edges[]; index: number }) => {
  const { scroll } = useTableHandle()
  const { row, column } = useTable(({ selected }) => selected.focus)
  useEffect(() => {
    const holder = scroll.current
    if (!holder || holder.clientHeight === 0) return
    const { clientHeight, clientWidth, scrollTop, scrollLeft } = holder
    const [begin, end] = [row * ROW, (row + 1) * ROW + HEAD]
    if (begin < scrollTop) holder.scrollTop = begin
    else if (end > scrollTop + clientHeight) holder.scrollTop = end - clientHeight + 2
    const cell = edges[column]
    if (!cell) return
    if (cell.left < scrollLeft + index) holder.scrollLeft = cell.left - index
    else if (cell.left + cell.width > scrollLeft + clientWidth) holder.scrollLeft = cell.left + cell.width - clientWidth
  }, [row, column, scroll, edges, index])
  return null
}

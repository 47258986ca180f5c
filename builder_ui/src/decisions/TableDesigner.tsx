import { lazy, Suspense, useCallback, useImperativeHandle, useState, type Ref } from 'react'
import { useEditor } from '@/studio/editor/context'
import { FindingsProvider } from './analysis/findings'
import type { Wish } from './columns/ColumnDialog'
import type { Column, TableBody } from './document'
import { Grid } from './grid/Grid'
import { RowCard } from './grid/RowCard'
import { at } from './grid/selection'
import { TableProvider, useTableHandle } from './grid/table'
import { Toolbar } from './grid/Toolbar'
import { TrialPanel } from './trial/TrialPanel'

const ColumnDialog = lazy(async () => ({ default: (await import('./columns/ColumnDialog')).ColumnDialog }))

export interface Jumper {
  jump: (pointer: string) => void
}

/** A decision table: toolbar, grid and the row in words at the left, tests at the right. */
export const TableDesigner = ({ jumper }: { jumper: Ref<Jumper> }) => (
  <TableProvider>
    <FindingsProvider>
      <Desktop jumper={jumper} />
    </FindingsProvider>
  </TableProvider>
)

const Desktop = ({ jumper }: { jumper: Ref<Jumper> }) => {
  const { store } = useEditor<TableBody>()
  const { select, store: table } = useTableHandle()
  const [wish, setWish] = useState<Wish>()
  const change = useCallback((column: Column) => column.band !== 'note' && setWish({ band: column.band, uid: column.uid }), [])
  useImperativeHandle(jumper, () => ({
    jump: (pointer) => {
      const [member, place, band, index] = pointer.split('/').slice(1)
      if (member === 'rows') {
        const { clearFilters, columns } = table.getState()
        clearFilters()
        return select(at(Number(place), Math.max(0, columns.findIndex((each) => each.band === band && each.index === Number(index ?? 0)))))
      }
      if (member === 'inputs' || member === 'outputs') return setWish({ band: member === 'inputs' ? 'when' : 'then', uid: store.getState().doc[member][Number(place)]?.uid })
      document.querySelector<HTMLElement>(`[data-pointer="/${member}"] input, .lq-policy input`)?.focus()
    },
  }), [select, store, table])
  return (
    <div className="lq-decision">
      <main className="lq-decision-main">
        <Toolbar ask={setWish} />
        <Grid change={change} />
        <RowCard />
      </main>
      <TrialPanel />
      {wish && <Suspense><ColumnDialog key={wish.uid ?? wish.band} wish={wish} close={() => setWish(undefined)} /></Suspense>}
    </div>
  )
}

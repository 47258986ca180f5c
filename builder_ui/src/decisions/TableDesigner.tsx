import { useImperativeHandle, useState, type Ref } from 'react'
import { ColumnDialog, type Wish } from './columns/ColumnDialog'
import { useDecision } from './desk'
import { columnsOf, type TableBody } from './document'
import { Grid } from './grid/Grid'
import { RowCard } from './grid/RowCard'
import { at } from './grid/selection'
import { useTable } from './grid/table'
import { Toolbar } from './grid/Toolbar'
import { TrialPanel } from './trial/TrialPanel'

export interface Jumper {
  jump: (pointer: string) => void
}

/** A decision table: toolbar, grid and the row in words at the left, tests at the right. */
export const TableDesigner = ({ jumper }: { jumper: Ref<Jumper> }) => {
  const doc = useDecision<TableBody, TableBody>((whole) => whole)
  const { clearFilters, select } = useTable()
  const [wish, setWish] = useState<Wish>()
  useImperativeHandle(jumper, () => ({
    jump: (pointer) => {
      const [member, place, band, index] = pointer.split('/').slice(1)
      if (member === 'rows') {
        clearFilters()
        const column = columnsOf(doc).findIndex((each) => each.band === band && each.index === Number(index ?? 0))
        return select(at(Number(place), Math.max(0, column)))
      }
      if (member === 'inputs' || member === 'outputs') return setWish({ band: member === 'inputs' ? 'when' : 'then', uid: doc[member][Number(place)]?.uid })
      document.querySelector<HTMLElement>(`[data-pointer="/${member}"] input, .lq-policy input`)?.focus()
    },
  }), [clearFilters, doc, select])
  return (
    <div className="lq-decision">
      <main className="lq-decision-main">
        <Toolbar ask={setWish} />
        <Grid change={(column) => column.band !== 'note' && setWish({ band: column.band, uid: column.uid })} />
        <RowCard />
      </main>
      <TrialPanel />
      {wish && <ColumnDialog key={wish.uid ?? wish.band} wish={wish} close={() => setWish(undefined)} />}
    </div>
  )
}

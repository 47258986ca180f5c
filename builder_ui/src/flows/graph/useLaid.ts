import { useEffect, useMemo, useState } from 'react'
import { treeOf, type FlowBody, type NotSeries } from '../document'
import { laidOut, type HighOf, type Laid } from './layout'

/** Where everything of a flow is drawn. One that is no tree says why, and is drawn in layers, by what is loaded for it. */
export function useLaid(doc: FlowBody, highOf: HighOf): { laid: Laid | undefined; fault: NotSeries | undefined } {
  const tree = useMemo(() => treeOf(doc), [doc])
  const drawn = useMemo(() => (tree.ok ? laidOut(tree.chain, highOf) : undefined), [tree, highOf])
  const [layers, setLayers] = useState<Laid>()
  useEffect(() => {
    if (tree.ok) return
    let wanted = true
    void import('./layered').then(({ layered }) => wanted && setLayers(layered(doc, highOf)))
    return () => {
      wanted = false
    }
  }, [tree, doc, highOf])
  return { laid: drawn ?? layers, fault: tree.ok ? undefined : tree.fault }
}

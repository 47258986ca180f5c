import { lazy, Suspense } from 'react'
import type { Widget, WidgetProps } from './widget'

type More = typeof import('./more')

/** A widget that is fetched when it is first shown; its place is kept meanwhile. */
export const later = (name: keyof More): Widget => {
  const Fetched = lazy(() => import('./more').then((more) => ({ default: more[name] as Widget })))
  return (props: WidgetProps) => <Suspense fallback={<div className="lq-fixed" />}><Fetched {...props} /></Suspense>
}

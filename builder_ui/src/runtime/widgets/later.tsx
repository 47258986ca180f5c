import { lazy, Suspense } from 'react'
import type { Widget, WidgetProps } from './widget'

/** A widget that is fetched when it is first shown; its place is kept meanwhile. `from` fetches those it comes with. */
const fetched = <Many extends object>(from: () => Promise<Many>, name: keyof Many): Widget => {
  const Fetched = lazy(() => from().then((many) => ({ default: many[name] as Widget })))
  return (props: WidgetProps) => <Suspense fallback={<div className="lq-fixed" />}><Fetched {...props} /></Suspense>
}

type More = typeof import('./more')
type Moments = typeof import('./moments')

/** A widget that not every form has. */
export const later = (name: keyof More): Widget => fetched(() => import('./more'), name)

/** A day or a time with its calendar: as heavy as the rest of a form together. */
export const moment = (name: keyof Moments): Widget => fetched(() => import('./moments'), name)

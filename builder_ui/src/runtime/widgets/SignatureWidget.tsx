import { lazy, Suspense } from 'react'
import type { WidgetProps } from './widget'

const Input = lazy(() => import('../files/SignatureInput').then((file) => ({ default: file.SignatureInput })))

/** A signature, drawn; fetched with the first form that has one. */
export const SignatureWidget = (props: WidgetProps) => <Suspense fallback={<div className="lq-fixed" />}><Input {...props} /></Suspense>

import { lazy, Suspense } from 'react'
import type { WidgetProps } from './widget'

const Input = lazy(() => import('../files/FileInput').then((file) => ({ default: file.FileInput })))

/** Files of a record; what it takes to upload them comes with the first form that has some. */
export const FileWidget = (props: WidgetProps) => <Suspense fallback={<div className="lq-fixed" />}><Input {...props} /></Suspense>

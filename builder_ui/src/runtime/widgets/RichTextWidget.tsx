import { lazy, Suspense } from 'react'
import { RichText } from '../values/RichText'
import type { WidgetProps } from './widget'

const Editor = lazy(() => import('./rich/RichEditor').then(({ RichEditor }) => ({ default: RichEditor })))

/** Formatted text; the editor is fetched when a form needs it, and until then the text is there to read. */
export const RichTextWidget = (props: WidgetProps) => (
  <Suspense fallback={<div className="lq-rich-box">{typeof props.value === 'string' && <RichText html={props.value} />}</div>}>
    <Editor {...props} />
  </Suspense>
)

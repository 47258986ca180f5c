import { altered } from '../edit'
import type { FlowBody, FlowCommand } from '../types'

export type FlowChange = { readonly [K in 'label' | 'form' | 'shared' | 'record_lock' | 'sign_on' | 'limits']?: FlowBody[K] | undefined }

/** Change what holds for the flow as a whole. */
export const changeFlow = (what: FlowChange): FlowCommand => ({
  name: 'changeFlow',
  merge: `flow:${Object.keys(what).sort().join(',')}`,
  apply: (doc) => altered(doc, what),
})

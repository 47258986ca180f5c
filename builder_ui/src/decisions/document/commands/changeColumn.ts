import { changed } from '../lists'
import type { Input, Output, TableCommand } from '../types'

type Change<T> = { readonly [K in keyof Omit<T, 'uid'>]?: T[K] | undefined }

/** Change what a condition column looks at, or how it is called. */
export const changeInput = (uid: string, what: Change<Input>): TableCommand => ({
  name: 'changeColumn',
  apply: (doc) => (doc.inputs.some((each) => each.uid === uid) ? { ...doc, inputs: changed(doc.inputs, uid, what) } : doc),
})

/** Change a result column. */
export const changeOutput = (uid: string, what: Change<Output>): TableCommand => ({
  name: 'changeColumn',
  apply: (doc) => (doc.outputs.some((each) => each.uid === uid) ? { ...doc, outputs: changed(doc.outputs, uid, what) } : doc),
})

import type { Command, FormBody } from '../types'

export type FormChange = Partial<{
  [K in 'label' | 'description' | 'shared' | 'title_field' | 'unique' | 'checks' | 'quality']: FormBody[K] | undefined
}>

/** Change properties of the form itself; `undefined` takes a property away. */
export const updateForm = (change: FormChange): Command => ({
  name: 'updateForm',
  merge: `form:${Object.keys(change).sort().join(',')}`,
  apply: (doc) =>
    Object.fromEntries(
      Object.entries({ ...doc, ...change }).filter(([, value]) => value !== undefined),
    ) as unknown as FormBody,
})

import { newUid, type Label } from '@/document'
import type { CardBody, TableBody } from './types'

const RESULT: Label = { zh: '结果', en: 'Result' }

/** A table that has just been created: one result, one row, conditions to come. */
export const emptyTable = (name: string, uid: string, label: Label, form: string | undefined): TableBody => ({
  kind: 'decision', schema: 1, name, uid, label, ...(form ? { form } : {}), hit_policy: 'first', inputs: [],
  outputs: [{ uid: newUid(), name: 'result', label: RESULT, type: 'text' }], rows: [{ uid: newUid(), when: [], then: [''] }],
})

/** A score card that has just been created. */
export const emptyCard = (name: string, uid: string, label: Label, form: string | undefined): CardBody => ({
  kind: 'decision', schema: 1, name, uid, label, shape: 'score_card', ...(form ? { form } : {}), characteristics: [],
})

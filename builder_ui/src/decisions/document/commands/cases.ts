import { altered, changed, moved, without } from '../lists'
import type { Case, DecisionCommand } from '../types'

/** Keep a test case with the decision. */
export const addCase = (one: Case): DecisionCommand => ({
  name: 'addCase',
  apply: (doc) => ((doc.cases ?? []).some(({ uid }) => uid === one.uid) ? doc : { ...doc, cases: [...(doc.cases ?? []), one] }),
})

/** Change a test case. */
export const changeCase = (uid: string, what: { readonly [K in keyof Omit<Case, 'uid'>]?: Case[K] | undefined }): DecisionCommand => ({
  name: 'changeCase',
  merge: `case:${uid}:${Object.keys(what).sort().join(',')}`,
  apply: (doc) => ((doc.cases ?? []).some((each) => each.uid === uid) ? { ...doc, cases: changed(doc.cases ?? [], uid, what) } : doc),
})

/** Move a test case up or down. */
export const moveCase = (uid: string, by: number): DecisionCommand => ({
  name: 'moveCase',
  apply: (doc) => {
    const from = (doc.cases ?? []).findIndex((each) => each.uid === uid)
    const cases = moved(doc.cases ?? [], from, from + by)
    return from < 0 || cases === doc.cases ? doc : { ...doc, cases }
  },
})

/** Take a test case out. */
export const removeCase = (uid: string): DecisionCommand => ({
  name: 'removeCase',
  apply: (doc) => {
    const cases = without(doc.cases ?? [], new Set([uid]))
    if (cases.length === (doc.cases ?? []).length) return doc
    return cases.length === 0 ? altered(doc, { cases: undefined }) : { ...doc, cases }
  },
})

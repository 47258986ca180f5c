import { expect, test } from 'vitest'
import { adopted } from '..'

const body = (name: string, text: string) => ({ fields: [{ uid: 'f1', name }, { uid: 'f2', name: 'reason', visible_if: text }] })

test('an expression the server wrote anew is taken over, where it is still as it was sent', () => {
  const sent = body('sum', 'amount > 1')
  const kept = body('sum', 'sum > 1')
  expect(adopted(sent, sent, kept)).toEqual(kept)
  const typed = body('sum', 'amount > 12')
  expect(adopted(typed, sent, kept), 'what was typed meanwhile stays').toBe(typed)
})

test('members and parts that only one of the two has change nothing', () => {
  const sent = { a: [1, 2], b: 'x', c: { d: 'y' } }
  expect(adopted(sent, sent, { a: [1], c: { d: 'y' }, e: 'new' })).toBe(sent)
  expect(adopted({ ...sent, a: [1] }, sent, { ...sent, b: 'z' })).toEqual({ a: [1], b: 'z', c: { d: 'y' } })
})

import { expect } from 'vitest'
import { GRID, type FormBody } from '..'
import { keepsItsPromises } from './properties'
import { anyCommand, form } from './random'

/** Every field is placed once, and names and identities are unique. */
function expectWhole(doc: FormBody, why: string) {
  const names = doc.fields.map((each) => each.name)
  const placed = doc.layout.flatMap((section) => section.children.map((child) => child.field))
  const uids = [...doc.fields, ...doc.layout].map((each) => each.uid)
  expect(new Set(names).size, why).toBe(names.length)
  expect(new Set(uids).size, why).toBe(uids.length)
  expect([...placed].sort(), why).toEqual([...names].sort())
  expect(doc.layout.every((s) => s.children.every((c) => c.width >= 1 && c.width <= GRID)), why).toBe(true)
  expect(doc.title_field === undefined || names.includes(doc.title_field), why).toBe(true)
}

keepsItsPromises({
  of: 'a form',
  start: () => form([['number', 'customer', 'level', 'amount'], ['reason'], []]),
  any: anyCommand,
  whole: expectWhole,
})

import { describe, expect, test } from 'vitest'
import { form } from '@/document/tests/random'
import { fieldTarget, sectionTarget, type Box, type Screen } from '../dropTarget'

/** Two sections on a paper 480 wide: [a b] [c] and, below, an empty one; every field 60 high, columns 20 wide. */
const doc = { ...form([['a', 'b', 'c'], []]) }
const first = doc.layout[0]?.uid ?? ''
const second = doc.layout[1]?.uid ?? ''
const fields: Record<string, Box> = {
  a: { left: 0, top: 40, width: 240, height: 60 }, b: { left: 240, top: 40, width: 240, height: 60 }, c: { left: 0, top: 110, width: 240, height: 60 },
}
const sections: Record<string, Box> = {
  [first]: { left: 0, top: 0, width: 480, height: 180 }, [second]: { left: 0, top: 200, width: 480, height: 90 },
}
const screen: Screen = { area: { left: 0, top: 0, width: 480, height: 300 }, section: (uid) => sections[uid], field: (name) => fields[name] }

const row = (section: string, index: number) => ({ kind: 'row', place: { section, index } })
const beside = (field: string, side: string) => ({ kind: 'beside', field, side })

describe('a field dropped', () => {
  test.each([
    ['in the upper middle of a field: a row above its row', 120, 50, row(first, 0)],
    ['in the lower middle of a field: a row below its row', 120, 95, row(first, 2)],
    ['at the left edge of a field: beside it', 10, 70, beside('a', 'left')],
    ['between two fields of a row: beside the first', 235, 70, beside('a', 'right')],
    ['at the left edge of the second', 250, 70, beside('b', 'left')],
    ['at the right edge of the row', 470, 70, beside('b', 'right')],
    ['in the free space behind the last field of a row: beside it', 400, 140, beside('c', 'right')],
    ['below the last row: behind it', 120, 178, row(first, 3)],
    ['in an empty section: into it', 200, 250, row(second, 0)],
  ])('%s', (_, x, y, target) => expect(fieldTarget(doc, screen, x, y)).toMatchObject(target))

  test('outside of the form goes nowhere', () => expect(fieldTarget(doc, screen, 700, 50)).toBeUndefined())

  test('on its own side does not stand beside itself', () => expect(fieldTarget(doc, screen, 10, 140, 'c')).toMatchObject({ kind: 'row' }))

  test('on a phone there is one column, so no sides', () => expect(fieldTarget(doc, screen, 10, 70, undefined, true)?.kind).toBe('row'))

  test('the line lies where the field will stand', () => {
    expect(fieldTarget(doc, screen, 120, 50)?.line).toEqual({ x: 0, y: 36, length: 480, upright: false })
    expect(fieldTarget(doc, screen, 10, 70)?.line).toMatchObject({ x: 0, upright: true })
  })
})

test.each([
  ['above the middle of the first', 10, 0],
  ['below it', 150, 1],
  ['at the end', 290, 2],
])('a new section dropped %s', (_, y, index) => expect(sectionTarget(doc, screen, 100, y, '')).toMatchObject({ kind: 'section', index }))

test('a section that moves is not counted', () => expect(sectionTarget(doc, screen, 100, 290, first)).toMatchObject({ index: 1 }))

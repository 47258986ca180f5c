import { expect, test } from 'vitest'
import { dice } from '@/document/tests/random'
import { treeOf, type FlowBody } from '../../document'
import { anyCommand, grown, start } from '../../document/tests/random'
import { HIGH, LOW, laidOut, type Box, type Laid } from '../layout'

const laid = (doc: FlowBody): Laid => {
  const tree = treeOf(doc)
  if (!tree.ok) throw new Error(tree.fault.why)
  return laidOut(tree.chain, ({ type }) => (type === 'userTask' ? HIGH : LOW))
}

const cuts = (one: Box, other: Box) => one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h

test('a condition opens two columns beside each other, which meet again above what follows', () => {
  const doc = grown(start(), 'choice')
  const { cards, heads, pills, joins } = laid(doc)
  expect(cards.map(({ y }) => y)[0]).toBe(24)
  expect(heads.map(({ x }) => x)).toEqual([24, 304])
  expect(pills).toHaveLength(1)
  expect((joins[0]?.y ?? 0) > (heads[0]?.y ?? 0)).toBe(true)
  expect((cards[1]?.y ?? 0) > (joins[0]?.y ?? 0)).toBe(true)
})

test('whatever is drawn, nothing covers anything else, all is within, and every way can be put something on', () => {
  for (let seed = 1; seed <= 25; seed += 1) {
    const random = dice(seed)
    let doc = start()
    for (let step = 0; step < 40; step += 1) doc = anyCommand(doc, random).apply(doc)
    const found = laid(doc)
    const boxes = [...found.cards, ...found.pills, ...found.heads, ...found.timers]
    for (const [at, one] of boxes.entries()) {
      expect(one.x >= 0 && one.y >= 0 && one.x + one.w <= found.width && one.y + one.h <= found.height, `seed ${seed} ${one.uid}`).toBe(true)
      for (const other of boxes.slice(at + 1)) expect(cuts(one, other), `seed ${seed} ${one.uid} ${other.uid}`).toBe(false)
    }
    const drawn = new Set([...found.cards, ...found.pills, ...found.joins, ...found.frames, ...found.timers].map(({ uid }) => uid))
    expect(doc.nodes.filter(({ uid }) => !drawn.has(uid)), `seed ${seed}`).toEqual([])
  }
})

test('on every way something can be put', () => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const random = dice(seed)
    let doc = start()
    for (let step = 0; step < 40; step += 1) doc = anyCommand(doc, random).apply(doc)
    const ways = new Set(laid(doc).pluses.flatMap(({ arcs }) => arcs))
    expect(doc.sequence_flows.filter(({ uid }) => !ways.has(uid)), `seed ${seed}`).toEqual([])
  }
})

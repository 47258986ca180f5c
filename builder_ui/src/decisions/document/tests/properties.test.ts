import { expect } from 'vitest'
import { keepsItsPromises } from '@/document/tests/properties'
import type { CardBody, TableBody } from '..'
import { anyCardCommand, anyTableCommand, card, table } from './random'

const expectUnique = (uids: readonly string[], why: string) => expect(new Set(uids).size, why).toBe(uids.length)

/** Every row has every cell, and identities are unique. */
function expectWholeTable(doc: TableBody, why: string) {
  expectUnique([...doc.rows, ...doc.inputs, ...doc.outputs, ...(doc.cases ?? [])].map(({ uid }) => uid), why)
  expect(doc.rows.every(({ when, then }) => when.length === doc.inputs.length && then.length === doc.outputs.length), why).toBe(true)
  expect(doc.outputs.length, why).toBeGreaterThan(0)
  expect(doc.aggregation === undefined || doc.hit_policy === 'collect', why).toBe(true)
}

function expectWholeCard(doc: CardBody, why: string) {
  expectUnique(doc.characteristics.flatMap(({ uid, bins }) => [uid, ...bins.map((bin) => bin.uid)]), why)
}

keepsItsPromises({ of: 'a table', start: () => table(), any: anyTableCommand, whole: expectWholeTable })
keepsItsPromises({ of: 'a score card', start: card, any: anyCardCommand, whole: expectWholeCard })

import { expect, test } from 'vitest'
import { dice } from '@/document/tests/random'
import { keepsItsPromises } from '@/document/tests/properties'
import { namesOf, treeOf, within, type FlowBody } from '..'
import { anyCommand, anyFreeCommand, start } from './random'

const unique = (all: readonly string[], why: string) => expect(new Set(all).size, why).toBe(all.length)

/** Names and identities are there once; every name that is mentioned is there; no sub-process is inside itself. */
function expectWhole(doc: FlowBody, why: string) {
  unique([...doc.nodes, ...doc.sequence_flows].map(({ uid }) => uid), why)
  unique(namesOf(doc), why)
  const names = new Map(doc.nodes.map((node) => [node.name, node]))
  for (const { from, to } of doc.sequence_flows) expect(names.get(from)?.inside, `${why}: ${from} → ${to}`).toBe(names.get(to)?.inside)
  for (const { from, to } of doc.sequence_flows) expect([names.has(from), names.has(to)], `${why}: ${from} → ${to}`).toEqual([true, true])
  for (const node of doc.nodes) {
    expect(node.inside === undefined || names.get(node.inside)?.type === 'subProcess', why).toBe(true)
    expect(node.attached_to === undefined || names.has(node.attached_to), why).toBe(true)
    expect(node.inside === undefined || !within(doc, node.name).has(node.inside), why).toBe(true)
  }
  const uids = new Set(doc.nodes.map(({ uid }) => uid))
  expect(Object.keys(doc.layout ?? {}).filter((uid) => !uids.has(uid)), why).toEqual([])
}

/** What the vertical view makes it can always draw. */
function expectDrawn(doc: FlowBody, why: string) {
  expectWhole(doc, why)
  const tree = treeOf(doc)
  expect(tree.ok ? 'drawn' : `${tree.fault.why} ${tree.fault.node?.name}`, why).toBe('drawn')
}

keepsItsPromises({ of: 'a flow in the vertical view', start, any: anyCommand, whole: expectDrawn })
keepsItsPromises({ of: 'a flow on the free canvas', start, any: anyFreeCommand, whole: expectWhole })

test('no command of the vertical view moves a node that stands on the free canvas', () => {
  const random = dice(11)
  let doc = start()
  for (let step = 0; step < 600; step += 1) {
    const command = anyCommand(doc, random)
    const next = command.apply(doc)
    if (command.name !== 'setPlaces') {
      for (const [uid, place] of Object.entries(next.layout ?? {})) expect(place, command.name).toEqual(doc.layout?.[uid])
    }
    doc = next
  }
})

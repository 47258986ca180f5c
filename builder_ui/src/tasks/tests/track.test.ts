import { expect, test } from 'vitest'
import { inOrder, placeOn, trackOf } from '../track'
import type { CaseDetail, CaseNode, CaseTask } from '../types'

const node = (name: string, type = 'userTask', state: CaseNode['state'] = 'pending'): CaseNode => ({ name, label: { zh: name, en: name }, type, state, visits: state === 'pending' ? 0 : 1 })
const flow = (text: string) => text.split(',').map((one) => ({ from: one.split('>')[0] ?? '', to: one.split('>')[1] ?? '' }))
const task = (name: string, state: string, number: number) => ({ node: name, state, number, id: `${name}${number}` }) as CaseTask

const refund: Pick<CaseDetail, 'nodes' | 'sequence_flows' | 'tasks' | 'status'> = {
  status: 'open',
  nodes: [node('end', 'endEvent'), node('verify', 'userTask', 'done'), node('big', 'exclusiveGateway', 'done'), node('approve', 'userTask', 'active'), node('call'), node('start', 'startEvent', 'done')],
  sequence_flows: flow('start>verify,verify>big,big>call,big>approve,approve>call,call>end,approve>verify'),
  tasks: [task('verify', 'done', 1), task('verify', 'done', 2), task('approve', 'open', 3), task('approve', 'done', 4)],
}

test('stops come in the order they are met, whatever the order of the document, loops and all', () => {
  expect(inOrder(refund)).toEqual(['start', 'verify', 'big', 'approve', 'call', 'end'])
})

test('choices are no stops; who has it stands at the active one, who had it last at the others', () => {
  const stops = trackOf(refund)
  expect(stops.map(({ name }) => name)).toEqual(['start', 'verify', 'approve', 'call', 'end'])
  expect(stops.map(({ tasks }) => tasks.map(({ number }) => number))).toEqual([[], [2], [3], [], []])
  expect(placeOn(stops)).toEqual({ at: 3, of: 5 })
})

test('of an ended case only what was reached is told', () => {
  const stops = trackOf({ ...refund, status: 'done', nodes: refund.nodes.map((one) => (one.name === 'approve' ? { ...one, state: 'done' as const } : one)) })
  expect(stops.map(({ name }) => name)).toEqual(['start', 'verify', 'approve'])
  expect(placeOn(stops)).toEqual({ at: 3, of: 3 })
})

test('a node nothing leads to is not lost', () => {
  expect(inOrder({ nodes: [node('alone'), node('start', 'startEvent')], sequence_flows: [] })).toHaveLength(2)
})

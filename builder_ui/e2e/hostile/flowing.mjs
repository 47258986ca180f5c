/** A flow whose every name is hostile, a case of it, and what its people write into it. */
import { label, many, one, RUN, unread } from './corpus.mjs'

const uid = (name) => `${name.replaceAll('_', '')}${RUN}xxxxxxxxxxxx`.slice(0, 20)
const named = (kind, name, more) => ({ kind, schema: 1, name, uid: uid(`${kind.slice(0, 3)}${name}`), label: label(one(`${kind} label`)), ...more })
const ANSWERED = 10

/** A form, a flow that hands its records to whoever began them as often as there are strings, and a message. */
export const flowing = () => {
  const now = (at, place) => label(at === ANSWERED ? one(place) : unread(place)) // of the task one stands at
  const tasks = many('node label').map((text, at) => ({
    uid: uid(`n${at}node`), name: `n${at}`, type: 'userTask', label: label(text), assignment: { strategy: 'initiator' },
    actions: { complete: { label: now(at, 'action label') }, transfer: {}, cc: {} }, fields: [{ field: 'title', see: 'clear', write: 'always' }],
    guidance: now(at, 'guidance'), checklist: at === ANSWERED ? many('checklist', { count: 20 }).map(label) : [],
  }))
  const nodes = [{ uid: uid('begin'), name: 'begin', type: 'startEvent', label: label(one('node label')), trigger: { kind: 'form' } }, ...tasks, { uid: uid('finish'), name: 'finish', type: 'endEvent', label: label(one('node label')) }]
  const arcs = nodes.slice(1).map((node, at) => ({ uid: uid(`arc${at}arc`), from: nodes[at].name, to: node.name }))
  return [
    named('form', 'paper', { title_field: 'title', layout: [], fields: [{ uid: uid('papertitle'), name: 'title', type: 'text', label: label(one('field label')) }] }),
    named('role', 'clerk', { deny: [], grants: [{ uid: uid('clerkgrant'), form: 'paper', actions: { read: true, create: true, update: true }, fields: [{ field: '*', see: 'clear', write: 'always' }] }] }),
    named('flow', 'path', { form: 'paper', nodes, sequence_flows: arcs }),
  ]
}

/** The case is begun and answered some times, each time with something hostile said. */
export async function flowed(app, { done }) {
  const title = one('paper title')
  const { id, case: { id: number } } = await done('POST', `/api/apps/${app}/forms/paper/records`, { values: { title } })
  for (const opinion of many('opinion', { count: ANSWERED })) {
    const { items } = await done('GET', '/api/tasks?limit=200&order=newest')
    await done('POST', `/api/tasks/${items.find((item) => item.case === number).id}/complete`, { opinion })
  }
  const { items } = await done('GET', '/api/tasks?limit=200&order=newest')
  return { paper: id, task: items.find((item) => item.case === number).id, case: number }
}

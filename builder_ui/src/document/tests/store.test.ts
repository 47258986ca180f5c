import { expect, test } from 'vitest'
import { createDocumentStore, renameField, updateField } from '..'
import { form } from './random'

test('typing in one property is one step of undo, until a pause or another property', () => {
  let time = 0
  const doc = form([['a']])
  const uid = doc.fields[0]?.uid ?? ''
  const store = createDocumentStore(doc, () => time)
  const { run } = store.getState()
  for (const text of ['金', '金额', '金额数']) {
    time += 200
    run(updateField(uid, { label: { zh: text } }))
  }
  expect(store.getState().past).toHaveLength(1)
  time += 5000
  run(updateField(uid, { label: { zh: '金额' } }))
  expect(store.getState().past).toHaveLength(2)
  run(renameField(uid, 'amount'))
  expect(store.getState().past).toHaveLength(3)
  store.getState().undo()
  store.getState().undo()
  store.getState().undo()
  expect(store.getState().doc).toBe(doc)
})

test('after an undo, typing the same property again is a step of its own', () => {
  const doc = form([['a', 'b']])
  const uid = doc.fields[0]?.uid ?? ''
  const store = createDocumentStore(doc, () => 0)
  store.getState().run(updateField(uid, { label: { zh: '一' } }))
  store.getState().undo()
  store.getState().redo()
  store.getState().run(updateField(uid, { label: { zh: '一二' } }))
  store.getState().undo()
  expect(store.getState().doc.fields[0]?.label.zh).toBe('一')
})

test('a command that changes nothing leaves no step', () => {
  const store = createDocumentStore(form([['a']]))
  expect(store.getState().run(renameField('nobody', 'x'))).toBe(false)
  expect(store.getState().past).toHaveLength(0)
})

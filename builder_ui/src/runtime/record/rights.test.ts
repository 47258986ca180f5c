import { expect, test } from 'vitest'
import type { FieldMeta, RecordRow, See, Write } from '../types'
import { mayEdit, modeOfExisting } from './rights'

const field = (more: Partial<FieldMeta> = {}) => ({ name: 'phone', type: 'phone', see: 'clear', write: 'always', read_only: false, ...more }) as FieldMeta
const record = (see: See, write: Write, update = true) => ({ masked: [], rights: { update, delete: false, fields: { phone: { see, write } } } }) as unknown as RecordRow

test.each<[See, Write, Partial<FieldMeta>, string]>([
  ['clear', 'always', {}, 'written'],
  ['masked', 'always', {}, 'replaced'],
  ['clear', 'when_creating', {}, 'shown'],
  ['clear', 'never', {}, 'shown'],
  ['hidden', 'never', {}, 'hidden'],
  ['hidden', 'always', {}, 'written'],
  ['clear', 'always', { read_only: true }, 'shown'],
  ['clear', 'always', { type: 'serial_number' }, 'shown'],
])('a field seen %s and written %s (%j) is %s', (see, write, more, mode) => {
  expect(modeOfExisting(field(more), record(see, write))).toBe(mode)
})

test('a record without a writable field cannot be edited', () => {
  expect(mayEdit([field()], record('clear', 'never'))).toBe(false)
  expect(mayEdit([field()], record('clear', 'always', false))).toBe(false)
  expect(mayEdit([field()], record('clear', 'always'))).toBe(true)
})

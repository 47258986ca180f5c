import { describe, expect, it } from 'vitest'
import { at, copied, filled, inherited, pasted, stepped, turned, type Edits } from '../rights/grid'
import { addGrant, changedIn, columnsOf, fieldsOf, found, liveColumn, setLines, STAR } from '../rights/columns'
import { rightsOf, SEEN, withRights, WRITTEN, type MatrixColumn, type MatrixField } from '../rights/matrix'
import type { FormBody } from '@/document'
import type { FieldGrant } from '../bodies'

const field = (name: string, sensitivity?: string): MatrixField => ({ name, label: { zh: name }, sensitivity, plain: !sensitivity })
const [title, phone, pin, amount] = [field('title'), field('phone', 'C2'), field('pin', 'C3'), field('amount')] as const
const fields = [STAR, title, phone, pin, amount]
const line = (name: string, see: FieldGrant['see'], write: FieldGrant['write'] = 'never'): FieldGrant => ({ uid: `u${name}`, field: name, see, write })
const grant = (...entries: FieldGrant[]): MatrixColumn => ({ id: 'g', denies: false, entries })
const rightOf = (column: MatrixColumn, one: MatrixField) => rightsOf(column)(one)
const after = (edits: Edits, column: MatrixColumn) => ({ ...column, entries: withRights(column, edits.get(column) ?? new Map()) })

describe('rights of a column', () => {
  const column = grant(line('phone', 'masked'), line('*', 'clear', 'always'))
  it('come from the own line, from * for ordinary fields, or are none', () => {
    expect(fields.map((each) => [rightOf(column, each).seen, rightOf(column, each).from])).toEqual([['clear', 'own'], ['clear', 'star'], ['masked', 'own'], ['hidden', 'none'], ['clear', 'star']])
  })
  it('of a denial are a ceiling on every field', () => {
    const denial: MatrixColumn = { id: 'd', denies: true, entries: [line('*', 'masked')] }
    expect(rightOf(denial, pin)).toEqual({ seen: 'masked', write: 'never', from: 'star' })
    expect(rightOf({ ...denial, entries: [] }, pin)).toEqual({ seen: 'clear', write: 'always', from: 'none' })
  })
  it('keep what is not set, and the line of all others stays last', () => {
    const next = withRights(column, new Map([[amount, { seen: 'masked' as const }], [pin, { write: 'always' as const }]]))
    expect(next.map(({ field: name, see, write }) => `${name} ${see} ${write}`)).toEqual(['phone masked never', 'amount masked always', 'pin hidden always', '* clear always'])
  })
  it('never show C3 on request, nor anything in a denial', () => {
    const asked = new Map([[pin, { seen: 'on_request' as const }], [phone, { seen: 'on_request' as const }]])
    expect(withRights(grant(), asked).map(({ field: name, see, unmask }) => [name, see, unmask])).toEqual([['pin', 'masked', undefined], ['phone', 'masked', true]])
    expect(withRights({ ...grant(), denies: true }, asked).every(({ unmask }) => unmask === undefined)).toBe(true)
  })
})

describe('the block of cells', () => {
  const column = grant(line('title', 'hidden', 'always'), line('*', 'clear', 'never'))
  const columns = [column]
  it('grows with Shift and stays inside', () => {
    const block = stepped(stepped(at(1, 1), [9, 0], true, 5, 3), [0, 9], true, 5, 3)
    expect(block).toEqual({ anchor: { row: 1, column: 1 }, focus: { row: 4, column: 2 } })
  })
  it('turns all cells of one kind to what follows the focused one', () => {
    const next = after(turned({ anchor: { row: 4, column: 1 }, focus: { row: 1, column: 2 } }, fields, columns, rightOf), column)
    expect(fields.slice(1).map((each) => rightOf(next, each).write)).toEqual(['never', 'never', 'never', 'never'])
    expect(rightOf(next, title).seen, 'what is seen is left alone').toBe('hidden')
  })
  it('is filled from its first row, one cell from the row above', () => {
    const next = after(filled({ anchor: { row: 1, column: 1 }, focus: { row: 4, column: 2 } }, fields, columns, rightOf), column)
    expect(fields.slice(1).map((each) => `${rightOf(next, each).seen} ${rightOf(next, each).write}`)).toEqual(Array(4).fill('hidden always'))
    expect(rightOf(after(filled(at(2, 1), fields, columns, rightOf), column), phone).seen).toBe('hidden')
  })
  it('goes back to what * gives', () => expect(rightOf(after(inherited(at(1, 1), fields, columns), column), title)).toEqual({ seen: 'clear', write: 'never', from: 'star' }))
  it('is copied and pasted as words; what is not understood is told', () => {
    const words = copied({ anchor: { row: 1, column: 1 }, focus: { row: 2, column: 2 } }, fields, columns, rightOf, (value) => value)
    expect(words).toEqual([['hidden', 'always'], ['hidden', 'never']])
    const read = (half: 'seen' | 'write', word: string) => (half === 'seen' ? SEEN : WRITTEN).find((value) => value === word)
    const { edits, unread } = pasted(at(3, 1), [['clear', 'always'], ['nonsense', 'never']], fields, columns, read)
    expect(unread).toEqual(['nonsense'])
    expect([pin, amount].map((each) => rightOf(after(edits, column), each))).toEqual([{ seen: 'clear', write: 'always', from: 'own' }, { seen: 'clear', write: 'never', from: 'own' }])
    const whole = pasted({ anchor: { row: 1, column: 1 }, focus: { row: 4, column: 1 } }, [['masked']], fields, columns, read)
    expect(fields.slice(1).map((each) => rightOf(after(whole.edits, column), each).seen)).toEqual(Array(4).fill('masked'))
  })
})

describe('a form and its roles', () => {
  const role = { kind: 'role', schema: 1, name: 'rm', uid: 'rolerole', label: { zh: '客户经理' }, grants: [{ uid: 'grantone', form: 'loan', actions: { read: 'own' }, fields: [line('*', 'clear')] }, { uid: 'granttwo', form: 'other', actions: {}, fields: [] }], deny: [{ uid: 'denydeny', form: 'bank/loan', actions: {}, fields: [] }] }
  const bodies = { 'role/rm': role, 'role/head': { ...role, name: 'head', grants: [], deny: [] } }
  it('give a column for each grant and denial on the form', () => {
    expect(columnsOf(bodies, ['rm', 'head'], 'bank', 'loan').map(({ id, denies }) => [id, denies])).toEqual([['rm/grants/grantone', false], ['rm/deny/denydeny', true]])
  })
  it('are changed together and only where asked', () => {
    const [column] = columnsOf(bodies, ['rm'], 'bank', 'loan')
    if (!column) throw new Error('a column')
    const next = setLines(new Map([[column, [line('title', 'masked')]]])).apply(addGrant('head', 'loan').apply(bodies))
    expect(columnsOf(next, ['rm', 'head'], 'bank', 'loan').map(({ role: name, entries }) => `${name} ${entries.map(({ field: one }) => one).join()}`)).toEqual(['rm title', 'rm ', 'head *'])
    const [now] = columnsOf(next, ['rm'], 'bank', 'loan')
    const isChanged = now && changedIn(now, liveColumn(now, role as never))
    expect(fields.slice(1).filter((each) => isChanged?.(each)).map(({ name }) => name)).toEqual(['title', 'amount'])
  })
  it('are searched by name and label, by place, by class', () => {
    const form = { fields: [{ name: 'phone', type: 'phone', uid: 'a', label: { zh: '电话', en: 'Phone' }, sensitivity: 'C2' }, { name: 'sum', uid: 'b', type: 'money', label: { zh: '合计' }, computed: '1' }], layout: [] } as unknown as FormBody
    const all = fieldsOf(form)
    expect(all.map(({ plain }) => plain)).toEqual([false, false])
    const wish = { words: '', place: undefined, sensitive: false, changed: false }
    const names = (more: object) => found(all, new Map([['sum', ['section:s']]]), { ...wish, ...more }, ({ name }) => name === 'sum').map(({ name }) => name)
    expect([names({ words: 'PHO' }), names({ words: '合计' }), names({ sensitive: true }), names({ place: 'section:s' }), names({ changed: true })]).toEqual([['phone'], ['sum'], ['phone'], ['sum'], ['sum']])
  })
})

import { expect, test } from 'vitest'
import { CHOOSING, lacksSet, looseFields, nameFault, planned, setOf, type Planned } from '../sheet/columns'
import type { SheetField } from '../sheet/api'

const column = (name: string, more: Partial<SheetField> = {}): SheetField => ({ title: `列${name}`, name, type: 'text', required: false, options: {}, choices: [], samples: [], ...more })
const TYPES = new Set(['text', 'money', 'choice', 'serial_number'])
const level = column('level', { type: 'choice', choices: [{ code: 'vip', label: 'VIP' }, { code: 'pu_tong', label: '普通' }] })

test('columns come under names the form has free, and of types it knows', () => {
  const found = planned([column('a'), column('a'), column('b', { type: 'hologram', options: { depth: 3 } })], TYPES, ['a'])
  expect(found.map(({ name, type, options }) => [name, type, options])).toEqual([['a_2', 'text', {}], ['a_3', 'text', {}], ['b', 'text', {}]])
})

test('a name is judged among those chosen and those there are', () => {
  const [one, other] = planned([column('a'), column('b')], TYPES, []) as [Planned, Planned]
  const taken = new Set(['amount'])
  expect(nameFault({ ...one, name: '金额' }, [one, other], taken)).toBe('malformed')
  expect(nameFault({ ...one, name: 'amount' }, [one, other], taken)).toBe('taken')
  expect(nameFault({ ...one, name: 'b' }, [one, other], taken)).toBe('taken')
  expect(nameFault({ ...one, name: 'b' }, [one, { ...other, chosen: false }], taken)).toBeUndefined()
  expect(nameFault({ ...one, name: '金额', chosen: false }, [one, other], taken)).toBeUndefined()
})

test('chosen columns become fields with their options, their sets and nothing more', () => {
  const columns = planned([column('a', { title: '客户*', required: true }), column('b', { type: 'money', options: { decimals: 2 } }), level, column('n', { type: 'serial_number', required: true }), column('gone')], TYPES, [])
  const chosen = columns.map((each) => ({ ...each, chosen: each.name !== 'gone' }))
  const fields = looseFields(chosen, new Map([[2, 'levels']]), () => 12, (type) => (type === 'money' ? { currency: 'CNY' } : undefined)).map((each) => each.field)
  expect(fields).toEqual([
    { name: 'a', type: 'text', label: { zh: '客户*' }, required: true },
    { name: 'b', type: 'money', label: { zh: '列b' }, options: { currency: 'CNY', decimals: 2 } },
    { name: 'level', type: 'choice', label: { zh: '列level' }, options: { set: 'levels' } },
    { name: 'n', type: 'serial_number', label: { zh: '列n' } },
  ])
})

test('a choice needs a set, or words to make one of', () => {
  const [one] = planned([level], TYPES, []) as [Planned]
  expect(lacksSet(one)).toBe(false)
  expect(lacksSet({ ...one, choices: [] })).toBe(true)
  expect(lacksSet({ ...one, choices: [], set: 'levels' })).toBe(false)
  expect(CHOOSING.has(one.type)).toBe(true)
  expect(setOf(one, 'levels')).toMatchObject({ kind: 'option_set', name: 'levels', options: [{ code: 'vip', label: { zh: 'VIP', en: 'VIP' } }, { code: 'pu_tong', label: { zh: '普通' } }] })
})

import { expect, test } from 'vitest'
import { addressOf, type SavedView, type ViewBody } from './saved'

const view = (body: Partial<ViewBody>) => ({ id: 'v1', body: { as: 'table', columns: [], filter: [], where: null, sort: [], group: null, totals: [], ...body } }) as unknown as SavedView

test('a view is wholly in the address', () => {
  const filter = [{ field: 'level', op: 'eq', value: 'vip' }]
  expect(addressOf(view({ as: 'cards', filter, sort: ['-balance', 'name'], group: { field: 'opened', unit: 'month' }, totals: [{ field: 'balance', of: 'sum' }] }))).toEqual({
    saved: 'v1', filter, where: undefined, sort: '-balance,name', group: 'opened:month', totals: 'balance:sum', as: 'cards', q: undefined,
  })
})

test('what a view does not say is taken out of the address', () => {
  expect(JSON.parse(JSON.stringify(addressOf(view({}))))).toEqual({ saved: 'v1' })
})

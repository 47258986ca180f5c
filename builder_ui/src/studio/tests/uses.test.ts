import { describe, expect, it, vi } from 'vitest'
import type { Use } from '../api'
import { hrefOf } from '../places'
import { besideOf, together } from '../uses/along'
import type { Touched } from '../uses/api'
import { byUser, standing } from '../uses/sorted'

const use = (kind: Use['kind'], name: string, path: string, drop: string | null = null, app = 'bank'): Use => ({
  app, app_label: { zh: app, en: app }, kind, name, label: { zh: name, en: name }, path, where: { zh: path, en: path }, draft: false, drop,
})
const loan = { app: 'bank', kind: 'form', name: 'loan' }
const touched = (name: string, revision: number, body: Touched['body'] = null): Touched => ({ kind: 'view', name, label: { zh: name, en: name }, body, revision })

describe('the uses of what is to go', () => {
  it('are told apart: what goes by itself, what can go along, and what somebody has to change', () => {
    const layout = use('form', 'loan', '/layout/0/children/1/field', '/layout/0/children/1')
    const column = use('view', 'large', '/columns/0', '/columns/0')
    const filter = use('view', 'large', '/filter')
    const abroad = use('view', 'theirs', '/columns/0', '/columns/0', 'crm')
    expect(standing(loan, [layout, column, filter, abroad])).toEqual({ own: [layout], along: [column], left: [filter, abroad], others: true })
  })

  it('go with what they stand in', () => {
    const grant = use('role', 'clerk', '/grants/0/form', '/grants/0')
    const rule = use('role', 'clerk', '/grants/0/actions/read')
    const other = use('role', 'clerk', '/grants/01/actions/read')
    expect(standing(loan, [grant, rule, other])).toMatchObject({ along: [grant, rule], left: [other] })
  })

  it('do not keep it from being taken out elsewhere where only its own document is wrong then', () => {
    const formula = use('form', 'loan', '/fields/2/computed')
    expect(standing(loan, [formula])).toMatchObject({ left: [formula], others: false })
  })

  it('are one entry a definition, with every place', () => {
    const uses = [use('view', 'large', '/columns/0'), use('role', 'clerk', '/grants/0/form'), use('view', 'large', '/filter')]
    expect(byUser(uses).map(({ key, places }) => [key, places.length])).toEqual([['bank view large', 2], ['bank role clerk', 1]])
  })

  it('open where they are', () => {
    expect(hrefOf({ app: 'bank', kind: 'view', name: 'large', pointer: '/columns/0' })).toBe('/build/bank/view/large#%2Fcolumns%2F0')
    expect(hrefOf({ app: 'bank', kind: 'app', name: 'app', pointer: '' })).toBe('/build/bank/menu')
  })
})

describe('an act on other definitions', () => {
  it('is one, though it touched a definition twice', () => {
    expect(together([[touched('a', 2, { x: 1 }), touched('b', 1)], [touched('a', 3, { x: 2 })]])).toEqual([touched('a', 3, { x: 1 }), touched('b', 1)])
  })

  it('is undone and done again with the step it belongs to', async () => {
    const sent: unknown[] = []
    vi.stubGlobal('fetch', vi.fn((_: string, init: RequestInit) => {
      const { touched: asked } = JSON.parse(String(init.body)) as { touched: Touched[] }
      sent.push(asked.map(({ revision }) => revision))
      return Promise.resolve(new Response(JSON.stringify({ touched: asked.map((each) => ({ ...each, label: { zh: 'a' }, revision: each.revision + 1 })) }), { headers: { 'content-type': 'application/json' } }))
    }))
    const after = vi.fn()
    const beside = besideOf('bank', [touched('a', 1)], after, (error) => { throw error })
    beside.undo()
    beside.redo()
    beside.undo()
    await vi.waitFor(() => expect(after).toHaveBeenCalledTimes(3))
    expect(sent).toEqual([[1], [2], [3]])
    vi.unstubAllGlobals()
  })
})

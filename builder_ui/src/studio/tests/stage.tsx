import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from '@tanstack/react-router'
import { cleanup, configure, render } from '@testing-library/react'
import { App } from 'antd'
import axe from 'axe-core'
import { afterEach, expect, vi } from 'vitest'
import { Theme } from '@/kit/theme'
import type { Draft } from '../api'
import type { Catalogue, OptionSchema } from '../catalogue'

// jsdom measures and scrolls nothing
globalThis.ResizeObserver ??= class {
  observe = () => undefined
  unobserve = () => undefined
  disconnect = () => undefined
}
Element.prototype.scrollIntoView = () => undefined
afterEach(cleanup)
configure({ asyncUtilTimeout: 15_000 })

const type = (name: string, zh: string, group = 'basic', properties: Record<string, OptionSchema> = {}) => ({
  name, label: { zh, en: name }, icon: name, widget: name, group, sortable: true,
  operators: [{ name: 'eq', label: { zh: '等于', en: 'is' }, operand: 'one' }], options_schema: { type: 'object', properties },
})

export const catalogue: Catalogue = {
  field_types: [
    type('text', '单行文本', 'basic', { max_length: { type: 'integer', title: '最多字数', title_en: 'Maximum length', default: 200, minimum: 1, maximum: 2000 } }),
    type('long_text', '多行文本'),
    type('money', '金额', 'bank', { currency: { type: 'string', enum: ['CNY', 'USD'], title: '币种', words: { CNY: { zh: '人民币' }, USD: { zh: '美元' } }, default: 'CNY' } }),
    type('choice', '单选', 'basic', { set: { type: 'string', title: '选项集', refers_to: 'option_set' } }),
    type('reference', '关联记录', 'relation', { form: { type: 'string', title: '关联表单', refers_to: 'form' } }),
  ],
  system_fields: [{ name: 'created_at', label: { zh: '创建时间', en: 'Created' }, type: 'text' }],
  limits: {}, row_rules: [], actions: [], icons: [],
}

/** A server that holds drafts and answers what the studio asks; it counts revisions as the real one does. */
export function server(drafts: Record<string, Draft>) {
  const answer = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
  const saved: unknown[] = []
  const items = (kind: string | null) =>
    Object.values(drafts).filter((draft) => !kind || draft.kind === kind).map((draft) => ({ ...draft, label: draft.body.label, problems: { errors: 0, warnings: 0 } }))
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    const url = new URL(address, 'http://server')
    const path = url.pathname
    if (path === '/api/catalogue') return answer(catalogue)
    if (path === '/api/apps') return answer({ items: [] })
    if (path.includes('/expressions/names')) return answer({ members: [], forms: {}, functions: [], calendars: [] })
    if (path.endsWith('/expressions/check')) {
      const { text = '' } = JSON.parse(String(init?.body)) as { text?: string }
      return answer({ valid: true, problems: [], type: 'boolean', nullable: false, tree: null, text, sentence: { zh: `说：${text}`, en: `Says: ${text}` }, conditions: null, fields: [], pushable: { level: 'full', reasons: [] } })
    }
    if (path.endsWith('/definitions')) return answer({ items: items(url.searchParams.get('kind')) })
    const [, kind = '', name = ''] = /definitions\/(\w+)\/(\w+)\/draft$/.exec(path) ?? []
    const draft = drafts[`${kind}/${name}`]
    if (draft && init?.method === 'PUT') {
      const body = JSON.parse(String(init.body)) as Draft['body']
      saved.push(body)
      return answer((drafts[`${kind}/${name}`] = { ...draft, body, revision: draft.revision + 1 }))
    }
    if (draft) return answer(draft)
    if (/^\/api\/apps\/\w+$/.test(path)) return answer({ app: 'complaints', label: { zh: '投诉处理' }, icon: 'chat', live_release: null, requires: [], menu: [] })
    if (path.endsWith('/effects')) return answer({ holdings: [], merges: [], ranking: [] })
    return answer({ items: [], hanging: [] })
  })
  return { saved }
}

export const draftOf = (kind: Draft['kind'], name: string, body: object, problems: Draft['problems'] = []): Draft => ({
  kind, name, uid: 'definition1', state: 'draft', body: body as Record<string, unknown>, revision: 1, live_version: null, problems, updated_at: '2026-03-02T10:32:00Z', updated_by: null,
})

/** Show a page at an address, inside everything a page has around it. */
export function show(Page: () => React.ReactNode, route: string, address: string) {
  const root = createRootRoute({ component: Outlet })
  const page = createRoute({ getParentRoute: () => root, path: route, component: Page })
  const other = createRoute({ getParentRoute: () => root, path: '/$', component: () => null })
  const router = createRouter({ routeTree: root.addChildren([page, other]), history: createMemoryHistory({ initialEntries: [address] }) })
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(
    <QueryClientProvider client={client}>
      <Theme><App><RouterProvider router={router as never} /></App></Theme>
    </QueryClientProvider>,
  )
}

/** No serious or critical fault of accessibility in what is shown. Colours are judged in the browser, not here. */
export async function expectAccessible(element: Element = document.body) {
  const { violations } = await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
}

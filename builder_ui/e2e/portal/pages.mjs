import assert from 'node:assert/strict'
import { desk } from '../designer/desk.mjs'
import { overflow } from '../designer/world.mjs'
import { ask, choose } from './api.mjs'

const made = { app: '' }
const text = (zh, en) => ({ zh, en })
const field = (name, zh, more = {}) => ({ uid: `${name}field0`, name, type: 'text', label: text(zh, name), ...more })
const section = (name, zh, ...fields) => ({ uid: `${name}section`, block: 'section', label: text(zh, name), children: fields.map((each) => ({ field: each, width: 12 })) })

const form = () => ({
  kind: 'form', schema: 1, name: 'loan', uid: 'loanform0001', label: text('贷款申请', 'Loan'), title_field: 'title',
  fields: [
    field('title', '标题', { required: true }), field('amount', '金额', { type: 'money' }), field('use', '用途'),
    field('reason', '大额原因', { visible_if: 'amount > 100', when_hidden: 'clear', required_if: 'amount > 100' }),
    field('note', '备注', { type: 'long_text' }),
  ],
  layout: [section('headpart', '申请', 'title'), section('moneypart', '金额与用途', 'amount', 'use'), section('bigpart', '大额说明', 'reason'), section('restpart', '其他', 'note')],
})
const role = () => ({
  kind: 'role', schema: 1, name: 'filler', uid: 'fillerrole01', label: text('填报人', 'Filler'), deny: [],
  grants: [{ uid: 'fillergrant1', form: 'loan', actions: { read: true, create: true, update: true }, fields: [{ field: '*', see: 'clear', write: 'always' }] }],
})
const tabs = (page) => page.locator('.lq-sheet-card [role=tab]')
const tab = (page, name) => page.getByRole('tab', { name: new RegExp(`^${name}`) })
const names = (page) => page.locator('.lq-band').evaluateAll((bands) => bands.map((band) => [band.dataset.page, [...band.querySelectorAll('.lq-sec-head')].map((head) => head.textContent?.trim())]))
/** Wait until the pages of the designed form are these. */
const stands = async (page, wanted) => {
  await page.waitForFunction((expected) => JSON.stringify([...document.querySelectorAll('.lq-band')].map((band) => [...band.querySelectorAll('.lq-sec-head .hit')].map((head) => head.textContent?.trim()))) === expected, JSON.stringify(wanted)).catch(async () => {
    assert.deepEqual((await names(page)).map(([, sections]) => sections), wanted)
  })
}

export const pages = {
  'a form gets tabs in the designer; sections go to other tabs by dragging, by a list and by keys, and all of it is undone': async ({ as, picture, violations }) => {
    const page = await as('builder')
    made.app = `loans_${Date.now().toString(36)}`
    const put = (kind, body) => ask(page, 'PUT', `/api/apps/${made.app}/definitions/${kind}/${body.name}/draft`, body, { 'If-None-Match': '*' })
    await ask(page, 'POST', '/api/apps', { app: made.app, label: text('贷款', 'Loans'), icon: 'form' })
    for (const [kind, body] of [['form', form()], ['role', role()]]) assert.ok((await put(kind, body)).status < 300)
    await page.goto(`/build/${made.app}/form/loan`)
    await page.locator('.lq-paper').waitFor()
    const hands = desk(page)
    await page.locator('[data-property="pages"]').getByText('标签页', { exact: true }).click()
    await stands(page, [['申请'], ['金额与用途'], ['大额说明'], ['其他']])
    await picture(page, 'pages-designer')
    assert.deepEqual(await violations(page), [])

    // by a list: the title stands above all tabs; the tab it leaves empty is removed
    await page.locator('[data-part="headpartsection"] .hit').click()
    await page.locator('[data-property="page"] .ant-select').click()
    await page.locator('.ant-select-item-option', { hasText: '所有页之上' }).click()
    await stands(page, [[], ['金额与用途'], ['大额说明'], ['其他']])
    await page.locator('.lq-band[data-page="page"] .lq-band-head .hit').click()
    await page.getByRole('button', { name: /^删除这一页/ }).click()
    await stands(page, [['金额与用途'], ['大额说明'], ['其他']])

    // by dragging, and back by undo; by keys over the border
    // in the middle of the canvas, where it does not scroll by itself
    await page.locator('.lq-cv-scroll').evaluate((box) => box.scrollTo(0, box.scrollHeight))
    await page.waitForTimeout(200)
    const rest = page.locator('[data-part="restpartsection"] .hit')
    await hands.drag(rest, page.locator('[data-body="bigpartsection"]'), { y: 0.95 })
    await hands.drop()
    await stands(page, [['金额与用途'], ['大额说明', '其他'], []])
    await hands.undo()
    await stands(page, [['金额与用途'], ['大额说明'], ['其他']])
    await page.locator('[data-part="bigpartsection"] .hit').click()
    await page.keyboard.press('Alt+ArrowDown')
    await stands(page, [['金额与用途'], [], ['大额说明', '其他']])
    await hands.undo()
    await stands(page, [['金额与用途'], ['大额说明'], ['其他']])

    // a tab is renamed, moved by its button and by dragging
    await page.locator('.lq-band[data-page="page_4"] .lq-band-head .hit').click()
    await hands.write('标题', '中文', '补充')
    await page.getByRole('toolbar', { name: '页的操作' }).getByRole('button', { name: '上移' }).click()
    await stands(page, [['金额与用途'], ['其他'], ['大额说明']])
    await hands.drag(page.locator('.lq-band[data-page="page_4"] .lq-band-head .hit'), page.locator('[data-body="bigpartsection"]'), { y: 0.98 })
    await hands.drop()
    await stands(page, [['金额与用途'], ['大额说明'], ['其他']])
    await hands.settled()

    await page.getByRole('button', { name: '预览' }).click()
    await page.locator('.lq-preview-paper').getByRole('tab').first().waitFor()
    assert.deepEqual(await page.locator('.lq-preview-paper').getByRole('tab').allInnerTexts(), ['金额与用途', '补充'], 'a tab whose only field is hidden is not there')
    await picture(page, 'pages-preview')
    await page.keyboard.press('Escape')
    await page.locator('.lq-preview-paper').waitFor({ state: 'detached' })
    const { status, body } = await ask(page, 'POST', `/api/apps/${made.app}/publish`, { note: '第一版' })
    assert.equal(status, 201, JSON.stringify(body))
  },

  'tabs tell how much is wrong on each, lead to the first mistake, and come and go with their fields': async ({ as, enter, password, picture, violations }) => {
    const [page, security] = [await as('rm1'), await as('secadmin')]
    const { body: me } = await ask(page, 'GET', '/api/session')
    assert.equal((await ask(security, 'POST', '/api/roles/holders', { app: made.app, role: 'filler', person: me.person.id })).status, 201)
    await page.goto(`/app/${made.app}/form/loan/new`)
    await page.locator('#field-amount').waitFor()
    assert.deepEqual(await tabs(page).allInnerTexts(), ['金额与用途', '补充'])
    await page.locator('#field-amount').fill('500')
    await tab(page, '大额说明').waitFor()
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: '提交' }).click()
    await page.locator('.lq-summary').waitFor()
    await page.locator('[role=tab][aria-selected=true]', { hasText: '大额说明' }).waitFor()
    assert.match(await tab(page, '大额说明').innerText(), /1/)
    assert.match(await tab(page, '大额说明').textContent() ?? '', /1 处需要修改/)
    await picture(page, 'pages-errors')
    assert.deepEqual(await violations(page), [])

    // keys of a tablist; and from the summary to a field of another tab
    await tab(page, '大额说明').focus()
    await page.keyboard.press('ArrowLeft')
    await page.locator('[role=tab][aria-selected=true]:focus', { hasText: '金额与用途' }).waitFor()
    await page.locator('.lq-summary').getByRole('button', { name: /大额原因/ }).click()
    await page.locator('#field-reason:focus').fill('购房')
    await page.locator('#field-title').fill('王先生的贷款')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL(/form\/loan\/[0-9a-f-]{36}/)

    await page.locator('.lq-read').first().waitFor()
    await page.getByRole('tab', { name: '大额说明' }).click()
    await page.locator('.lq-read').getByText('购房').waitFor()
    await picture(page, 'pages-record')
    assert.deepEqual(await violations(page), [])
    const phone = await enter('rm1', password, { width: 390, height: 844 })
    await phone.goto(page.url())
    await phone.getByRole('tab', { name: '大额说明' }).click()
    await phone.locator('.lq-read').getByText('购房').waitFor()
    assert.ok((await overflow(phone)) <= 0)
    await picture(phone, 'pages-record-390')
    await phone.getByRole('button', { name: '编辑' }).click()
    await phone.locator('#field-amount').waitFor()
    await picture(phone, 'pages-edit-390')
    assert.ok((await overflow(phone)) <= 0)
    assert.deepEqual(await violations(phone), [])
    await phone.context().close()
  },

  'a visit is filled in step by step: a step is checked before the next, back keeps, leaving asks': async ({ as, enter, password, picture, violations }) => {
    const page = await as('rm1')
    await page.goto('/app/bank_base/form/visit/new')
    await page.locator('#field-subject').waitFor()
    const [next, back] = [page.getByRole('button', { name: '下一步' }), page.getByRole('button', { name: '上一步' })]
    await next.click()
    await page.locator('.lq-summary').waitFor()
    await page.locator('[aria-current=step]', { hasText: '走访安排' }).waitFor()
    assert.ok(await page.locator('#field-subject-problem').count(), 'what this step lacks is told')
    await picture(page, 'steps-errors')
    assert.deepEqual(await violations(page), [])
    await page.locator('#field-subject').fill('季度走访')
    await choose(page, 'customer', /王/, '王')
    await page.locator('#field-visited_on').fill('2026-11-20')
    await page.keyboard.press('Enter')
    await next.click()
    await page.locator('[aria-current=step]', { hasText: '客户反馈' }).waitFor()
    assert.equal(await page.locator('.lq-summary').count(), 0)
    await picture(page, 'steps-second')
    await back.click()
    await page.locator('#field-subject').waitFor()
    assert.equal(await page.locator('#field-subject').inputValue(), '季度走访')

    // leaving asks, as it does of every form
    await page.locator('nav a').first().click()
    await page.getByRole('dialog').getByText('离开这一页？').waitFor()
    await page.getByRole('button', { name: '留在这里' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.locator('[data-page="feedback"]').click()
    await next.click()
    await page.locator('[aria-current=step]', { hasText: '走访纪要' }).waitFor()
    await page.getByRole('button', { name: '提交' }).click()
    await page.waitForURL(/form\/visit\/[0-9a-f-]{36}/)

    const phone = await enter('rm1', password, { width: 390, height: 844 })
    await phone.goto('/app/bank_base/form/visit/new')
    await phone.locator('[aria-current=step]').waitFor()
    assert.ok((await overflow(phone)) <= 0)
    await picture(phone, 'steps-390')
    assert.deepEqual(await violations(phone), [])
    await phone.context().close()
  },
}

import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask } from './api.mjs'
import { records, some } from './many.mjs'

const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }
const place = '/app/bank_base/quality/interaction?view=bank_base/interactions'
const fault = 'quality.duplicate.customer+happened_at'
const ready = (page) => page.locator('.lq-dimensions li').nth(3).waitFor()
const rule = (page) => page.locator('.lq-rules li', { hasText: '客户 + 互动时间 相同' })
const listed = async (page, mark) => (await ask(page, 'POST', `${records}/query`, { filter: [{ field: 'subject', op: 'contains', value: mark }, { field: fault, op: 'found' }] })).body.items

const at = async (page, mark, time) => {
  const { body } = await ask(page, 'POST', `${records}/query`, { filter: [{ field: 'subject', op: 'contains', value: mark }] })
  for (const { id, version } of body.items) {
    const put = await ask(page, 'PATCH', `${records}/${id}`, { values: { happened_at: time } }, { 'If-Match': `"${version}"` })
    assert.equal(put.status, 200, JSON.stringify(put.body))
  }
}

export const quality = {
  'data quality: from the list’s menu to the board, from a number to its records, and mended there they are gone': async (stage) => {
    const page = await stage.as('rm1')
    await page.setViewportSize(wide)
    const mark = `重复登记${Date.now()}`
    await some(page, mark, 2)
    await at(page, mark, '2026-10-09T12:12:00+08:00') // others were registered at the same time before
    assert.equal((await listed(page, mark)).length, 2)
    await page.goto('/app/bank_base/list/interactions')
    await page.locator('.lq-row').first().waitFor()
    await page.getByRole('button', { name: '更多操作' }).click()
    await page.getByRole('menuitem', { name: '数据质量' }).click()
    await page.waitForURL((url) => url.pathname === '/app/bank_base/quality/interaction')
    await ready(page)
    const many = Number((await rule(page).getByRole('link').innerText()).replace(/\D/g, ''))
    assert.ok(many >= 2)
    assert.deepEqual(await stage.violations(page), [], 'board at 1360')
    await stage.picture(page, 'quality-interactions-1360')
    await rule(page).getByRole('link').click()
    await page.locator('.lq-chip', { hasText: '客户 + 互动时间 相同' }).waitFor()
    await page.locator('.lq-row', { hasText: mark }).nth(1).waitFor()
    await page.waitForFunction((count) => document.querySelector('.lq-top .bdg')?.textContent === String(count), many)
    await stage.picture(page, 'quality-list-1360')
    const [one] = await listed(page, mark)
    const other = { values: { happened_at: '2026-10-09T11:11:00+08:00' } }
    const mended = await ask(page, 'PATCH', `${records}/${one.id}`, other, { 'If-Match': `"${one.version}"` })
    assert.equal(mended.status, 200, JSON.stringify(mended.body))
    assert.equal((await listed(page, mark)).length, 0, 'alone it is like no other')
    await page.goBack()
    await ready(page)
    await page.getByRole('button', { name: '重新统计' }).click()
    await page.waitForFunction(([text, count]) => [...document.querySelectorAll('.lq-rules li')].some((line) => line.textContent.includes(text) && Number(line.querySelector('a')?.textContent.replace(/\D/g, '') ?? 0) === count), ['客户 + 互动时间 相同', many - 2])
  },

  'data quality: conditions beside a fault stay with it, and it goes with a press': async (stage) => {
    const page = await stage.as('rm1')
    await page.setViewportSize(wide)
    await page.goto(place)
    await ready(page)
    await rule(page).getByRole('link').click()
    await page.locator('.lq-chip', { hasText: '相同' }).waitFor()
    await page.locator('.lq-row').first().waitFor()
    await page.getByRole('button', { name: /^筛选/ }).click()
    const editor = page.locator('.lq-filter')
    await editor.getByRole('button', { name: '应用' }).waitFor()
    await editor.locator('.ant-select').first().click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: /^渠道$/ }).click()
    await editor.locator('.value .ant-select').click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '电话' }).last().click()
    await editor.getByRole('button', { name: '应用' }).click()
    await page.locator('.lq-chip', { hasText: '渠道' }).waitFor()
    assert.equal(await page.locator('.lq-chip', { hasText: '相同' }).count(), 1, 'the fault stays')
    await page.locator('.lq-chip', { hasText: '相同' }).getByRole('button').click()
    await page.locator('.lq-chip', { hasText: '相同' }).waitFor({ state: 'detached' })
    await page.locator('.lq-chip', { hasText: '渠道' }).waitFor()
  },

  'data quality: the customers of a branch, by who looks after them, and on a phone': async (stage) => {
    const page = await stage.as('supervisor')
    await page.setViewportSize(wide)
    await page.goto('/app/bank_base/quality/customer?view=bank_base/customers')
    await ready(page)
    await page.getByRole('heading', { name: '数据质量 · 客户' }).waitFor()
    await stage.picture(page, 'quality-customers-1360')
    await page.locator('.lq-shares').getByText('按机构', { exact: true }).click()
    await page.locator('.lq-shares th', { hasText: '机构' }).waitFor()
    assert.deepEqual(await stage.violations(page), [], 'board by unit at 1360')
    const president = await stage.as('president')
    await president.setViewportSize(wide)
    await president.goto('/app/bank_base/quality/customer?view=bank_base/customers')
    await ready(president)
    await president.locator('tr', { hasText: '手机号码' }).getByText('对您未完全可见').waitFor()
    await president.setViewportSize(phone)
    await president.locator('.lq-measured li', { hasText: '手机号码' }).waitFor()
    assert.deepEqual(await stage.violations(president), [], 'board at 390')
    assert.ok((await overflow(president)) <= 0, 'board at 390')
    await stage.picture(president, 'quality-customers-390')
    await president.setViewportSize(wide)
  },

  'data quality: who may only look gets no board': async (stage) => {
    const page = await stage.as('inspector')
    await page.goto('/app/bank_base/quality/interaction?view=bank_base/interactions')
    await page.getByRole('alert').waitFor()
    assert.equal((await ask(page, 'POST', '/api/apps/bank_base/forms/interaction/quality', {})).status, 403)
  },
}

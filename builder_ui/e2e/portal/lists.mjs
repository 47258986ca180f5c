import assert from 'node:assert/strict'
import { filters } from './filters.mjs'

const rows = (page) => page.locator('.lq-row')
const total = async (page) => Number((await page.locator('.lq-top .bdg').innerText()).replace(/\D/g, ''))

export const lists = {
  ...filters,

  'a list is filtered in words, and its address keeps the filter': async ({ as, picture }) => {
    const page = await as('rm1')
    await page.goto('/app/bank_base/list/customers')
    await rows(page).first().waitFor()
    const all = await total(page)
    await page.getByRole('button', { name: '筛选' }).click()
    const editor = page.locator('.lq-filter')
    await editor.locator('.ant-select').first().click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: /^客户级别$/ }).click()
    await editor.locator('.value .ant-select').click()
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '私行' }).last().click()
    await picture(page, 'list-filter')
    await editor.getByRole('button', { name: '应用' }).click()
    await page.locator('.lq-chip', { hasText: '客户级别' }).waitFor()
    await page.waitForFunction((before) => Number(document.querySelector('.lq-top .bdg')?.textContent?.replace(/\D/g, '')) < before, all)
    const some = await total(page)
    await page.reload()
    await page.locator('.lq-chip', { hasText: '私行' }).waitFor()
    await rows(page).first().waitFor()
    assert.equal(await total(page), some)
    for (const text of await rows(page).allInnerTexts()) assert.match(text, /私行/)
    await page.locator('.lq-chip button').click()
    await page.waitForFunction((before) => Number(document.querySelector('.lq-top .bdg')?.textContent?.replace(/\D/g, '')) === before, all)
  },

  'a list turns its pages forward and back': async ({ as }) => {
    const page = await as('rm1')
    await page.goto('/app/bank_base/list/customers')
    await rows(page).first().waitFor()
    const first = await rows(page).first().innerText()
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByText('第 21–40 条').waitFor()
    await rows(page).filter({ hasText: first.match(/C-\d+/)[0] }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '上一页' }).click()
    await page.getByText('第 1–20 条').waitFor()
    await rows(page).filter({ hasText: first.match(/C-\d+/)[0] }).waitFor()
    assert.equal(await rows(page).first().innerText(), first)
  },

  'a list is sorted by a column and shows the columns chosen': async ({ as }) => {
    const page = await as('rm1')
    await page.goto('/app/bank_base/list/customers')
    await rows(page).first().waitFor()
    await page.locator('th', { hasText: '客户号' }).click()
    await page.waitForURL(/sort=number/)
    await page.locator('.lq-row', { hasText: 'C-000001' }).or(rows(page).first()).first().waitFor()
    const numbers = (await rows(page).allInnerTexts()).map((text) => text.match(/C-\d+/)?.[0])
    assert.deepEqual(numbers, [...numbers].sort())
    await page.getByRole('button', { name: '显示的列' }).click()
    await page.getByRole('checkbox', { name: '职业' }).check()
    await page.locator('th', { hasText: '职业' }).waitFor()
    await page.getByRole('button', { name: '恢复默认' }).click()
    await page.locator('th', { hasText: '职业' }).waitFor({ state: 'detached' })
  },

  'quick search finds by title': async ({ as }) => {
    const page = await as('rm1')
    await page.goto('/app/bank_base/list/customers')
    await rows(page).first().waitFor()
    const name = await rows(page).first().locator('td').nth(2).innerText()
    await page.getByLabel('按姓名查找').fill(name)
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=/)
    await page.waitForFunction((wanted) => [...document.querySelectorAll('.lq-row')].every((row) => row.textContent?.includes(wanted)), name)
  },
}

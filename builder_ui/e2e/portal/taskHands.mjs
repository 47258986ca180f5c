import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask } from './api.mjs'

export const wide = { width: 1360, height: 860 }
export const phone = { width: 390, height: 844 }
export const refunds = '/api/apps/complaint_handling/forms/refund/records'

/** A customer of rm1. */
export const customer = async (as) => {
  const page = await as('rm1')
  await page.goto('/')
  const me = (await ask(page, 'GET', '/api/session')).body.person.id
  const found = await ask(page, 'POST', '/api/apps/bank_base/forms/customer/records/query', { filter: [{ field: 'rm', op: 'eq', value: me }], limit: 1 })
  return found.body.items[0]
}

/** A refund request begun over HTTP by the call centre; what is asked in it is its mark. */
export const begun = async (as, values = {}) => {
  const { id } = await customer(as)
  const page = await as('agent')
  if (!page.url().startsWith('http')) await page.goto('/')
  const made = await ask(page, 'POST', refunds, { values: { customer: id, channel: 'phone', fee: 'card', amount: '300.00', request: '浏览器里的退费', ...values } })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return { record: made.body.id, title: made.body.title, case: made.body.case }
}

/** The task somebody has in a case, over HTTP. */
export const taskOf = async (page, id) => {
  const { body } = await ask(page, 'GET', '/api/tasks?limit=200&order=due')
  return body.items.find((item) => item.case === id)?.id
}

/** The manager verifies, over HTTP; then it is with the supervisor. */
export const verified = async (as, id, refund = '300.00') => {
  const page = await as('rm1')
  const done = await ask(page, 'POST', `/api/tasks/${await taskOf(page, id)}/complete`, { opinion: '情况属实', values: { findings: '核对属实', refund } })
  assert.equal(done.status, 200, JSON.stringify(done.body))
}

export const row = (page, title) => page.locator('.lq-task', { hasText: title })

/** The inbox with this one opened beside it. */
export const open = async (page, title, box = '') => {
  await page.goto(`/inbox${box}${box ? '&' : '?'}q=${encodeURIComponent(title)}`)
  await row(page, title).locator('.what').click()
  await page.locator('.lq-task-pane .head h2').waitFor()
}

export const button = (page, name) => page.locator('.lq-task-foot .acts').getByRole('button', { name, exact: true })
export const person = async (page, name) => {
  await page.locator('#act-people').fill(name)
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).first().click()
  await page.locator('.ant-modal-title').click() // a list of several stays open until one looks elsewhere
  await page.waitForFunction(() => ![...document.querySelectorAll('.ant-select-dropdown')].some((list) => list.checkVisibility()))
}

export const looked = async (page, { violations, picture }, name, sizes = [phone, wide]) => {
  for (const size of sizes) {
    await page.setViewportSize(size)
    await page.waitForTimeout(400)
    await picture(page, `tasks-${name}-${size.width}`)
    assert.ok((await overflow(page)) <= 0, `${name} reaches beyond ${size.width} px`)
    assert.deepEqual(await violations(page), [], `${name} at ${size.width}`)
  }
}

export const speak = async (page, language) => {
  await ask(page, 'PATCH', '/api/session', { language })
  await page.evaluate((to) => window.localStorage.setItem('lq-language', to), language)
}

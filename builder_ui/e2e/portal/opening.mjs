import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask } from './api.mjs'

const customers = '/api/apps/bank_base/forms/customer/records'
const open = '/open/bank_base/customer'
/** A number no other run has given anybody. */
const number = `136${String(Date.now()).slice(-8)}`

/** A customer of this person whose number nobody else has. */
const customer = async (page) => {
  const { body } = await ask(page, 'POST', `${customers}/query`, { view: 'customers', fields: ['phone', 'number'], limit: 20 })
  for (const one of body.items) {
    const { body: found } = await ask(page, 'POST', `${customers}/recognise`, { values: { phone: one.values.phone } })
    if (found.items.length === 1) return one
  }
  throw new Error('no customer has a number of his own')
}

/** Nothing of the number is left in the address, nor in the page one step back. */
const forgotten = (page, phone) => assert.ok(!page.url().includes(phone), page.url())

export const opening = {
  'a call opens the record of who calls, and the number leaves the address': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const { id, values } = await customer(page)
    const written = `${values.phone.slice(0, 3)}-${values.phone.slice(3, 7)}-${values.phone.slice(7)}`
    for (const address of [`${open}?phone=${values.phone}`, `${open}?phone=+86%20${written}`, `${open}#phone=0${values.phone}`, `${open}?number=${values.number}`, `${open}?phone=${values.phone}&number=${values.number}`]) {
      await page.goto('/')
      await page.goto(address)
      await page.waitForURL(new RegExp(`/app/bank_base/form/customer/${id}`))
      await page.locator('.lq-record-head h1').waitFor()
      forgotten(page, values.phone)
      await page.goBack()
      await page.locator('.lq-top, .lq-home').first().waitFor()
      forgotten(page, values.phone)
    }
    await page.goto(`${open}?phone=abc`)
    await page.getByText('给出的值不能用来查找').waitFor()
    assert.deepEqual(await violations(page), [])
    await picture(page, 'open-wrong')
    await page.reload()
    await page.getByText('没有要找的内容').waitFor()
  },

  'a call to who sees only a masked number finds the record by what the mask leaves': async ({ as }) => {
    const mine = await as('rm1')
    const { id, values } = await customer(mine)
    const agent = await as('agent')
    const { body } = await ask(agent, 'POST', `${customers}/recognise`, { values: { phone: values.phone } })
    assert.ok(body.items.some((one) => one.id === id), JSON.stringify(body))
    const { body: hidden } = await ask(agent, 'POST', `${customers}/recognise`, { values: { phone: `${values.phone.slice(0, 3)}0000${values.phone.slice(7)}` } })
    assert.deepEqual(hidden, body)
  },

  'a call nobody is known by: a new record begins with the number; two with one number are a short list': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    await page.goto(`${open}?phone=${number}`)
    await page.getByText('没有找到').waitFor()
    forgotten(page, number)
    assert.deepEqual(await violations(page), [])
    await picture(page, 'open-none')
    await page.getByRole('button', { name: '新建一条' }).click()
    await page.locator('#field-phone').waitFor()
    assert.equal((await page.locator('#field-phone').inputValue()).replaceAll(' ', ''), number)
    forgotten(page, number)
    await page.goto('/')
    const leave = page.getByRole('button', { name: '离开，不保存' })
    if (await leave.isVisible().catch(() => false)) await leave.click()

    const one = (await ask(page, 'POST', `${customers}/query`, { view: 'customers', limit: 1 })).body.items[0]
    const full = (await ask(page, 'GET', `${customers}/${one.id}`)).body.values
    const made = []
    for (const name of ['来电甲', '来电乙']) {
      const { status, body } = await ask(page, 'POST', customers, { values: { name, phone: number, level: full.level, rm: full.rm, branch: full.branch } })
      assert.equal(status, 201, JSON.stringify(body))
      made.push(body)
    }
    await page.goto(`${open}?phone=${number}`)
    await page.getByText('有多条符合，请选择').waitFor()
    forgotten(page, number)
    assert.deepEqual(await violations(page), [])
    await picture(page, 'open-several')
    await page.setViewportSize({ width: 390, height: 844 })
    assert.ok((await overflow(page)) <= 0)
    await picture(page, 'open-several-phone')
    await page.setViewportSize({ width: 1360, height: 860 })
    await page.getByRole('link', { name: '来电乙' }).click()
    await page.waitForURL(new RegExp(made[1].id))

    const stranger = await as('product')
    await stranger.goto(`${open}?phone=${number}`)
    await stranger.getByText('没有找到').waitFor()
    assert.equal(await stranger.getByRole('button', { name: '新建一条' }).count(), 0)
    for (const { id, version } of made) await ask(page, 'DELETE', `${customers}/${id}`, undefined, { 'If-Match': `"${version}"` })
  },

  'a call while nobody is logged in: what was asked for is kept': async ({ as, browser, base, password }) => {
    const { id, values } = await customer(await as('rm1'))
    const context = await browser.newContext({ baseURL: base, locale: 'zh-CN', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(`${open}?phone=%2B86${values.phone}`)
    await page.locator('form input[type="password"]').waitFor()
    await page.locator('input[autocomplete="username"]').fill('rm1')
    await page.locator('form input[type="password"]').fill(password)
    await page.locator('form input[type="password"]').press('Enter')
    await page.waitForURL(new RegExp(`/app/bank_base/form/customer/${id}`))
    forgotten(page, values.phone)
    await context.close()
  },

  'a call is prepared in the designer, which says which addresses open a record': async ({ as, picture, violations }) => {
    const page = await as('builder')
    await page.goto('/build/bank_base/form/customer')
    const group = page.getByRole('region', { name: '从电话或排队系统打开' })
    await group.getByRole('button', { name: /打开记录的地址/ }).click()
    await group.getByText('/open/bank_base/customer?phone=').waitFor()
    await group.getByRole('button', { name: '复制用“手机号码”打开的地址' }).click()
    await group.getByRole('button', { name: '已复制' }).waitFor()
    assert.match(await page.evaluate(() => window.navigator.clipboard.readText()), /\/open\/bank_base\/customer\?phone=$/)
    assert.deepEqual(await violations(page), [])
    await picture(page, 'open-addresses')
  },
}

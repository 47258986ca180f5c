import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask, shown } from './api.mjs'

const customers = '/api/apps/bank_base/forms/customer/records'
const run = Date.now().toString(36)
const phone = { width: 390, height: 844 }

/** A customer that both may read, and the first of them may change; another one for each chapter. */
const common = async (mine, theirs, at) => {
  const items = async (page) => (await ask(page, 'POST', `${customers}/query`, { view: 'customers', limit: 100 })).body.items.map(({ id }) => id)
  const others = new Set(await items(theirs))
  return (await items(mine)).filter((id) => others.has(id))[at]
}

const told = (page, method, act) => Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/editing') && answer.request().method() === method), act()])
/** What the page does by itself every twenty seconds. */
const look = (page, method = 'GET') => told(page, method, () => page.evaluate(() => document.dispatchEvent(new window.Event('visibilitychange'))))

/** Until what is typed lies in the tab. */
const lies = (page, text) => page.waitForFunction((words) => (window.sessionStorage.getItem('lq-edits') ?? '').includes(words), text)

/** Logging in where a session had ended. */
const again = async (page, login, password) => {
  await page.waitForURL((url) => url.pathname === '/login')
  await page.locator('form input[type="password"]').waitFor()
  await page.locator('input[autocomplete="username"]').fill(login)
  await page.locator('form input[type="password"]').fill(password)
  await page.locator('form input[type="password"]').press('Enter')
}

const edit = (page) => page.getByRole('button', { name: '编辑', exact: true }).click()

export const together = {
  'editing together: who else does stands on the page of the record, by name, until he leaves': async ({ as, enter, password, picture, violations }) => {
    const [mine, theirs] = [await as('rm1'), await as('supervisor')]
    const id = await common(mine, theirs, 6)
    assert.ok(id, 'a customer of both')
    const where = `/app/bank_base/form/customer/${id}`
    await told(theirs, 'GET', () => theirs.goto(where))
    await theirs.locator('.lq-read').first().waitFor()
    assert.equal(await theirs.locator('.lq-editors p').count(), 0)
    await mine.goto(where)
    await told(mine, 'PUT', () => edit(mine))
    await look(theirs)
    await theirs.getByText('陈晓雯正在编辑这条记录').waitFor()
    await picture(theirs, 'editing-now')
    assert.deepEqual(await violations(theirs), [])
    assert.equal(await mine.locator('.lq-editors p').count(), 0, 'not oneself')

    await told(theirs, 'PUT', () => edit(theirs))
    await theirs.getByText('陈晓雯也在编辑这条记录。').waitFor()
    await look(mine, 'PUT')
    await mine.getByText('也在编辑这条记录。保存时会逐个字段核对').waitFor()
    await mine.setViewportSize(phone)
    await picture(mine, 'editing-too-390')
    assert.ok(await overflow(mine) <= 0)
    await mine.setViewportSize({ width: 1360, height: 860 })
    await told(theirs, 'DELETE', () => theirs.getByRole('button', { name: '取消' }).click())
    await look(mine, 'PUT')
    await mine.locator('.lq-editors p').waitFor({ state: 'detached' })
    await told(mine, 'DELETE', () => mine.getByRole('button', { name: '取消' }).click())
    await look(theirs)
    await theirs.locator('.lq-editors p').waitFor({ state: 'detached' })
    await mine.goto('/')

    const english = await enter('president', password)
    await english.evaluate(() => window.localStorage.setItem('lq-language', 'en'))
    await ask(english, 'PATCH', '/api/session', { language: 'en' })
    await told(theirs, 'PUT', () => edit(theirs))
    if ((await ask(english, 'GET', `${customers}/${id}`)).status === 200) {
      await english.goto(where)
      await english.getByText('Being edited by').waitFor()
      await picture(english, 'editing-now-en')
    }
    await ask(english, 'PATCH', '/api/session', { language: 'zh' })
    await english.context().close()
    await told(theirs, 'DELETE', () => theirs.getByRole('button', { name: '取消' }).click())
    await theirs.goto('/')
  },

  'editing together: changes that were not saved are offered after a reload, go on, or are given up': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const { body } = await ask(page, 'POST', `${customers}/query`, { view: 'customers', limit: 8 })
    const { id } = body.items[7]
    const [job, remark, number] = [`职业甲${run}`, `备注甲${run}`, '13812345678']
    const accept = (dialog) => dialog.accept()
    page.on('dialog', accept)
    await page.goto(`/app/bank_base/form/customer/${id}`)
    await edit(page)
    await page.locator('#field-occupation').fill(job)
    await page.locator('#field-phone').fill(number)
    await lies(page, job)
    assert.ok(!(await page.evaluate(() => JSON.stringify(window.sessionStorage))).includes(number), 'nothing sensitive is kept')
    await page.reload()
    await page.getByText('修改了这条记录，还没有保存。').waitFor()
    await page.getByText('电话、证件号等敏感内容和附件不会保留').waitFor()
    await picture(page, 'kept')
    assert.deepEqual(await violations(page), [])
    await page.setViewportSize(phone)
    await picture(page, 'kept-390')
    assert.ok(await overflow(page) <= 0)
    await page.setViewportSize({ width: 1360, height: 860 })
    await page.getByRole('button', { name: '继续上次未保存的修改' }).click()
    await page.locator('#field-occupation').waitFor()
    assert.equal(await page.locator('#field-occupation').inputValue(), job)
    await page.locator('#field-remark').fill(remark)
    await lies(page, remark)

    await page.reload()
    await page.getByRole('button', { name: '放弃', exact: true }).click()
    await page.getByText('修改了这条记录，还没有保存。').waitFor({ state: 'detached' })
    assert.ok(!(await page.evaluate(() => window.sessionStorage.getItem('lq-edits') ?? '')).includes(job), 'nothing of it is kept')
    assert.notEqual(await shown(page, '职业').innerText(), job)
    page.off('dialog', accept)
  },

  'editing together: where a colleague changed the record meanwhile, what was kept is put beside it; and a session that ended loses nothing': async ({ enter, password, picture, violations }) => {
    const page = await enter('rm1', password)
    const { body } = await ask(page, 'POST', `${customers}/query`, { view: 'customers', limit: 10 })
    const { id } = body.items[9]
    const [mine, theirs, remark] = [`我的职业${run}`, `对方的职业${run}`, `我的备注${run}`]
    page.on('dialog', (dialog) => dialog.accept())
    await page.goto(`/app/bank_base/form/customer/${id}`)
    await edit(page)
    await page.locator('#field-occupation').fill(mine)
    await page.locator('#field-remark').fill(remark)
    await lies(page, remark)
    const now = await ask(page, 'GET', `${customers}/${id}`)
    assert.equal((await ask(page, 'PATCH', `${customers}/${id}`, { values: { occupation: theirs } }, { 'If-Match': `"${now.body.version}"` })).status, 200)
    await page.reload()
    await page.getByText('之后有人改过这条记录').waitFor()
    await picture(page, 'kept-changed')
    await page.getByRole('button', { name: '继续上次未保存的修改' }).click()
    const panel = page.locator('.lq-conflict')
    await panel.getByRole('group', { name: '职业' }).getByText(theirs).waitFor()
    await panel.getByText('只有我改了').waitFor()
    assert.ok(await page.getByRole('button', { name: '按所选保存' }).isDisabled(), 'what both changed must be chosen')
    await picture(page, 'kept-conflict')
    assert.deepEqual(await violations(page), [])

    await panel.getByRole('group', { name: '职业' }).getByText(mine).click()
    await page.context().clearCookies()
    await page.getByRole('button', { name: '按所选保存' }).click()
    await again(page, 'rm1', password)
    await page.getByRole('button', { name: '继续上次未保存的修改' }).click()
    await page.locator('#field-occupation').waitFor()
    assert.equal(await page.locator('#field-occupation').inputValue(), mine, 'what was chosen stays chosen')
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.locator('.lq-read').first().waitFor()
    assert.equal(await shown(page, '职业').innerText(), mine)
    assert.equal(await shown(page, '备注').innerText(), remark)
    assert.equal(await page.evaluate(() => window.sessionStorage.getItem('lq-edits')), null)

    await page.goto('/app/bank_base/form/interaction/new')
    await page.locator('#field-subject').fill(mine)
    await page.waitForFunction((words) => (window.sessionStorage.getItem('lq-draft') ?? '').includes(words), mine)
    await page.context().clearCookies()
    await page.getByRole('button', { name: '提交' }).click()
    await again(page, 'rm1', password)
    await page.getByText('填写但没有提交的内容').waitFor()
    assert.equal(await page.locator('#field-subject').inputValue(), mine)
    await page.context().close()
  },
}

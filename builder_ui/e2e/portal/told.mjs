import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask } from './api.mjs'

const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }
const visits = '/api/apps/bank_base/forms/visit/records'

const looked = async (page, { violations, picture }, name) => {
  for (const size of [phone, wide]) {
    await page.setViewportSize(size)
    await page.waitForTimeout(400)
    await picture(page, `${name}-${size.width}`)
    assert.ok((await overflow(page)) <= 0, `${name} reaches beyond ${size.width} px`)
    assert.deepEqual(await violations(page), [], `${name} at ${size.width}`)
  }
}

/** A visit of this person's own that nobody else's chapter shares, and his colleague's id. */
const own = async (page, other) => {
  const me = (await ask(page, 'GET', '/api/session')).body.person.id
  const { items } = (await ask(page, 'GET', `${visits}?limit=200`)).body
  const found = items.filter((one) => one.owner?.id === me && one.values.subject !== '年度资产检视').at(-1)
  return { id: found.id, subject: found.title, colleague: (await ask(other, 'GET', '/api/session')).body.person.id }
}

export const told = {
  'notices: who a record is shared with sees it at the bell, opens it, and it is read': async (stage) => {
    const { as } = stage
    const [giver, taker] = [await as('rm1'), await as('rm2')]
    await giver.goto('/')
    await taker.goto('/')
    const { id, subject, colleague } = await own(giver, taker)
    await ask(taker, 'POST', '/api/notices/read', {})
    const until = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    const given = await ask(giver, 'POST', `${visits}/${id}/shares`, { person: colleague, until })
    assert.equal(given.status, 201, JSON.stringify(given.body))
    await taker.reload()
    const bell = taker.getByRole('link', { name: /^通知，\d+ 条未读$/ })
    await bell.waitFor()
    await stage.picture(taker, 'bell-1360')
    await bell.click()
    await taker.getByRole('heading', { level: 1, name: '通知' }).waitFor()
    const notice = taker.locator('.lq-notices button', { hasText: subject }).first()
    await notice.getByText('未读').waitFor()
    await looked(taker, stage, 'notices')
    await notice.click()
    await taker.waitForURL((url) => url.pathname.endsWith(id))
    await taker.getByRole('heading', { name: subject }).first().waitFor()
    await taker.goto('/notices')
    await taker.getByRole('radio', { name: /^未读/ }).locator('xpath=..').click()
    await taker.getByText('没有未读通知').waitFor()
    await ask(giver, 'DELETE', `${visits}/${id}/shares/${given.body.id}`)
    await taker.reload()
    await taker.getByRole('heading', { level: 1, name: '通知' }).waitFor()
    await taker.locator('.lq-notices, .lq-empty').first().waitFor()
    assert.equal(await taker.locator('.lq-notices button', { hasText: subject }).count(), 0, 'a share that ended takes its notice along')
  },
  'notices: everybody chooses how he is told': async (stage) => {
    const page = await stage.as('rm2')
    await page.setViewportSize(wide)
    await page.goto('/notices')
    await page.getByRole('button', { name: '通知方式' }).click()
    const dialog = page.getByRole('dialog')
    const sms = dialog.getByRole('checkbox', { name: '短信' })
    await sms.waitFor()
    assert.ok(await dialog.getByRole('checkbox', { name: '站内通知' }).isDisabled())
    await sms.setChecked(false)
    await looked(page, stage, 'notice-channels')
    await dialog.getByRole('button', { name: /^保\s?存$/ }).click()
    await dialog.waitFor({ state: 'detached' })
    assert.deepEqual((await ask(page, 'GET', '/api/notices/channels')).body, { email: true, sms: false })
    await ask(page, 'PUT', '/api/notices/channels', { email: true, sms: true })
  },
}

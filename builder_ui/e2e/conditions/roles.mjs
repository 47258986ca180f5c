import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask } from '../portal/api.mjs'
import { hands } from './hands.mjs'

const APP = 'complaint_handling'
const complaints = async (page) => (await ask(page, 'GET', `/api/apps/${APP}/forms/complaint/records?limit=1`)).body.count.value

/** Rows of one's own or of one's customers: a rule with a name and a condition beside it, published, and what rm1 sees. */
export async function rowRule({ as, picture, violations }) {
  const rm = await as('rm1')
  const before = await complaints(rm)
  const page = await as('builder')
  const hand = hands(page)
  await page.goto(`/build/${APP}/role/rm`)
  const grant = page.getByRole('region', { name: '“投诉”的授权' })
  await hand.choose(grant.getByLabel('查看 哪些记录'), '自定义条件')
  await hand.row(1, hand.drawer).waitFor()
  await hand.drawer.getByRole('button', { name: '添加条件' }).click()
  await hand.say(hand.row(2, hand.drawer), '客户 › 主办客户经理')
  await hand.drawer.getByText('任一满足（或）').click()
  await hand.sentence(/本人负责的记录，或.*主办客户经理.*本人/)
  await page.waitForTimeout(300)
  await picture(page, 'conditions-role-drawer')
  assert.deepEqual(await violations(page), [])
  await hand.drawer.getByRole('button', { name: '完成' }).click()
  await grant.locator('.lq-expression-row .says', { hasText: '主办客户经理' }).waitFor()

  await hand.choose(page.getByLabel('添加禁止项'), '投诉')
  const denial = page.getByRole('region', { name: '“投诉”的禁止项' })
  await hand.choose(denial.getByLabel('导出 哪些记录'), '全部')
  await denial.getByLabel('有效期至（含当日）').fill('2030-12-31')
  await page.keyboard.press('Enter')
  await hand.settled()
  await page.waitForTimeout(1300)
  await hand.settled()
  const { body: draft } = await ask(page, 'GET', `/api/apps/${APP}/definitions/role/rm/draft`)
  assert.equal(draft.body.deny[0].actions.export, true)
  assert.equal(draft.body.deny[0].until, '2030-12-31')
  assert.match(draft.body.grants[0].actions.read, /^own or customer\.rm = me\(\)$/)
  await picture(page, 'conditions-role')
  assert.deepEqual(await violations(page), [])
  await hand.publish('客户经理也看到自己客户的投诉')
  assert.ok((await complaints(rm)) > before, 'rm1 sees the complaints of his customers too')
}

/** In English, and on a phone: nothing serious for axe, nothing wider than the window. */
export async function look({ as, picture, violations }) {
  const page = await as('builder')
  const hand = hands(page)
  await ask(page, 'PATCH', '/api/session', { language: 'en' })
  await page.evaluate(() => window.localStorage.setItem('lq-language', 'en'))
  await page.goto(`/build/${APP}/form/complaint`)
  await page.locator('.lq-cell[data-field="refund"] .hit').click()
  await page.waitForTimeout(400)
  const cut = await page.$$eval('.lq-pal-item .nw', (all) => all.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent))
  assert.deepEqual(cut, [], 'no label of the palette is cut off')
  await page.getByRole('tab', { name: /Logic/ }).click()
  await page.locator('.lq-ins .says').first().click()
  await hand.drawer.locator('.lq-cond-row').first().waitFor()
  await page.waitForTimeout(400)
  await picture(page, 'conditions-english')
  assert.deepEqual(await violations(page), [])
  await ask(page, 'PATCH', '/api/session', { language: 'zh' })
  await page.evaluate(() => window.localStorage.setItem('lq-language', 'zh'))

  const phone = await as('builder', { width: 390, height: 844 })
  for (const [where, name] of [['form/complaint', 'form'], ['role/rm', 'role'], ['view/vip_open', 'view']]) {
    await phone.goto(`/build/${APP}/${where}`)
    await phone.locator(name === 'form' ? '.lq-cell' : '.lq-panel').first().waitFor()
    await phone.waitForTimeout(600)
    assert.deepEqual(await violations(phone), [], where)
    assert.ok((await overflow(phone)) <= 0, `${where} is wider than the window`)
    await picture(phone, `conditions-phone-${name}`)
  }
}

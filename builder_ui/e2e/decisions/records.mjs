import assert from 'node:assert/strict'
import { enter, withoutDraft } from './desk.mjs'
import { ask } from '../portal/api.mjs'

const APP = 'complaint_handling'

const openPicker = async (page) => {
  await page.getByRole('button', { name: '取一条真实记录' }).click()
  return page.getByRole('dialog')
}

/** The builder has no role in the app, whoever gave him one before. */
async function bare({ page, enter: login, password }) {
  const { body: me } = await ask(page, 'GET', '/api/session')
  const security = await login('secadmin', password)
  const { body: held } = await ask(security, 'GET', `/api/people/${me.person.id}`)
  for (const each of held.roles.filter((one) => one.app === APP)) {
    const { status } = await ask(security, 'DELETE', `/api/roles/holders/${each.id}`)
    assert.ok(status < 300, `the role ${each.role} is taken back: ${status}`)
  }
  await security.context().close()
}

async function closed({ page, sheet, picture, violations, enter: login, password }) {
  await bare({ page, enter: login, password })
  await withoutDraft(page, APP, 'dispatch')
  await enter(page, APP, 'dispatch')
  await sheet.rows.first().waitFor()
  const dialog = await openPicker(page)
  await dialog.getByText('您看不到这张表单的记录').waitFor()
  await picture(page, 'decision-no-records')
  assert.deepEqual(await violations(page), [])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

async function taken({ page, sheet, picture, violations, enter: login, password }) {
  const { body: me } = await ask(page, 'GET', '/api/session')
  const security = await login('secadmin', password)
  const { status, body: holding } = await ask(security, 'POST', '/api/roles/holders', { app: APP, role: 'inspector', person: me.person.id })
  assert.equal(status, 201, JSON.stringify(holding))
  try {
    await enter(page, APP, 'dispatch')
    await sheet.rows.first().waitFor()
    let dialog = await openPicker(page)
    const first = dialog.locator('.lq-records button').first()
    await first.waitFor()
    await picture(page, 'decision-records')
    assert.deepEqual(await violations(page), [])
    const title = (await first.locator('span').first().innerText()).trim()
    await first.click()
    await page.locator('.taken', { hasText: title }).waitFor()
    await page.locator('.lq-result').waitFor()
    // what the record says fills the panel
    await page.waitForFunction(() => document.querySelector('#lq-tests-1')?.value !== '')
    await page.locator('.lq-tests .ant-select', { has: page.locator('#lq-tests-0') }).getByText(/普通|贵宾|私行/).first().waitFor()
    const hit = await page.locator('.lq-result header').innerText()
    await picture(page, 'decision-record')
    assert.deepEqual(await violations(page), [])
    await page.getByRole('button', { name: '存为测试用例' }).click()
    await page.locator('#case-name').fill('真实的一条')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByRole('tab', { name: /批量测试/ }).click()
    await page.locator('.lq-cases li.good', { hasText: '真实的一条' }).waitFor()
    await page.locator('.lq-cases li', { hasText: '真实的一条' }).locator('button.head').click()
    await page.getByRole('button', { name: '在单次测试中打开' }).click()
    await page.locator('.lq-result header', { hasText: hit.split('\n')[0] }).waitFor()
    await sheet.settled()
  } finally {
    await ask(security, 'DELETE', `/api/roles/holders/${holding.id}`)
    await security.context().close()
    await withoutDraft(page, APP, 'dispatch')
  }
}

/** The chapters in order. */
export const chapters = {
  'whoever may see no records is told so instead of being shown some': closed,
  'a real record fills the test, and becomes a case': taken,
}

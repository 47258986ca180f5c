import assert from 'node:assert/strict'
import { ask } from '../portal/api.mjs'
import { desk } from './desk.mjs'
import { overflow } from './world.mjs'

const uid = (name) => name.replace(/_/g, '').padEnd(12, 'x')
const label = (zh, en) => ({ zh, en })
const FIELDS = [['holder', 'text', '户名', 'Holder'], ['number', 'text', '证件号', 'Number'], ['note', 'long_text', '说明', 'Note']]
const documents = () => [
  { kind: 'form', schema: 1, name: 'account', uid: uid('account'), label: label('开户登记', 'Accounts'), layout: [], title_field: 'holder', fields: FIELDS.map(([name, type, zh, en]) => ({ uid: uid(name), name, type, label: label(zh, en) })) },
  { kind: 'role', schema: 1, name: 'keeper', uid: uid('keeperrole'), label: label('登记人', 'Keeper'), deny: [], grants: [{ uid: uid('keepergrant'), form: 'account', actions: { read: true, create: true, export: true }, fields: [{ uid: uid('allfields'), field: '*', see: 'clear', write: 'always' }] }] },
  { kind: 'view', schema: 2, name: 'all', uid: uid('viewall'), label: label('全部开户', 'All'), form: 'account', as: 'table', columns: ['holder', 'number'], filter: '', sort: ['-created_at'] },
]
const must = (answer) => {
  assert.ok(answer.status < 300, `${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
  return answer.body
}

/** The board's rules are set in the form's own properties, published, and count what is there. */
export async function quality(state) {
  const { page, picture, violations, enter, login, password } = state
  const app = `accounts_${Date.now().toString(36)}`
  const definition = `/api/apps/${app}/definitions`
  must(await ask(page, 'POST', '/api/apps', { app, label: label('开户', 'Accounts'), icon: 'form' }))
  for (const body of documents()) must(await ask(page, 'PUT', `${definition}/${body.kind}/${body.name}/draft`, body, { 'If-None-Match': '*' }))
  await page.goto(`/build/${app}/form/account`)
  await page.locator('.lq-paper').waitFor()
  const hands = desk(page)
  const rules = hands.property('quality')
  await rules.scrollIntoViewIfNeeded()
  await rules.getByRole('button', { name: '添加查重规则' }).click()
  const fields = rules.getByRole('combobox', { name: '查重规则' })
  await fields.click()
  const offered = await page.locator('.ant-select-dropdown:visible .ant-select-item-option').allInnerTexts()
  assert.deepEqual(offered, ['户名', '证件号'], 'a long text is not compared')
  for (const name of ['户名', '证件号']) await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).click()
  await page.keyboard.press('Escape')
  await hands.property('stale_days').locator('input').fill('30')
  await page.keyboard.press('Tab')
  await hands.settled()
  await rules.scrollIntoViewIfNeeded()
  await page.waitForTimeout(400)
  assert.deepEqual(await violations(page), [])
  await picture(page, 'quality-settings-1360')
  const { body } = must(await ask(page, 'GET', `${definition}/form/account/draft`))
  assert.deepEqual([body.quality.duplicates.map((rule) => rule.fields), body.quality.stale_days], [[['holder', 'number']], 30])

  // one step back takes the days away, and forward again
  await page.locator('.lq-tb').getByRole('button', { name: /^撤销/ }).click()
  await page.waitForFunction(() => document.querySelector('[data-property="stale_days"] input')?.value === '')
  await page.locator('.lq-tb').getByRole('button', { name: /^重做/ }).click()
  await page.waitForFunction(() => document.querySelector('[data-property="stale_days"] input')?.value === '30')
  await hands.settled()
  must(await ask(page, 'POST', `/api/apps/${app}/publish`, { note: 'first' }))
  const { person } = must(await ask(page, 'GET', '/api/session'))
  const security = await enter('secadmin', password)
  must(await ask(security, 'POST', '/api/roles/holders', { app, role: 'keeper', person: person.id }))
  await security.context().close()
  for (const [holder, number] of [['甲', '1'], ['甲', '1'], ['甲', '2']]) must(await ask(page, 'POST', `/api/apps/${app}/forms/account/records`, { values: { holder, number } }))
  await page.goto(`/app/${app}/quality/account?view=${app}/all`)
  await page.locator('.lq-rules li', { hasText: '户名 + 证件号 相同' }).getByRole('link', { name: '2' }).waitFor()
  await picture(page, 'quality-own-1360')

  const small = await enter(login, password, { width: 390, height: 844 })
  await small.goto(`/app/${app}/quality/account?view=${app}/all`)
  await small.locator('.lq-rules li', { hasText: '户名 + 证件号 相同' }).waitFor()
  assert.ok((await overflow(small)) <= 0)
  await picture(small, 'quality-own-390')
  await small.context().close()
}

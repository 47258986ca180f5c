import assert from 'node:assert/strict'
import { ask } from '../portal/api.mjs'

/** A form of two hundred fields with four roles, published: what the matrix of rights and the table of texts are for. */
const FIELDS = 200
const uid = (name) => name.replace(/_/g, '').padEnd(12, 'x')
const label = (zh, en) => ({ zh, ...(en ? { en } : {}) })
const TYPES = ['text', 'money', 'integer', 'date', 'boolean', 'phone', 'long_text', 'percent']
const ROLES = [['agent', '坐席', 'Agent'], ['head', '主管', 'Head'], ['audit', '稽核', 'Audit'], ['branch', '支行行长', 'Branch head']]

export const wideForm = (logic = () => ({})) => {
  const fields = Array.from({ length: FIELDS }, (_, at) => {
    const name = `f_${at}`
    return { uid: uid(name), name, type: TYPES[at % TYPES.length], label: label(`栏目${at}`, at % 4 === 3 ? undefined : `Field ${at}`), ...(at % 25 === 5 ? { sensitivity: 'C2' } : {}), ...logic(at) }
  })
  const pages = ['customer', 'loan'].map((name, at) => ({ uid: uid(`page_${name}`), name, label: label(['客户', '贷款'][at], ['Customer', 'Loan'][at]) }))
  const layout = Array.from({ length: 10 }, (_, at) => ({
    uid: uid(`sec_${at}`), block: 'section', page: pages[at < 5 ? 0 : 1].name, label: label(`第${at}组`, `Group ${at}`), children: fields.slice(at * 20, at * 20 + 20).map(({ name }) => ({ field: name, width: 12 })),
  }))
  return { kind: 'form', schema: 1, name: 'wide', uid: uid('wide'), label: label('贷前调查', 'Loan survey'), fields, pages_as: 'tabs', pages, layout }
}

const role = ([name, zh, en], at) => ({
  kind: 'role', schema: 1, name, uid: uid(`role${name}`), label: label(zh, en), deny: [],
  grants: at === 3 ? [] : [{
    uid: uid(`g${name}`), form: 'wide', actions: { read: ['own', 'my_team', true][at], create: 'own', update: 'own' },
    fields: [{ uid: uid(`p${name}`), field: 'f_5', see: 'masked', write: 'never' }, { uid: uid(`a${name}`), field: '*', see: 'clear', write: at === 2 ? 'never' : 'always' }],
  }],
})

const must = (answer) => {
  assert.ok(answer.status < 300, `${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
  return answer.body
}

export async function furnish(page, app) {
  must(await ask(page, 'POST', '/api/apps', { app, label: label('贷前调查', 'Loan survey'), icon: 'form' }))
  const view = { kind: 'view', schema: 2, name: 'all', uid: uid('viewall'), label: label('全部调查'), form: 'wide', as: 'table', columns: ['f_0', 'f_1'], filter: '', sort: ['-created_at'] }
  for (const body of [wideForm(), view, ...ROLES.map(role)]) must(await ask(page, 'PUT', `/api/apps/${app}/definitions/${body.kind}/${body.name}/draft`, body, { 'If-None-Match': '*' }))
  must(await ask(page, 'POST', `/api/apps/${app}/publish`, { note: 'first' }))
}

const grantOf = async (page, app, name) => must(await ask(page, 'GET', `/api/apps/${app}/definitions/role/${name}/draft`)).body.grants[0]
const lineOf = (grant, field) => grant.fields.find((each) => each.field === field)
const inEnglish = (page, on) => page.evaluate((chosen) => window.localStorage.setItem('lq-language', chosen), on ? 'en' : 'zh')
const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** What is done is on the server: the bar says so, and nothing waits. */
const saved = async (page) => {
  await page.waitForTimeout(150)
  await page.locator('.lq-tb .lq-saved', { hasText: '已保存' }).waitFor()
}

export async function rights(state) {
  const { page, picture, violations, enter, login, password } = state
  const app = (state.wide = `wide_${Date.now().toString(36)}`)
  await furnish(page, app)
  await page.goto(`/build/${app}/form/wide`)
  await page.getByRole('button', { name: '全部字段的权限' }).click()
  const grid = page.getByRole('grid')
  const cell = (row, column) => page.locator(`#lq-m-${row}-${column}`)
  const bar = page.getByRole('region', { name: '批量设置' })
  await grid.waitFor()
  await cell(1, 1).getByText('可见').waitFor()
  assert.ok((await page.locator('.lq-rights-grid [role=row]').count()) < 80, 'only what is in sight is drawn')
  await picture(page, 'rights-matrix')
  assert.deepEqual(await violations(page), [])

  // a block by keyboard: masked by its number, the next choice by Space, words over the clipboard, filled down, undone
  await cell(1, 1).click()
  for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', '2']) await page.keyboard.press(key)
  await cell(3, 1).getByText('脱敏', { exact: true }).waitFor()
  await cell(1, 2).click()
  await page.keyboard.press(' ')
  await cell(1, 2).getByText('不可写').waitFor()
  await page.keyboard.press('Control+c')
  await cell(2, 6).click()
  await page.keyboard.press('Control+v')
  await cell(2, 6).getByText('不可写').waitFor()
  for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Control+d']) await page.keyboard.press(key)
  await cell(4, 6).getByText('不可写').waitFor()
  await page.keyboard.press('Control+z')
  await cell(4, 6).getByText('可写', { exact: true }).waitFor()
  await cell(3, 1).click()
  await page.keyboard.press('Delete')
  await cell(3, 1).getByText('可见', { exact: true }).waitFor()
  await saved(page)
  let agent = await grantOf(page, app, 'agent')
  assert.deepEqual(['f_0', 'f_1', 'f_2'].map((name) => lineOf(agent, name)).map((each) => each && `${each.see} ${each.write}`), ['masked never', 'masked always', undefined])
  assert.equal(lineOf(await grantOf(page, app, 'head'), 'f_1').write, 'never')
  assert.equal(agent.fields.at(-1).field, '*', 'the line of all others stays last')

  // found, ticked, set at once: the sensitive fields of one tab for one role
  await page.getByLabel('所在分组').click()
  await page.locator('.ant-select-item-option', { hasText: /^贷款$/ }).click()
  await page.getByRole('checkbox', { name: '仅敏感字段' }).check()
  await page.waitForFunction(() => document.querySelectorAll('.lq-rights-grid [role=rowheader]').length === 5)
  await page.getByLabel('选中全部找到的字段').check()
  await bar.getByText('4 个字段 × 3 项授权').waitFor()
  await bar.getByLabel('设置到哪个角色').click()
  await page.locator('.ant-select-item-option', { hasText: '稽核' }).click()
  await bar.getByText('4 个字段 × 1 项授权').waitFor()
  await bar.getByRole('button', { name: '查看 脱敏·可申请' }).click()
  await cell(1, 3).getByText('脱敏·可申请').waitFor()
  await picture(page, 'rights-matrix-chosen')
  assert.deepEqual(await violations(page), [])
  await page.getByRole('checkbox', { name: '仅敏感字段' }).uncheck()
  await page.getByLabel('所在分组').hover()
  await page.locator('.lq-rights-tools .ant-select-clear').first().click()

  // only what differs from what is live; a row by Shift; a role that had nothing
  await page.getByRole('checkbox', { name: '仅有改动' }).check()
  await page.waitForFunction(() => document.querySelectorAll('.lq-rights-grid [role=rowheader]').length === 7)
  await page.getByRole('checkbox', { name: '仅有改动' }).uncheck()
  await page.getByPlaceholder('按名称查找字段').fill('栏目19')
  await page.waitForFunction(() => document.querySelectorAll('.lq-rights-grid [role=rowheader]').length === 12)
  await page.getByRole('button', { name: '取消勾选' }).click()
  await page.getByLabel('选中“栏目19”').click()
  await page.getByLabel('选中“栏目193”').click({ modifiers: ['Shift'] })
  await bar.getByText('5 个字段 × 3 项授权').waitFor()
  await bar.getByRole('button', { name: '填写 仅新建时' }).click()
  await cell(5, 4).getByText('仅新建时').waitFor()
  await page.getByLabel('加一个角色').click()
  await page.locator('.ant-select-item-option', { hasText: '支行行长' }).click()
  await cell(1, 5).waitFor()
  await page.getByPlaceholder('按名称查找字段').fill('')
  await saved(page)
  agent = await grantOf(page, app, 'agent')
  assert.deepEqual(['f_19', 'f_193', 'f_194'].map((name) => lineOf(agent, name)?.write), ['when_creating', 'when_creating', undefined])
  assert.equal((await grantOf(page, app, 'branch')).form, 'wide')
  await picture(page, 'rights-matrix-four')

  // one role alone, in English, and on a phone
  await inEnglish(page, true)
  await page.goto(`/build/${app}/role/agent`)
  await page.getByRole('link', { name: 'Rights on all fields' }).click()
  await page.getByRole('columnheader', { name: /^Agent/ }).waitFor()
  assert.equal(await page.getByRole('columnheader', { name: /^Head/ }).count(), 0)
  await page.locator('.lq-rights-grid .c.changed').first().waitFor()
  await picture(page, 'rights-matrix-english')
  assert.deepEqual(await violations(page), [])
  await inEnglish(page, false)
  const small = await enter(login, password, { width: 390, height: 844 })
  await small.goto(`/build/${app}/rights/wide`)
  await small.locator('#lq-m-1-1').getByText('脱敏').waitFor()
  await picture(small, 'rights-matrix-phone')
  assert.equal(await overflow(small), 0)
  assert.deepEqual(await violations(small), [])
  await small.context().close()
}

export async function texts(state) {
  const { page, picture, violations, enter, login, password } = state
  const app = state.wide ?? `wide_${Date.now().toString(36)}`
  if (!state.wide) await furnish(page, app)
  await page.goto(`/build/${app}/form/wide`)
  await page.getByRole('button', { name: '双语文字' }).click()
  await page.getByText('缺 51 处').waitFor()
  await picture(page, 'texts')
  assert.deepEqual(await violations(page), [])
  await page.getByRole('checkbox', { name: '仅缺少的' }).check()
  const third = page.locator('#lq-text-0-en')
  await page.locator('#lq-text-0-zh').and(page.locator('[value="栏目3"]')).waitFor()
  await third.fill('Third')
  await page.getByText('缺 50 处').waitFor()
  assert.equal(await third.inputValue(), 'Third', 'what is being written stays in sight')
  // two columns from a spreadsheet, from the row with the cursor on
  await third.press('Enter')
  const next = page.locator('#lq-text-1-zh')
  await next.focus()
  await page.evaluate(() => window.navigator.clipboard.writeText(['栏目七\tSeventh', '栏目十一\tEleventh', '栏目十五\tFifteenth'].join('\n')))
  await page.keyboard.press('Control+v')
  await page.getByText('已贴入 3 行').waitFor()
  await page.getByText('缺 47 处').waitFor()
  await saved(page)
  await picture(page, 'texts-missing')
  const labels = async () => {
    const { fields } = must(await ask(page, 'GET', `/api/apps/${app}/definitions/form/wide/draft`)).body
    return [3, 7, 11, 15, 19].map((at) => fields[at].label)
  }
  assert.deepEqual(await labels(), [['栏目3', 'Third'], ['栏目七', 'Seventh'], ['栏目十一', 'Eleventh'], ['栏目十五', 'Fifteenth'], ['栏目19']].map(([zh, en]) => label(zh, en)))
  await page.getByRole('button', { name: '撤销（Ctrl+Z）' }).click()
  await page.getByText('缺 50 处').waitFor()
  await saved(page)
  assert.deepEqual((await labels())[1], label('栏目7'))
  // the list has no English name; it is another definition, saved into its own draft
  await page.getByLabel('种类').first().click()
  await page.locator('.ant-select-item-option', { hasText: '视图' }).click()
  await page.locator('#lq-text-0-zh').and(page.locator('[value="全部调查"]')).waitFor()
  await page.locator('#lq-text-0-en').fill('All surveys')
  await saved(page)
  assert.deepEqual(must(await ask(page, 'GET', `/api/apps/${app}/definitions/view/all/draft`)).body.label, label('全部调查', 'All surveys'))

  await inEnglish(page, true)
  await page.goto(`/build/${app}/texts/wide`)
  await page.getByText('Missing: 49').waitFor()
  await picture(page, 'texts-english')
  assert.deepEqual(await violations(page), [])
  await inEnglish(page, false)
  const small = await enter(login, password, { width: 390, height: 844 })
  await small.goto(`/build/${app}/texts/wide`)
  await small.locator('#lq-text-3-zh').waitFor()
  await picture(small, 'texts-phone')
  assert.equal(await overflow(small), 0)
  assert.deepEqual(await violations(small), [])
  await small.context().close()
}

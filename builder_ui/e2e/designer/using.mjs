import assert from 'node:assert/strict'
import { ask } from './changing.mjs'
import { overflow } from './world.mjs'

const field = (name, zh, more = {}) => ({ name, type: 'text', label: { zh, en: name }, ...more })
const put = async (page, app, kind, body, revision) => {
  const when = revision === undefined ? { 'If-None-Match': '*' } : { 'If-Match': `"${revision}"` }
  const saved = await ask(page, 'PUT', `/api/apps/${app}/definitions/${kind}/${body.name}/draft`, body, when)
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
}
const bodyOf = async (page, app, kind, name) => (await ask(page, 'GET', `/api/apps/${app}/definitions/${kind}/${name}/draft`)).json.body

/** An app in which a list, a role and the menu name a form and its fields. */
async function begin(page) {
  const app = `using_${Date.now().toString(36)}`
  const made = await ask(page, 'POST', '/api/apps', { label: { zh: '使用试验', en: 'Using' }, app })
  assert.equal(made.status, 201, JSON.stringify(made.json))
  const fields = [field('title', '标题'), field('amount', '金额', { type: 'decimal' }), field('spare', '备用'), field('twice', '两倍', { type: 'decimal', computed: 'amount * 2' })]
  await put(page, app, 'form', { kind: 'form', schema: 1, name: 'claim', label: { zh: '理赔', en: 'Claim' }, fields, layout: [] })
  await put(page, app, 'view', { name: 'large', label: { zh: '大额理赔', en: 'Large claims' }, form: 'claim', as: 'table', columns: ['title', 'spare', 'amount'], filter: 'amount > 1000', sort: ['-spare'] })
  const rights = ['spare', 'twice', '*'].map((name) => ({ field: name, see: 'clear', write: name === 'twice' ? 'never' : 'always' }))
  await put(page, app, 'role', { name: 'clerk', label: { zh: '理赔员', en: 'Clerk' }, grants: [{ form: 'claim', actions: { read: 'amount < 5000', create: true }, fields: rights }] })
  await put(page, app, 'app', { ...(await bodyOf(page, app, 'app', 'app')), menu: [{ view: 'large' }, { form: 'claim', as: 'new' }] }, 1)
  const published = await ask(page, 'POST', `/api/apps/${app}/publish`, { note: '第一版' })
  assert.equal(published.status, 201, JSON.stringify(published.json))
  return app
}

const columnsOf = async (page, app) => (await bodyOf(page, app, 'view', 'large')).columns

/** The answer comes when others' drafts are as they should be. */
async function until(check) {
  for (let left = 100; left > 0; left -= 1) {
    if (await check()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  assert.fail('it did not come to be')
}

export async function along(state) {
  const { page, base, desk, picture, violations } = state
  const app = (state.using = await begin(page))
  await page.goto(`${base}/build/${app}/form/claim`)
  await desk.cell('spare').waitFor()
  await desk.select('spare')
  await desk.inspector.locator('.lq-ins-uses').getByText('大额理赔').waitFor()
  await picture(page, 'uses-inspector')
  await page.keyboard.press('Delete')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('可以一并移出的地方').waitFor()
  await dialog.getByRole('link', { name: '列 2' }).waitFor()
  await dialog.getByRole('link', { name: '授权「理赔」 › 字段权限「备用」' }).waitFor()
  await picture(page, 'uses-leave')
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: '仍然删除' }).click()
  await desk.cell('spare').waitFor({ state: 'detached' })
  await dialog.waitFor({ state: 'detached' })
  assert.deepEqual(await columnsOf(page, app), ['title', 'amount'])
  assert.equal((await bodyOf(page, app, 'role', 'clerk')).grants[0].fields.length, 2)
  await desk.undo()
  await desk.cell('spare').waitFor()
  await until(async () => (await columnsOf(page, app)).includes('spare'))
  await until(async () => (await bodyOf(page, app, 'role', 'clerk')).grants[0].fields.length === 3)
  await desk.redo()
  await desk.cell('spare').waitFor({ state: 'detached' })
  await until(async () => !(await columnsOf(page, app)).includes('spare'))
  await desk.undo()
  await desk.cell('spare').waitFor()
  await until(async () => (await columnsOf(page, app)).includes('spare'))
  await desk.settled()
}

export async function inTheWay({ page, base, desk, picture, using }) {
  await desk.select('amount')
  await page.keyboard.press('Delete')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('这些地方要由您改掉，否则不能发布').waitFor()
  await picture(page, 'uses-left')
  const [opened] = await Promise.all([page.context().waitForEvent('page'), dialog.getByRole('link', { name: '授权「理赔」 › 操作 › 查看' }).click()])
  await opened.locator('[data-pointer="/grants/0/actions/read"].lq-here').waitFor()
  await picture(opened, 'uses-opened')
  await opened.close()
  await dialog.getByRole('button', { name: '取消' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.goto(`${base}/build/${using}/view/large`)
  await page.locator('.lq-uses').getByRole('link', { name: '菜单项「大额理赔」' }).click()
  await page.locator('[data-pointer="/menu/0"].lq-here').waitFor()
}

export async function definitions({ page, base, picture, violations, using }) {
  await page.goto(`${base}/build/${using}/forms`)
  await page.getByRole('button', { name: /理赔/ }).click()
  await page.getByRole('menuitem', { name: '移除' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.ant-modal-confirm-title', { hasText: '“理赔”还在使用，不能移除' }).waitFor()
  await picture(page, 'uses-refused')
  assert.deepEqual(await violations(page), [])
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await dialog.waitFor({ state: 'detached' })
  await page.goto(`${base}/build/${using}/views`)
  await page.getByRole('button', { name: /大额理赔/ }).click()
  await page.getByRole('menuitem', { name: '移除' }).click()
  await dialog.getByRole('button', { name: '移除，并从这 1 处移出' }).click()
  await dialog.waitFor({ state: 'detached' })
  await until(async () => (await bodyOf(page, using, 'app', 'app')).menu.length === 1)
  await page.getByRole('button', { name: '撤销', exact: true }).click()
  await until(async () => (await bodyOf(page, using, 'app', 'app')).menu.length === 2)
  await page.getByText('已恢复').waitFor()
}

export async function everywhere({ page, base, picture, violations, using }) {
  const look = async (name) => {
    for (const [kind, one] of [['form', 'claim'], ['view', 'large'], ['role', 'clerk']]) {
      await page.goto(`${base}/build/${using}/${kind}/${one}`)
      await page.locator('.lq-tb').getByRole('button', { name: /^(被谁使用|Where it is used)$/ }).click()
      await page.locator('.ant-drawer .lq-use-places, .ant-drawer .t3').first().waitFor()
      await picture(page, `uses-${kind}-${name}`)
      assert.deepEqual(await violations(page), [])
      assert.ok((await overflow(page)) <= 0, `${kind} at ${name} fits its window`)
    }
  }
  const speak = (language) => page.evaluate((chosen) => window.localStorage.setItem('lq-language', chosen), language)
  try {
    await look('1360-zh')
    await page.setViewportSize({ width: 390, height: 844 })
    await look('390-zh')
    await speak('en')
    await look('390-en')
    await page.setViewportSize({ width: 1360, height: 860 })
    await look('1360-en')
  } finally {
    await speak('zh')
    await page.setViewportSize({ width: 1360, height: 860 })
  }
}

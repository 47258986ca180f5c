import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import { ask } from './changing.mjs'

const label = (zh, en) => ({ zh, en })
const field = (name, zh, more = {}) => ({ name, type: 'text', label: label(zh, name), ...more })
const CLAIM = {
  kind: 'form', schema: 1, name: 'claim', label: label('理赔', 'Claim'),
  fields: [field('title', '标题'), field('amount', '金额', { type: 'decimal' }), field('level', '等级', { type: 'choice', options: { set: 'level' } })],
  layout: [{ uid: 'sectionxxxxx', block: 'section', label: label('基本', 'Basics'), children: ['title', 'amount', 'level'].map((name) => ({ field: name, width: 12 })) }],
}
const OTHERS = {
  option_set: { name: 'level', label: label('等级', 'Level'), options: [{ uid: 'plainxxxxxxx', code: 'plain', label: label('普通', 'Plain') }, { uid: 'greatxxxxxxx', code: 'great', label: label('重大', 'Great') }] },
  view: { name: 'large', label: label('大额理赔', 'Large claims'), form: 'claim', as: 'table', columns: ['title', 'amount'], filter: 'amount > 1000', sort: ['-amount'] },
  role: { name: 'clerk', label: label('理赔员', 'Clerk'), grants: [{ form: 'claim', actions: { read: true, create: true }, fields: [{ field: '*', see: 'clear', write: 'always' }] }] },
  decision: {
    name: 'grade', label: label('分级', 'Grade'), form: 'claim', hit_policy: 'first', inputs: [{ name: 'amount', label: label('金额', 'Amount'), expression: 'amount', type: 'number' }],
    outputs: [{ name: 'grade', type: 'text' }], rows: [{ when: ['> 100'], then: ['"dear"'] }, { when: ['-'], then: ['"fair"'] }],
  },
}

const at = (app, kind, name) => `/api/apps/${app}/definitions/${kind}/${name}/draft`
const bodyOf = async (page, app, kind, name) => (await ask(page, 'GET', at(app, kind, name))).json.body

/** An app with one definition of every kind, published. */
async function begin(page) {
  const app = `undo_${Date.now().toString(36)}`
  const must = (answer, status) => assert.equal(answer.status, status, JSON.stringify(answer.json))
  must(await ask(page, 'POST', '/api/apps', { label: label('撤销试验', 'Undoing'), app }), 201)
  const { option_set: first, ...rest } = OTHERS
  for (const [kind, body] of [['option_set', first], ['form', CLAIM], ...Object.entries(rest)]) must(await ask(page, 'PUT', at(app, kind, body.name), body, { 'If-None-Match': '*' }), 200)
  must(await ask(page, 'PUT', at(app, 'app', 'app'), { ...(await bodyOf(page, app, 'app', 'app')), menu: [{ view: 'large' }, { form: 'claim', as: 'new' }] }, { 'If-Match': '"1"' }), 200)
  must(await ask(page, 'POST', `/api/apps/${app}/publish`, { note: '第一版' }), 201)
  return app
}

/** For each kind where it is edited, what stands there first, and one edit by hand. */
const EDITS = [
  ['form', 'claim', 'form/claim', '.lq-cell[data-field="level"]', (page) => page.click('.lq-pal-item[data-type="date"]')],
  ['view', 'large', 'view/large', '.lq-column-row', (page) => page.getByRole('button', { name: '去掉列“金额”' }).click()],
  ['role', 'clerk', 'role/clerk', '.lq-matrix', (page) => page.getByRole('button', { name: '去掉“理赔”的授权' }).click()],
  ['option_set', 'level', 'option_set/level', 'main .lq-option-row, main li', (page) => page.getByRole('button', { name: '添加选项' }).click()],
  ['decision', 'grade', 'decision/grade', '.lq-dt tr[data-row]', async (page) => {
    await page.locator('.lq-dt [data-cell="0:0"]').click()
    await page.keyboard.press('Delete')
  }],
  ['app', 'app', 'menu', '.lq-menu-row', (page) => page.getByRole('button', { name: '去掉“大额理赔”' }).click()],
]

export async function everything(state) {
  const { page, base, desk, picture } = state
  const app = (state.undoing = await begin(page))
  for (const [kind, name, where, shown, edit] of EDITS) {
    const draft = () => bodyOf(page, app, kind, name)
    /** The draft that comes to be another, or to be this one. */
    const until = async (check, what) => {
      for (let left = 150; left > 0; left -= 1) {
        const body = await draft()
        if (check(body)) return body
        await page.waitForTimeout(100)
      }
      return assert.fail(`${kind}: ${what}: ${JSON.stringify(await draft())}`)
    }
    const is = (wanted, what) => until((body) => isDeepStrictEqual(body, wanted), what)
    await page.goto(`${base}/build/${app}/${where}`)
    await page.locator(shown).first().waitFor()
    const before = await draft()
    await edit(page)
    const after = await until((body) => !isDeepStrictEqual(body, before), 'the edit is saved')
    await page.keyboard.press('Control+z')
    await is(before, 'Ctrl+Z takes it back')
    await page.keyboard.press('Control+Shift+z')
    await is(after, 'Ctrl+Shift+Z makes it again')
    await desk.undo()
    await is(before, 'the button takes it back')
    await desk.redo()
    await is(after, 'the button makes it again')
    await desk.undo()
    await is(before, 'and back')
    await picture(page, `undo-${kind}`)
  }
}

/** Options edited in a drawer over the form: the keys and buttons there are the set's, those of the form stay the form's. */
export async function overTheForm({ page, base, desk, picture, violations, undoing }) {
  await page.goto(`${base}/build/${undoing}/form/claim`)
  await desk.cell('level').waitFor()
  await desk.add('date')
  const fields = page.locator('.lq-cell')
  await fields.nth(3).waitFor()
  await desk.settled()
  await desk.select('level')
  await desk.inspector.getByRole('button', { name: '编辑选项' }).click()
  const drawer = page.locator('.lq-set-drawer')
  const codes = drawer.locator('input.code')
  await codes.nth(1).waitFor()
  await drawer.getByRole('button', { name: '添加选项' }).click()
  await codes.nth(2).waitFor()
  await page.keyboard.press('Control+z')
  await codes.nth(2).waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Shift+z')
  await codes.nth(2).waitFor()
  await drawer.getByRole('button', { name: '撤销（Ctrl+Z）' }).click()
  await codes.nth(2).waitFor({ state: 'detached' })
  await picture(page, 'undo-drawer')
  assert.deepEqual(await violations(page), [])
  assert.equal(await fields.count(), 4, 'the form behind is as it was')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await desk.undo()
  await fields.nth(3).waitFor({ state: 'detached' })
  await desk.settled()
}

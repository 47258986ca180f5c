import assert from 'node:assert/strict'
import { desk } from '../designer/desk.mjs'
import { ask } from '../portal/api.mjs'
import { hands } from './hands.mjs'

const APP = 'complaint_handling'
const FORM = `/build/${APP}/form/complaint`

/** The builder may read complaints and customers, to try conditions on real ones. */
export async function rights({ as }) {
  const security = await as('secadmin')
  const { body: found } = await ask(security, 'GET', '/api/people?q=builder')
  const person = found.items.find(({ login }) => login === 'builder').id
  for (const [app, role] of [[APP, 'inspector'], ['bank_base', 'quality_inspector']]) {
    const given = await ask(security, 'POST', '/api/roles/holders', { app, role, person })
    assert.ok([200, 201, 409].includes(given.status), JSON.stringify(given))
  }
}

const openShown = async (page, hand) => {
  await page.goto(FORM)
  await desk(page).select('refund')
  await page.getByRole('tab', { name: /联动/ }).click()
  await page.locator('.lq-ins').getByRole('button', { name: /^(设置|修改)显示条件$/ }).first().click()
  await hand.drawer.locator('.lq-expression').waitFor()
}

/** A condition with two branches, all by clicking; it is in the form as text, on the canvas as a sentence. */
export async function built({ as, picture, violations }) {
  const page = await as('builder')
  const hand = hands(page)
  await openShown(page, hand)
  await hand.drawer.getByText('还没有条件').waitFor()
  await picture(page, 'conditions-empty')
  await hand.drawer.getByRole('button', { name: '添加条件' }).click()
  await hand.say(hand.row(1), '涉及金额', '大于', '5万')
  await hand.sentence('涉及金额大于 50,000')
  await hand.drawer.getByRole('button', { name: '条件组' }).first().click()
  const inner = hand.drawer.getByRole('group', { name: '条件组，任一满足（或）' })
  await hand.say(hand.row(1, inner), '客户 › 客户级别', '不低于', '·贵宾')
  await inner.getByRole('button', { name: '添加条件' }).click()
  await hand.say(hand.row(2, inner), '紧急程度', '等于', '·重大')
  await hand.sentence('涉及金额大于 50,000，且（客户的客户级别不低于“贵宾”，或紧急程度等于“重大”）')
  await page.mouse.move(700, 820)
  await page.waitForTimeout(300)
  await picture(page, 'conditions-built')
  assert.deepEqual(await violations(page), [])
  await hand.drawer.getByRole('button', { name: '完成' }).click()
  await hand.settled()
  await page.locator('.lq-cell[data-field="refund"] .tag.violet').waitFor({ state: 'attached' }) // below the tools of the selected field
  await page.waitForTimeout(300)
  await picture(page, 'conditions-canvas')
  assert.deepEqual(await violations(page), [])
}

/** The keyboard alone: a condition is added, chosen, filled in and taken away again. */
export async function byKeyboard({ as }) {
  const page = await as('builder')
  const hand = hands(page)
  await openShown(page, hand)
  await hand.row(1, hand.drawer).waitFor()
  const adds = hand.drawer.getByRole('button', { name: '添加条件' })
  await adds.last().focus()
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '字段')
  await page.keyboard.type('原因')
  await page.locator('.ant-select-item-option-active', { hasText: '原因' }).waitFor()
  await page.keyboard.press('Enter')
  for (const place of ['比较方式', '与什么比较', null]) {
    await page.waitForTimeout(200)
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), place)
  }
  await page.keyboard.type('手续费')
  await hand.sentence('手续费')
  await page.keyboard.press('Tab')
  assert.match(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''), /^删除条件/)
  await page.keyboard.press('Enter')
  await page.locator('.lq-said .sentence', { hasText: '手续费' }).waitFor({ state: 'detached' })
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), '添加条件', 'the focus stays in the group')
}

/** As text: colours, completion, a mistake under a wavy line and in words, full-width signs, and what cannot be drawn. */
export async function asText({ as, picture, violations }) {
  const page = await as('builder')
  const hand = hands(page)
  await openShown(page, hand)
  await hand.row(1, hand.drawer).waitFor()
  await hand.drawer.getByText('高级', { exact: true }).click()
  await hand.code().waitFor()
  assert.match(await hand.code().innerText(), /amount > 50000/)
  await hand.write('涉及金额 > 50000 and 客户.客户级')
  await page.locator('.cm-lintRange-error').first().waitFor()
  const finding = hand.drawer.getByRole('list', { name: '表达式的问题' }).getByRole('button').first()
  await finding.waitFor()
  await picture(page, 'conditions-squiggle')
  await finding.click()
  assert.ok(await page.evaluate(() => document.activeElement?.classList.contains('cm-content')), 'a problem leads to its place')

  await hand.write('涉及金额 > 50000 and 客户.')
  await page.keyboard.type('客户级')
  await page.locator('.cm-tooltip-autocomplete li', { hasText: '客户级别' }).waitFor()
  await picture(page, 'conditions-completion')
  await page.waitForTimeout(150)
  await page.keyboard.press('Enter')
  await page.keyboard.type(' at least ')
  await page.keyboard.press('Control+Space')
  await page.locator('.cm-tooltip-autocomplete li', { hasText: '贵宾' }).waitFor()
  await page.keyboard.press('Escape')
  await hand.write('涉及金额 ＞ 50000 and 客户.客户级别 at least “贵宾”')
  await hand.sentence('涉及金额大于 50,000，且客户的客户级别不低于“贵宾”')
  assert.equal(await page.locator('.cm-lintRange-error').count(), 0)
  await hand.drawer.getByText('点选条件', { exact: true }).click()
  assert.equal(await hand.drawer.locator('.lq-cond-row').count(), 2, 'a text that can be drawn is drawn')

  await hand.drawer.getByText('高级', { exact: true }).click()
  await hand.write('涉及金额 * 2 > 100000')
  await hand.drawer.getByText('只能以文本编辑：里面有计算').waitFor()
  await page.mouse.move(700, 820)
  assert.deepEqual(await violations(page), [])
  await picture(page, 'conditions-text')
}

/** On a real complaint, and on values: the result and why. */
export async function tried({ as, picture, violations }) {
  const page = await as('builder')
  const hand = hands(page)
  await openShown(page, hand)
  await hand.drawer.locator('.cm-content').waitFor()
  await hand.write('涉及金额 > 50000 and 客户.客户级别 at least "贵宾"')
  await hand.sentence('不低于“贵宾”')
  const trial = hand.drawer.getByRole('region', { name: '试一试' })
  await trial.getByRole('combobox').click({ force: true })
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().click()
  await trial.getByRole('button', { name: '试算' }).click()
  await trial.locator('.lq-explain li li').first().waitFor()
  await page.waitForTimeout(300)
  await picture(page, 'conditions-trial')
  assert.deepEqual(await violations(page), [])
  await hand.write('涉及金额 > 50000')
  await hand.sentence('涉及金额大于 50,000')
  await trial.getByText('填写数值').click()
  await trial.getByLabel('涉及金额').fill('6万')
  await trial.getByRole('button', { name: '试算' }).click()
  await trial.locator('.result.true').waitFor()
  await trial.getByLabel('涉及金额').fill('')
  await trial.getByRole('button', { name: '试算' }).click()
  await trial.locator('.result.unknown').waitFor()
  await hand.drawer.getByRole('button', { name: '完成' }).click()
  await hand.settled()
}

/** A check of the form, and a required condition; published, and what the person filling in sees. */
export async function published({ as, picture }) {
  const page = await as('builder')
  const hand = hands(page)
  await page.goto(FORM)
  await page.locator('.lq-paper-head').click()
  await page.getByRole('button', { name: '添加校验' }).click()
  const check = page.getByRole('region', { name: '校验 2' }) // the demo bank's form has one already
  await check.getByRole('button', { name: '设置不能提交的情况' }).click()
  await hand.drawer.getByRole('button', { name: '添加条件' }).click()
  await hand.say(hand.row(1), '涉及金额', '小于', '0')
  await hand.sentence('涉及金额小于 0')
  await hand.drawer.getByRole('button', { name: '完成' }).click()
  await check.getByLabel('提示 中文').fill('金额不能为负')
  await check.getByLabel('提示 英文').fill('The amount must not be negative')
  await hand.settled()
  await picture(page, 'conditions-checks')
  await hand.publish('金额较大时登记退费')

  const rm = await as('rm1')
  await rm.goto(`/app/${APP}/form/complaint/new`)
  await rm.locator('#field-amount').waitFor()
  assert.equal(await rm.locator('#field-refund').count(), 0, 'hidden while the amount is small')
  await rm.locator('#field-amount').fill('60000')
  await rm.locator('#field-amount').blur()
  await rm.locator('#field-refund').waitFor()
  await picture(rm, 'conditions-portal')
  await rm.locator('#field-amount').fill('100')
  await rm.locator('#field-amount').blur()
  await rm.locator('#field-refund').waitFor({ state: 'detached' })
}

/** Removing a field that conditions read says how many fail, and where they are. */
export async function removing({ as, picture }) {
  const page = await as('builder')
  await page.goto(FORM)
  await desk(page).select('amount')
  await page.keyboard.press('Delete')
  const ask = page.getByRole('dialog')
  await page.locator('.ant-modal-confirm-title', { hasText: /删除“涉及金额”后，\d+ 处条件/ }).waitFor()
  await ask.locator('.lq-use-places li', { hasText: '显示条件' }).first().waitFor()
  await page.waitForTimeout(300)
  await picture(page, 'conditions-removing')
  await ask.getByRole('button', { name: '取消' }).click()
}

/** A field gets another technical name: the conditions that read it follow, and stay right in the editor. */
export async function renamed({ as }) {
  const page = await as('builder')
  const hand = hands(page)
  await page.goto(FORM)
  await desk(page).select('amount')
  const name = page.locator('.lq-ins [data-property="name"] input')
  await name.fill('involved')
  await name.press('Enter')
  await page.waitForTimeout(1500)
  await hand.settled()
  const { body: draft } = await ask(page, 'GET', `/api/apps/${APP}/definitions/form/complaint/draft`)
  assert.match(draft.body.fields.find((each) => each.name === 'refund').visible_if, /^(involved|涉及金额) > 50000$/)
  assert.match(draft.body.checks[0].fails_if, /^(involved|涉及金额) < 0$/)
  assert.deepEqual(draft.problems.filter(({ severity }) => severity === 'error'), [])
  await ask(page, 'DELETE', `/api/apps/${APP}/definitions/form/complaint/draft`)
}

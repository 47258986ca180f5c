import assert from 'node:assert/strict'
import { hands } from '../conditions/hands.mjs'
import { ask } from './changing.mjs'
import { overflow } from './world.mjs'

const field = (name, zh, more = {}) => ({ name, type: 'text', label: { zh, en: name }, ...more })
const put = async (page, app, kind, body, revision) => {
  const when = revision === undefined ? { 'If-None-Match': '*' } : { 'If-Match': `"${revision}"` }
  const saved = await ask(page, 'PUT', `/api/apps/${app}/definitions/${kind}/${body.name}/draft`, body, when)
  assert.equal(saved.status, 200, JSON.stringify(saved.json))
}

/** What a hand does in the designer of flows. */
const hand = (page) => {
  const inspector = page.locator('.lq-ins')
  return {
    inspector,
    card: (name) => page.locator(`.lqf-card[data-node="${name}"]`),
    heads: page.locator('.lqf-head'),
    async add(after, what, at = 0) {
      await page.getByRole('button', { name: `在“${after}”之后添加` }).nth(at).click()
      await page.getByRole('menuitem', { name: what, exact: true }).click()
    },
    async choose(title, option) {
      await inspector.getByRole('combobox', { name: title, exact: true }).click()
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: option }).first().click()
    },
  }
}

/** A builder draws a two-step approval by clicking: a condition, a time limit, a problem that is told and mended. */
export async function draw(state) {
  const { page, picture, violations } = state
  const app = (state.flowing = `flowing_${Date.now().toString(36)}`)
  const made = await ask(page, 'POST', '/api/apps', { label: { zh: '请款', en: 'Payments' }, app })
  assert.equal(made.status, 201, JSON.stringify(made.json))
  const fields = [field('title', '事由', { required: true }), field('amount', '金额', { type: 'money' }), field('note', '批示')]
  await put(page, app, 'form', { kind: 'form', schema: 1, name: 'payment', label: { zh: '请款单', en: 'Payment' }, fields, layout: [] })

  await page.goto(`/build/${app}/flows`)
  await page.getByRole('button', { name: '新建流程' }).first().click()
  await page.fill('#definition-zh', '请款审批')
  await page.fill('#definition-en', 'Payment approval')
  await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click()
  await page.waitForURL(`**/build/${app}/flow/payment_approval`)
  const { inspector, card, heads, add, choose } = hand(page)
  await card('start').waitFor()
  await page.locator('.lq-problems.none').waitFor()

  await add('开始', '审批')
  await card('approve').getByText('发起人的上级主管').waitFor()
  await add('审批', '条件分支')
  assert.equal(await heads.count(), 2)
  await page.locator('.lqf-fault').first().waitFor()
  await page.locator('.lq-problems b').getByText('1').waitFor()
  await picture(page, 'flow-problem')

  // the condition is built by choosing
  await inspector.getByRole('button', { name: '设置满足什么条件走这里' }).click()
  const { say, sentence, row } = hands(page)
  await page.locator('.lq-expression-drawer').getByRole('button', { name: '添加条件' }).first().click()
  await say(row(1, page.locator('.lq-expression-drawer')), '金额', '大于', '50000')
  await sentence('金额')
  await picture(page, 'flow-condition')
  assert.deepEqual(await violations(page), [])
  await page.getByRole('button', { name: '完成', exact: true }).click()
  await page.locator('.lqf-head').first().getByText('金额').waitFor()
  await page.locator('.lq-problems.none').waitFor()

  // the second approval, in the branch of the condition, with a time limit
  await add('条件分支', '审批')
  await card('approve_2').waitFor()
  await choose('由谁处理', '岗位')
  await card('approve_2').getByText('还要填写岗位').first().waitFor()
  await picture(page, 'flow-fault')
  await inspector.getByRole('combobox', { name: '岗位', exact: true }).click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await inspector.getByRole('switch', { name: '时限与升级' }).click()
  await inspector.getByLabel('办理时限 数量').fill('4')
  await inspector.getByRole('button', { name: '添加一级' }).click()
  await card('approve_2').getByText('4 天').waitFor()
  await card('approve_2').getByText('1 级升级').waitFor()
  await page.locator('.lq-problems.none').waitFor()
  await picture(page, 'flow-limit')
  assert.deepEqual(await violations(page), [])
  await inspector.getByRole('tab', { name: /字段权限/ }).click()
  await inspector.getByRole('checkbox', { name: '“批示”可写' }).click()
  await picture(page, 'flow-rights')
  await inspector.getByRole('tab', { name: /操作/ }).click()
  await inspector.getByRole('checkbox', { name: '退回', exact: true }).check()
  await picture(page, 'flow-actions')
  assert.deepEqual(await violations(page), [])
}

/** It is tried before it is published: what happens is told and drawn. */
export async function tryOut({ page, picture, violations }) {
  await page.getByRole('button', { name: '试运行' }).first().click()
  const panel = page.getByRole('complementary', { name: '试运行' })
  await panel.getByLabel('事由').fill('采购')
  await panel.getByLabel('金额').fill('80000')
  await panel.getByLabel('“审批”用时 数量').last().fill('6')
  await panel.getByLabel('“审批”用时 单位').last().click({ force: true })
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '天' }).last().click()
  await panel.getByRole('button', { name: '试运行', exact: true }).click()
  await panel.getByText('走到了结束').waitFor()
  assert.equal(await page.locator('.lqf-card.m-done').count(), 4, 'both approvals, the start and the end are marked')
  await picture(page, 'flow-tried')
  assert.deepEqual(await violations(page), [])
  await panel.getByText('消息', { exact: true }).click()
  await panel.getByRole('listitem').first().waitFor()
  await picture(page, 'flow-messages')
}

/** What would never end cannot be published; the drawing that is sound can. */
export async function publish({ page, base, flowing: app, picture }) {
  await page.goto(`${base}/build/${app}/flow/payment_approval`)
  const { card, add } = hand(page)
  await card('approve_2').waitFor()
  await hands(page).publish('第一版')
  await add('审批', '通知')
  await card('notify').locator('.fault').waitFor()
  await hands(page).settled()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.locator('.lq-publish-drawer .lq-problem-list').getByText('通知').first().waitFor()
  await picture(page, 'flow-refused')
  await page.keyboard.press('Escape')
  await page.locator('.lq-publish-drawer').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: '撤销（Ctrl+Z）' }).click()
  await card('notify').waitFor({ state: 'detached' })
  await hands(page).settled()
}

/** In English, and on a phone, where it is only read. */
export async function everywhere({ page, base, flowing: app, enter, login, password, picture, violations }) {
  await page.evaluate(() => window.localStorage.setItem('lq-language', 'en'))
  await page.goto(`${base}/build/${app}/flow/payment_approval`)
  await page.locator('.lqf-card[data-node="approve_2"]').click()
  await page.getByText('Handled by').waitFor()
  await picture(page, 'flow-en')
  assert.deepEqual(await violations(page), [])
  await page.evaluate(() => window.localStorage.setItem('lq-language', 'zh'))
  const small = await enter(login, password, { width: 390, height: 844 })
  await small.goto(`${base}/build/${app}/flow/payment_approval`)
  await small.locator('.lqf-card').first().waitFor()
  await picture(small, 'flow-phone')
  assert.equal(await overflow(small), 0)
  assert.equal(await small.locator('.lqf-plus').count(), 0)
  assert.deepEqual(await violations(small), [])
  await small.context().close()
}

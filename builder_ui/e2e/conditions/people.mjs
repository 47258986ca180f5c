import assert from 'node:assert/strict'
import { ask } from '../portal/api.mjs'
import { hands } from './hands.mjs'

export const VIEW = ['complaint_handling', 'view', 'vip_open']
export const draftOf = ([app, kind, name]) => `/api/apps/${app}/definitions/${kind}/${name}/draft`
export const filterOf = async (page, where) => (await ask(page, 'GET', draftOf(where))).body.body.filter

/** The editor of a list's filter, empty. */
export const openFilter = async (page, hand, [app, kind, name]) => {
  await ask(page, 'DELETE', draftOf([app, kind, name]))
  await page.goto(`/build/${app}/${kind}/${name}`)
  await page.locator('.lq-expression .lq-conditions').waitFor()
  const panel = page.locator('.lq-expression')
  for (;;) {
    const rows = await panel.locator('.lq-cond-row').count()
    if (rows === 0) return panel
    await panel.getByRole('button', { name: /^删除条件 1$/ }).first().click()
    await page.waitForFunction((before) => document.querySelectorAll('.lq-expression .lq-cond-row').length < before, rows)
  }
}

/** Find somebody or something by its name, in the value of a condition. */
export const find = async (page, row, name) => {
  await row.getByLabel('值', { exact: true }).click({ force: true })
  await page.keyboard.type(name)
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: name }).first().click()
}

/** One person, one unit, one record: chosen by name, told by name, kept by id. */
export async function chosen({ as, picture, violations }) {
  const page = await as('builder')
  const hand = hands(page)
  const panel = await openFilter(page, hand, VIEW)
  const { body: { items } } = await ask(page, 'GET', '/api/apps/bank_base/forms/customer/lookup?q=')
  const customer = items[0]
  await panel.getByRole('button', { name: '添加条件' }).click()
  await hand.choose(hand.row(1, panel).getByLabel('字段', { exact: true }), '负责人', '负责人')
  await hand.choose(hand.row(1, panel).getByLabel('与什么比较'), '固定值')
  await find(page, hand.row(1, panel), '陈晓雯')
  await hand.sentence('负责人等于陈晓雯')
  await panel.getByRole('button', { name: '添加条件' }).click()
  await hand.say(hand.row(2, panel), '所属机构', '不等于')
  await find(page, hand.row(2, panel), '城南支行')
  await hand.sentence('所属机构不等于城南支行')
  await panel.getByRole('button', { name: '添加条件' }).click()
  await hand.say(hand.row(3, panel), '客户', '等于')
  await find(page, hand.row(3, panel), customer.label)
  await hand.sentence(`客户等于${customer.label}`)
  await page.mouse.move(1300, 840)
  await page.waitForTimeout(300)
  await picture(page, 'conditions-people')
  assert.deepEqual(await violations(page), [])
  await hand.settled()
  await page.waitForTimeout(1300)
  await hand.settled()
  assert.match(await filterOf(page, VIEW), new RegExp(`^owner = person\\("[0-9a-f-]{36}"\\) and org != org unit\\("[0-9a-f-]{36}"\\) and customer = record\\("${customer.id}"\\)$`))

  await page.reload()
  await hand.sentence(`客户等于${customer.label}`)
  await page.locator('.lq-cond-row .ant-select', { hasText: '陈晓雯' }).first().waitFor()
  await page.locator('.lq-expression').getByText('高级', { exact: true }).click()
  await hand.write('owner = person("01920000-0000-7000-8000-0000000000ff")')
  await page.locator('.cm-lintRange-error').first().waitFor()
  await page.getByRole('list', { name: '表达式的问题' }).getByText('没有这个人').waitFor()
  await picture(page, 'conditions-people-wrong')
  await ask(page, 'DELETE', draftOf(VIEW))
}

/** Records of a related form: at least one of them, how many, how much together. */
export async function related({ as, picture, violations }) {
  const page = await as('builder')
  const hand = hands(page)
  const panel = await openFilter(page, hand, VIEW)
  await panel.getByRole('button', { name: '关联表单的条件' }).click()
  const block = panel.locator('.lq-cond-related')
  await hand.choose(block.getByLabel('关联的记录'), '客户 › 持有产品列表', '持有产品')
  await hand.say(hand.row(1, block), '余额', '大于等于', '100万')
  await block.getByRole('button', { name: '添加条件' }).click()
  await hand.choose(hand.row(2, block).getByLabel('字段', { exact: true }), '到期日期', '到期日期')
  await hand.choose(hand.row(2, block).getByLabel('比较方式'), '不晚于')
  await hand.choose(hand.row(2, block).getByLabel('与什么比较'), '相对今天')
  await hand.sentence('客户的持有产品列表中有记录满足（余额大于等于 1,000,000，且到期日期不晚于今天）')
  await page.mouse.move(1300, 840)
  await page.waitForTimeout(300)
  await picture(page, 'conditions-related')
  assert.deepEqual(await violations(page), [])
  await panel.getByText('高级', { exact: true }).click()
  await hand.write('count(客户.持有产品列表[余额 > 100]) >= 2 and sum(客户.持有产品列表.余额) > 1000000')
  await hand.sentence(/的条数大于等于 2，且.*余额之和大于 1,000,000/)
  assert.equal(await page.locator('.cm-lintRange-error').count(), 0)
  await picture(page, 'conditions-count')
  assert.deepEqual(await violations(page), [])
  await hand.settled()
  await page.waitForTimeout(1300)
  await hand.settled()
  assert.match(await filterOf(page, VIEW), /持有产品列表|holding_list/)
}

/** The related form gets another technical name: the condition over it follows, and is drawn as before. */
export async function formRenamed({ as }) {
  const page = await as('builder')
  const hand = hands(page)
  const customers = ['bank_base', 'view', 'customers']
  await ask(page, 'DELETE', draftOf(VIEW))
  const panel = await openFilter(page, hand, customers)
  await panel.getByRole('button', { name: '关联表单的条件' }).click()
  const block = panel.locator('.lq-cond-related')
  await hand.choose(block.getByLabel('关联的记录'), '持有产品列表', '持有产品')
  await hand.say(hand.row(1, block), '余额', '大于', '100万')
  await hand.sentence('持有产品列表中有记录满足（余额大于 1,000,000）')
  await hand.settled()
  await page.waitForTimeout(1300)
  await hand.settled()
  assert.match(await filterOf(page, customers), /in holding_list satisfies/)

  await page.goto('/build/bank_base/form/holding')
  await page.locator('.lq-paper-head').click()
  const name = page.locator('.lq-ins [data-property="name"] input')
  await name.fill('position')
  await name.press('Enter')
  await page.waitForTimeout(1500)
  await hand.settled()
  await page.goto('/build/bank_base/view/customers')
  await hand.sentence('持有产品列表中有记录满足（余额大于 1,000,000）')
  await page.locator('.lq-cond-related').waitFor()
  assert.match(await filterOf(page, customers), /in position_list satisfies/)
  const { body: draft } = await ask(page, 'GET', draftOf(customers))
  assert.deepEqual(draft.problems.filter(({ severity }) => severity === 'error'), [])
  await ask(page, 'DELETE', draftOf(customers))
  await ask(page, 'DELETE', draftOf(['bank_base', 'form', 'position']))
}

import assert from 'node:assert/strict'
import { ask } from '../portal/api.mjs'
import { hands } from './hands.mjs'
import { draftOf, filterOf, find, openFilter, VIEW } from './people.mjs'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/

const kept = async (page, hand, what) => {
  await hand.settled()
  for (let turn = 0; turn < 40; turn += 1) {
    if (what.test(String(await filterOf(page, VIEW)))) return
    await page.waitForTimeout(250)
  }
  assert.match(String(await filterOf(page, VIEW)), what)
}

/** At least so many of them, and so much together: by clicking, kept as text, and drawn again. */
export async function counted({ as, picture, violations }) {
  const page = await as('builder')
  const hand = hands(page)
  const panel = await openFilter(page, hand, VIEW)
  await panel.getByRole('button', { name: '关联表单的条件' }).click()
  const block = panel.locator('.lq-cond-related').first()
  await hand.choose(block.getByLabel('关联的记录'), '客户 › 持有产品列表', '持有产品')
  await hand.choose(block.getByLabel('多少条'), '条数')
  const total = block.getByRole('group', { name: '与什么数比较' })
  await hand.say(hand.row(1, block), '余额', '大于等于', '100万')
  await total.getByLabel('值', { exact: true }).fill('3')
  await hand.sentence('客户的持有产品列表中余额大于等于 1,000,000 的记录的条数大于等于 3')
  await panel.locator('.lq-cond-group.root > footer').getByRole('button', { name: '关联表单的条件' }).click()
  const second = panel.locator('.lq-cond-related').nth(1)
  await hand.choose(second.getByLabel('关联的记录'), '客户 › 持有产品列表', '持有产品')
  await hand.choose(second.getByLabel('多少条'), '合计')
  await second.getByRole('button', { name: '删除条件 1' }).click()
  await second.getByText('所有记录都算').waitFor()
  await second.getByRole('group', { name: '与什么数比较' }).getByLabel('值', { exact: true }).fill('100万')
  await hand.sentence('，且客户的持有产品列表的余额之和大于等于 1,000,000')
  await page.mouse.move(1300, 840)
  await page.waitForTimeout(300)
  await picture(page, 'conditions-totals')
  assert.deepEqual(await violations(page), [])
  await kept(page, hand, /^count\(customer\.holding_list\[.*>= 1000000\]\) >= 3 and sum\(customer\.holding_list\.\w+\) >= 1000000$/)
  await page.reload()
  await hand.sentence('余额之和大于等于 1,000,000')
  await panel.locator('.lq-cond-related').nth(1).waitFor()
  assert.equal(await panel.getByRole('group', { name: '与什么数比较' }).first().getByLabel('值', { exact: true }).inputValue(), '3')
  await ask(page, 'DELETE', draftOf(VIEW))
}

/** Units and posts: my institution and below, who works in a branch, who holds a post; names in the text. */
export async function organisation({ as, picture, violations }) {
  const page = await as('builder')
  const hand = hands(page)
  const panel = await openFilter(page, hand, VIEW)
  await panel.getByRole('button', { name: '添加条件' }).click()
  await hand.say(hand.row(1, panel), '所属机构', '属于（含下级）')
  await hand.sentence('所属机构属于本人所在机构归属的机构（含本级）')
  await panel.getByRole('button', { name: '添加条件' }).click()
  await hand.say(hand.row(2, panel), '负责人', '任职于（含下级）')
  await hand.choose(hand.row(2, panel).getByLabel('与什么比较'), '固定值')
  await find(page, hand.row(2, panel), '城南支行')
  await hand.sentence('，且负责人在城南支行或其下级任职')
  await panel.getByRole('button', { name: '添加条件' }).click()
  await hand.say(hand.row(3, panel), '负责人', '担任岗位')
  const post = hand.row(3, panel)
  await post.getByLabel('岗位', { exact: true }).click({ force: true })
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().click()
  await hand.sentence('负责人担任岗位')
  await hand.choose(post.getByLabel('在哪里担任'), '在某机构或其下级')
  await hand.sentence('（在本人所在机构归属的机构或其下级）')
  await page.mouse.move(1300, 840)
  await page.waitForTimeout(300)
  await picture(page, 'conditions-organisation')
  assert.deepEqual(await violations(page), [])
  await kept(page, hand, /^is within\(org, institution of\(my unit\(\)\)\) and works within\(owner, org unit\("[0-9a-f-]{36}"\)\) and holds post\(owner, "\w+", institution of\(my unit\(\)\)\)$/)

  await page.reload()
  await panel.locator('.lq-cond-row .ant-select', { hasText: '城南支行' }).first().waitFor()
  await panel.getByText('高级', { exact: true }).click()
  await panel.locator('.lq-feel-chip', { hasText: '城南支行' }).waitFor()
  assert.doesNotMatch(await panel.innerText(), UUID)
  await hand.write('owner = ')
  await page.keyboard.type('person(陈晓')
  await page.locator('.cm-tooltip-autocomplete li', { hasText: '陈晓雯' }).waitFor()
  await page.waitForTimeout(150)
  await page.keyboard.press('Enter')
  await panel.locator('.lq-feel-chip', { hasText: '陈晓雯' }).waitFor()
  await hand.sentence('负责人等于陈晓雯')
  await picture(page, 'conditions-chips')
  assert.doesNotMatch(await panel.innerText(), UUID)
  await page.keyboard.press('Backspace')
  await panel.locator('.lq-feel-chip').waitFor({ state: 'detached' })
  await ask(page, 'DELETE', draftOf(VIEW))
}

/** Values of every kind are given with their own controls: a person, a unit, a record, an option, an amount. */
export async function triedOnPeople({ as, picture, violations }) {
  const page = await as('builder')
  const hand = hands(page)
  const panel = await openFilter(page, hand, VIEW)
  const { body: { items: [customer] } } = await ask(page, 'GET', '/api/apps/bank_base/forms/customer/lookup?q=')
  await panel.getByText('高级', { exact: true }).click()
  await hand.write('负责人 = me() and 客户.客户级别 != null and 涉及金额 > 50000 and is within(所属机构, 所属机构)')
  await hand.sentence('负责人等于本人')
  const trial = panel.getByRole('region', { name: '试一试' })
  await trial.getByText('填写数值').click()
  const choose = async (name, words) => {
    await trial.getByLabel(name, { exact: true }).click({ force: true })
    await page.keyboard.type(words)
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: words }).first().click()
  }
  await choose('负责人', '林悦')
  await choose('所属机构', '城南支行')
  await choose('客户', customer.label)
  await trial.getByLabel('涉及金额', { exact: true }).fill('6万')
  await trial.getByRole('button', { name: '试算' }).click()
  await trial.locator('.result.true').waitFor()
  await trial.getByText('负责人等于本人').first().waitFor()
  await page.waitForTimeout(300)
  await picture(page, 'conditions-trial-people')
  assert.deepEqual(await violations(page), [])
  assert.doesNotMatch(await trial.innerText(), UUID)
  await ask(page, 'DELETE', draftOf(VIEW))
}

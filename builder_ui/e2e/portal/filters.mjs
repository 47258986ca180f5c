import assert from 'node:assert/strict'
import { hands } from '../conditions/hands.mjs'
import { overflow } from '../designer/world.mjs'

const LIST = '/app/bank_base/list/customers'
const total = (page) => page.evaluate(() => Number(document.querySelector('.lq-top .bdg')?.textContent?.replace(/\D/g, '')))
const fewer = (page, than) => page.waitForFunction((before) => Number(document.querySelector('.lq-top .bdg')?.textContent?.replace(/\D/g, '') ?? before) < before, than)

const openAdvanced = async (page) => {
  await page.getByRole('button', { name: /^筛选/ }).click()
  await page.locator('.lq-filter').getByRole('button', { name: '高级筛选' }).click()
  const drawer = page.locator('.lq-advanced')
  await drawer.locator('.lq-conditions').waitFor()
  return drawer
}

export const filters = {
  'an advanced filter has groups and related forms, and the way back loses nothing': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const hand = hands(page)
    await page.goto(LIST)
    await page.locator('.lq-row').first().waitFor()
    const all = await total(page)
    const drawer = await openAdvanced(page)
    await drawer.getByRole('button', { name: '添加条件' }).click()
    await hand.say(hand.row(1, drawer), '客户级别', '不低于', '·贵宾')
    await drawer.getByRole('button', { name: '条件组' }).first().click()
    const group = drawer.getByRole('group', { name: '条件组，任一满足（或）' })
    await hand.say(hand.row(1, group), '资产规模（AUM）', '大于等于', '500万')
    await group.getByRole('button', { name: '关联表单的条件' }).click()
    const related = group.locator('.lq-cond-related')
    await hand.choose(related.getByLabel('关联的记录'), '持有产品列表')
    await hand.say(hand.row(1, related), '余额', '大于', '100万')
    await drawer.locator('.lq-said .sentence', { hasText: '客户级别不低于“贵宾”，且（资产规模（AUM）大于等于 5,000,000，或持有产品列表中有记录满足（余额大于 1,000,000））' }).waitFor()
    await page.mouse.move(300, 820)
    await picture(page, 'filter-advanced')
    assert.deepEqual(await violations(page), [])
    await drawer.getByRole('button', { name: '应用' }).click()
    const chip = page.locator('.lq-chip.where')
    await chip.getByText('持有产品列表中有记录满足').waitFor()
    await fewer(page, all)
    const some = await total(page)
    assert.ok(some > 0, 'the demo bank has such customers')
    await picture(page, 'filter-advanced-list')
    assert.deepEqual(await violations(page), [])

    await page.locator('.lq-row').first().click()
    await page.waitForURL(/\/form\/customer\//)
    await page.goBack()
    await chip.getByText('持有产品列表中有记录满足').waitFor()
    await page.reload()
    await chip.getByText('持有产品列表中有记录满足').waitFor()
    await page.locator('.lq-row').first().waitFor()
    assert.equal(await total(page), some)

    await chip.getByRole('button', { name: /^修改高级筛选/ }).click()
    await page.locator('.lq-advanced .lq-cond-related').waitFor()
    assert.equal(await page.locator('.lq-advanced .lq-cond-row').count(), 3, 'what was asked is drawn again')
    await page.keyboard.press('Escape')
    await page.locator('.lq-advanced').waitFor({ state: 'detached' })
    await chip.getByRole('button', { name: /^去掉条件/ }).click()
    await chip.waitFor({ state: 'detached' })
    await page.waitForFunction((before) => Number(document.querySelector('.lq-top .bdg')?.textContent?.replace(/\D/g, '')) === before, all)
  },

  'on a phone the advanced filter fits, and asks about one person': async ({ enter, password, picture, violations }) => {
    const page = await enter('rm1', password, { width: 390, height: 844 })
    const hand = hands(page)
    await page.goto(LIST)
    await page.locator('.lq-cards a').first().waitFor()
    const drawer = await openAdvanced(page)
    await drawer.getByRole('button', { name: '添加条件' }).click()
    const row = hand.row(1, drawer)
    await hand.choose(row.getByLabel('字段', { exact: true }), '主办客户经理', '主办客户经理')
    await hand.choose(row.getByLabel('与什么比较'), '固定值')
    await row.getByLabel('值', { exact: true }).click({ force: true })
    await page.keyboard.type('陈晓雯')
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: '陈晓雯' }).first().click()
    await drawer.locator('.lq-said .sentence', { hasText: '主办客户经理等于陈晓雯' }).waitFor()
    await page.waitForTimeout(300)
    await picture(page, 'filter-phone')
    assert.ok((await overflow(page)) <= 0, 'nothing reaches beyond the phone')
    assert.deepEqual(await violations(page), [])
    await drawer.getByRole('button', { name: '应用' }).click()
    await page.locator('.lq-chip.where', { hasText: '主办客户经理等于陈晓雯' }).waitFor()
    await page.locator('.lq-cards a').first().waitFor()
    await picture(page, 'filter-phone-list')
    assert.ok((await overflow(page)) <= 0, 'nothing reaches beyond the phone')
    assert.deepEqual(await violations(page), [])
  },
}

import assert from 'node:assert/strict'
import { overflow } from './world.mjs'

const bench = (page, app, section) => page.goto(`/build/${app}/${section}`)

export async function surroundings({ page, app, picture, violations, desk }) {
  await bench(page, app, 'views')
  await page.getByRole('button', { name: '新建视图' }).first().click()
  await page.fill('#definition-zh', '全部投诉')
  await page.fill('#definition-en', 'All complaints')
  await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click()
  await page.waitForURL(`**/build/${app}/view/all_complaints`)
  await page.locator('.lq-column-row').first().waitFor()
  await picture(page, 'view')
  assert.deepEqual(await violations(page), [])

  await bench(page, app, 'roles')
  await page.getByRole('button', { name: '新建角色' }).first().click()
  await page.fill('#definition-zh', '客户经理')
  await page.fill('#definition-en', 'RM')
  await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click()
  await page.waitForURL(`**/build/${app}/role/rm`)
  await page.getByLabel('为表单授权').click({ force: true })
  await page.locator('.ant-select-item-option', { hasText: '投诉登记' }).click()
  await page.locator('.lq-matrix').first().waitFor()
  await desk.settled()
  await picture(page, 'role')
  assert.deepEqual(await violations(page), [])

  await bench(page, app, 'menu')
  await page.getByLabel('添加菜单项').click({ force: true })
  await page.locator('.ant-select-item-option', { hasText: '全部投诉' }).click()
  await page.getByLabel('添加菜单项').click({ force: true })
  await page.locator('.ant-select-item-option', { hasText: '新建投诉登记' }).click()
  await page.waitForTimeout(100)
  await page.locator('.lq-saved', { hasText: '已保存' }).waitFor()
  await picture(page, 'menu')
  assert.deepEqual(await violations(page), [])
}

export async function publish({ page, app, picture, violations }) {
  await page.goto(`/build/${app}/form/complaint`)
  await page.locator('.lq-cell').first().waitFor()
  await page.getByRole('button', { name: '发布', exact: true }).click()
  const drawer = page.locator('.lq-publish-drawer')
  await drawer.locator('.lq-changes > li').first().waitFor()
  await page.waitForTimeout(300)
  await picture(page, 'publish')
  assert.deepEqual(await violations(page), [])
  const text = await drawer.locator('.lq-changes').innerText()
  for (const part of ['投诉登记', '全部投诉', '客户经理', '受理渠道']) assert.ok(text.includes(part), `${part} is among the changes: ${text}`)
  await drawer.locator('textarea').fill('第一版')
  await drawer.getByRole('button', { name: '确认发布' }).click()
  await drawer.getByText('已发布，第 1 版').waitFor({ timeout: 60_000 })
  await picture(page, 'published')
  await drawer.getByRole('button', { name: '继续编辑' }).click()
  await page.locator('.lq-tb .tag', { hasText: '线上 v1' }).waitFor()
}

export async function publishAgain({ page, app, desk, picture }) {
  await desk.select('amount')
  await desk.add('percent')
  await desk.call('责任比例', 'Share', 'share')
  await desk.select('contact')
  await desk.call('联系方式', 'Contact', 'contact_phone')
  await desk.select('reply_by')
  await page.keyboard.press('Delete')
  await desk.cell('reply_by').waitFor({ state: 'hidden' })
  await desk.settled()
  await page.locator('.lq-tb .tag', { hasText: '草稿·线上 v1' }).waitFor()
  await page.getByRole('button', { name: '返回' }).click()
  await bench(page, app, 'releases')
  await page.locator('.lq-changes > li').first().waitFor()
  const text = await page.locator('.lq-changes').innerText()
  for (const part of ['责任比例', '期望回复']) assert.ok(text.includes(part), `${part} is among the changes: ${text}`)
  await picture(page, 'releases-pending')
  await page.locator('#publish-note').fill('加责任比例，停用期望回复')
  await page.getByRole('button', { name: '确认发布' }).click()
  await page.getByText('已发布，第 2 版').waitFor({ timeout: 60_000 })
}

export async function revert({ page, app, desk, picture, violations }) {
  await page.goto(`/build/${app}/form/complaint`)
  await page.locator('.lq-cell').first().waitFor()
  assert.ok((await desk.order()).flat().includes('share'))
  await page.getByRole('button', { name: '历史版本' }).click()
  await page.locator('.lq-versions button').first().click()
  await page.locator('.lq-difference').getByText('责任比例').first().waitFor()
  await picture(page, 'versions')
  await page.keyboard.press('Escape')

  await bench(page, app, 'releases')
  await page.locator('.lq-release-list > li').nth(1).waitFor()
  assert.deepEqual(await violations(page), [])
  await picture(page, 'releases')
  await page.locator('.lq-release-list > li').nth(1).getByRole('button', { name: '恢复到这一版' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '恢复到这一版' }).click()
  await page.getByText('现在是第 3 版').waitFor({ timeout: 60_000 })
  await page.goto(`/build/${app}/form/complaint`)
  await page.locator('.lq-cell').first().waitFor()
  const fields = (await desk.order()).flat()
  assert.ok(fields.includes('reply_by') && fields.includes('contact') && !fields.includes('share'), `the form is as it was: ${fields}`)
}

export async function phone({ page, app, enter, login, password, picture, violations }) {
  const small = await enter(login, password, { width: 390, height: 844 })
  for (const address of [`/build`, `/build/${app}`, `/build/${app}/form/complaint`, `/build/${app}/releases`]) {
    await small.goto(address)
    await small.waitForTimeout(900)
    await picture(small, `phone${address.replace(/\W+/g, '-').replace(app, 'app')}`)
    assert.equal(await overflow(small), 0, `${address} fits at 390`)
    assert.deepEqual(await violations(small), [], address)
  }
  await small.goto(`/build/${app}/form/complaint`)
  await small.getByText('请在电脑上编辑').waitFor()
  assert.equal(await small.locator('.lq-pal, .lq-ins').count(), 0)
  await small.context().close()
  await page.bringToFront()
}

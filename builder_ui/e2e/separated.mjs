/** A bank whose administrators are different people: who wants to give somebody more rights waits for another's consent. */
import assert from 'node:assert/strict'
import { ask } from './portal/api.mjs'
import { overflow, world } from './designer/world.mjs'

const role = '/api/apps/complaint_handling/definitions/role/agent/draft'

/** The builder gives the service agents more: they may delete their own complaints. */
const widen = async (page, action) => {
  const { body: now } = await ask(page, 'GET', role)
  const [first, own, ...others] = now.body.grants
  const body = { ...now.body, grants: [first, { ...own, actions: { ...own.actions, [action]: 'own' } }, ...others] }
  const put = await ask(page, 'PUT', role, body, { 'If-Match': `"${now.revision}"` })
  assert.equal(put.status, 200, JSON.stringify(put.body))
}

const submit = async (page, note) => {
  await page.goto('/build/complaint_handling/releases')
  await page.locator('.lq-changes > li').first().waitFor()
  await page.getByText('需要安全管理员批准').first().waitFor()
  await page.getByRole('region', { name: '权限变化' }).getByText(/客服代表/).first().waitFor()
  await page.locator('#publish-note').fill(note)
  await page.locator('main, body').first().getByRole('button', { name: /确认发布|提交审批/ }).first().click()
  await page.locator('.lq-publication', { hasText: '等待安全管理员批准' }).first().waitFor()
}

const live = async (page) => (await ask(page, 'GET', '/api/apps/complaint_handling')).body.live_release

const chapters = {
  'what widens rights waits, and its author cannot approve it': async ({ builder, violations, picture }) => {
    const before = await live(builder)
    await widen(builder, 'delete')
    await submit(builder, '客服可删除自己的投诉')
    await picture(builder, 'awaiting')
    assert.deepEqual(await violations(builder), [])
    assert.equal(await live(builder), before, 'nothing is live yet')
    const [waiting] = (await ask(builder, 'GET', '/api/apps/complaint_handling/publications')).body.items.filter(({ state }) => state === 'awaiting')
    assert.equal((await ask(builder, 'POST', `/api/apps/complaint_handling/publications/${waiting.id}/approve`, {})).status, 403)
  },

  'the security administrator reads who gets more, and refuses with a reason': async ({ builder, guard, violations, picture }) => {
    await guard.goto('/admin/publications')
    const card = guard.locator('.lq-approval').first()
    await card.getByText('客服代表').first().waitFor()
    await card.getByRole('region', { name: '权限变化' }).getByText(/可以删除/).first().waitFor()
    await picture(guard, 'approval')
    assert.deepEqual(await violations(guard), [])
    await card.getByRole('button', { name: '不同意' }).click()
    const dialog = guard.locator('.ant-modal-confirm')
    await dialog.locator('#refusal').fill('先和合规部确认')
    await dialog.getByRole('button', { name: '不同意' }).click()
    await card.waitFor({ state: 'detached' })
    await builder.reload()
    await builder.getByText('先和合规部确认').first().waitFor()
  },

  'once approved it is live': async ({ builder, guard }) => {
    const before = await live(builder)
    await submit(builder, '合规部已确认')
    await guard.goto('/admin/publications')
    const card = guard.locator('.lq-approval').first()
    await card.getByRole('button', { name: '同意发布' }).click()
    await guard.locator('.ant-modal-confirm').getByRole('button', { name: '同意发布' }).click()
    await card.waitFor({ state: 'detached' })
    for (let wait = 0; wait < 100 && (await live(builder)) === before; wait += 1) await builder.waitForTimeout(100)
    assert.equal(await live(builder), before + 1)
  },

  'the page of consents fits a phone': async ({ enter, password, violations, picture }) => {
    const small = await enter('secadmin', password, { width: 390, height: 844 })
    await small.goto('/admin/publications')
    await small.getByRole('heading').first().waitFor()
    await picture(small, 'phone-approvals')
    assert.equal(await overflow(small), 0)
    assert.deepEqual(await violations(small), [])
  },
}

export async function separated({ base, password, pictures }) {
  const stage = await world({ base, pictures })
  let failed = 0
  try {
    const [builder, guard] = [await stage.enter('builder', password), await stage.enter('secadmin', password)]
    for (const [name, play] of Object.entries(chapters)) {
      if (process.env.CHAPTER && !name.includes(process.env.CHAPTER)) continue
      try {
        await play({ ...stage, builder, guard, password })
        console.log(`ok   ${name}`)
      } catch (error) {
        failed += 1
        console.log(`FAIL ${name}: ${error.message}`)
        await stage.picture(builder, `failed-separated-${failed}-builder`)
        await stage.picture(guard, `failed-separated-${failed}-guard`)
      }
    }
    for (const fault of stage.faults) console.log(`FAIL ${fault}`)
    failed += stage.faults.length
  } finally {
    await stage.close()
  }
  return failed
}

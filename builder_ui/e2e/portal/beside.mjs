import assert from 'node:assert/strict'
import { ask } from './api.mjs'

const customers = '/api/apps/bank_base/forms/customer/records'
/** Told apart from what an earlier run on the same data left there. */
const run = Date.now().toString(36)

/** A customer of this person that something refers to. */
const customer = async (page) => {
  const { body } = await ask(page, 'POST', `${customers}/query`, { view: 'customers', limit: 20 })
  for (const one of body.items) {
    const { body: related } = await ask(page, 'GET', `${customers}/${one.id}/related`)
    if (related.items.length > 0) return one
  }
  throw new Error('no customer has a related record')
}

export const beside = {
  'a colleague who may see the record is mentioned in a comment, and finds it at home': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const { id, title } = await customer(page)
    await page.goto(`/app/bank_base/form/customer/${id}`)
    await page.getByRole('tab', { name: '评论' }).click()
    const field = page.getByRole('textbox', { name: '写评论' })
    await field.click()
    await field.pressSequentially('@rm3')
    await page.getByText('没有能看到这条记录的人叫这个名字').waitFor()
    await field.fill('')
    await field.pressSequentially('@super')
    await page.locator('.ant-mentions-dropdown-menu-item', { hasText: '吴敏' }).click()
    await field.pressSequentially(`请看一下 ${run}`)
    await picture(page, 'comment-writing')
    await page.getByRole('button', { name: '发表评论' }).click()
    const said = page.locator('.lq-comments li', { hasText: run })
    await said.waitFor()
    assert.equal(await said.locator('.lq-at').innerText(), '@吴敏')
    assert.deepEqual(await violations(page), [])
    await picture(page, 'comments')

    const head = await as('supervisor')
    await head.goto('/')
    const told = head.locator('.lq-mentioned a', { hasText: run })
    await told.waitFor()
    await told.getByText('未读').waitFor()
    assert.ok((await told.innerText()).includes(title))
    assert.deepEqual(await violations(head), [])
    await picture(head, 'mentioned')
    await told.click()
    await head.locator('.lq-comments li', { hasText: run }).waitFor()
    await head.goto('/')
    await told.waitFor()
    await told.getByText('未读').waitFor({ state: 'detached' })
  },

  'a comment is changed and taken back by its author, and markup in it stays text': async ({ as }) => {
    const page = await as('rm1')
    const { id } = await customer(page)
    await page.goto(`/app/bank_base/form/customer/${id}?tab=comments`)
    const words = `<img src=x onerror="window.hit=1"> ${run}b`
    await page.getByRole('textbox', { name: '写评论' }).fill(words)
    await page.getByRole('button', { name: '发表评论' }).click()
    const said = page.locator('.lq-comments li', { hasText: `${run}b` })
    await said.waitFor()
    assert.ok((await said.innerText()).includes(words))
    assert.equal(await page.evaluate(() => window.hit), undefined)
    await said.getByRole('button', { name: '修改评论' }).click()
    const edited = page.locator('.lq-comments li .lq-say')
    await edited.getByRole('textbox', { name: '写评论' }).fill(`改过了 ${run}c`)
    await edited.getByRole('button', { name: '保存' }).click()
    const changed = page.locator('.lq-comments li', { hasText: `${run}c` })
    await changed.getByText('已修改').waitFor()
    await changed.getByRole('button', { name: '删除评论' }).click()
    await page.locator('.ant-modal-confirm').getByRole('button', { name: '删除评论' }).click()
    await changed.waitFor({ state: 'detached' })
    await page.locator('.lq-comments li').getByText('评论已被作者删除').first().waitFor()
  },

  'a field goes back to what it was, and the record says so': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const { id } = await customer(page)
    const values = async (version, changes) => {
      const answer = await ask(page, 'PATCH', `${customers}/${id}`, { values: changes }, { 'If-Match': `"${version}"` })
      assert.equal(answer.status, 200, JSON.stringify(answer.body))
      return answer.body.version
    }
    const now = (await ask(page, 'GET', `${customers}/${id}`)).body.version
    await values(await values(now, { occupation: `先前${run}`, remark: `先前备注${run}` }), { occupation: `后来${run}`, remark: `后来备注${run}` })
    await page.goto(`/app/bank_base/form/customer/${id}?tab=history`)
    const newest = page.locator('.lq-history li').first()
    await newest.getByText(`后来${run}`).waitFor()
    await newest.getByRole('button', { name: '恢复“职业”的原值' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`先前${run}`).waitFor()
    assert.equal(await dialog.getByRole('checkbox', { name: '备注' }).isChecked(), false)
    assert.deepEqual(await violations(page), [])
    await picture(page, 'go-back')
    await dialog.getByRole('button', { name: '恢复 1 个字段' }).click()
    await newest.getByText('从较早的版本恢复了 1 个字段').waitFor()
    const { body } = await ask(page, 'GET', `${customers}/${id}`)
    assert.deepEqual([body.values.occupation, body.values.remark], [`先前${run}`, `后来备注${run}`])
    await page.locator('.lq-history li', { hasText: `先前备注${run}` }).nth(1).getByRole('button', { name: '恢复到此版本' }).click()
    await dialog.getByRole('button', { name: '恢复 1 个字段' }).click()
    await newest.getByText(`先前备注${run}`).waitFor()
    assert.equal((await ask(page, 'GET', `${customers}/${id}`)).body.values.remark, `先前备注${run}`)
  },

  'what refers to a record stands beside it, and its list opens filtered': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const { id, title } = await customer(page)
    await page.goto(`/app/bank_base/form/customer/${id}`)
    await page.getByRole('tab', { name: '相关记录' }).click()
    const group = page.locator('.lq-related').first()
    await group.locator('.ant-table-row').first().waitFor()
    assert.deepEqual(await violations(page), [])
    await picture(page, 'related')
    const count = await group.locator('.bdg').innerText()
    await group.getByRole('link', { name: '在列表中查看' }).click()
    await page.locator('.lq-chip', { hasText: title }).waitFor()
    await page.locator('.lq-top .bdg', { hasText: new RegExp(`^${count.replace('+', '\\+')}$`) }).waitFor()
  },
}

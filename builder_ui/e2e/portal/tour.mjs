import assert from 'node:assert/strict'
import { controls, speak } from '../designer/names.mjs'
import { overflow } from '../designer/world.mjs'
import { ask } from './api.mjs'

const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }
const made = { app: '' }

const text = (zh, en) => ({ zh, en })
const field = (name, zh, en, more = {}) => ({ uid: `${name}field0`, name, type: 'text', label: text(zh, en), ...more })
const form = () => ({
  kind: 'form', schema: 1, name: 'claim', uid: 'claimform001', label: text('理赔', 'Claim'), title_field: 'title',
  fields: [
    field('title', '标题', 'Title', { required: true }), field('code', '编号', 'Code', { unique: true }), field('ref', '来文号', 'Reference'), field('amount', '金额', 'Amount'),
    field('phone', '联系电话', 'Phone', { type: 'phone', sensitivity: 'C2' }), field('due', '到期日', 'Due', { type: 'date' }),
    field('lines', '明细', 'Lines', { type: 'table', options: { at_most: 1000 }, fields: [field('item', '项目', 'Item', { required: true }), field('cost', '费用', 'Cost', { type: 'decimal' }), field('paid', '支付日', 'Paid on', { type: 'date' })] }),
  ],
  layout: [],
})
const role = () => ({
  kind: 'role', schema: 1, name: 'filler', uid: 'fillerrole01', label: text('填报人', 'Filler'), deny: [],
  grants: [{ uid: 'fillergrant1', form: 'claim', actions: { read: true, create: true, update: true, delete: true }, fields: [{ field: '*', see: 'clear', write: 'always' }] }],
})

/** Chinese left in an English window, but for the sign of a field that is written in Chinese. */
const chinese = (page, within) => page.locator(within).first().evaluate((part) => {
  const found = []
  const walk = document.createTreeWalker(part, window.NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) if (/[\u4e00-\u9fff]/.test(walk.currentNode.textContent.replace(/^中$/, '')) && walk.currentNode.parentElement.checkVisibility()) found.push(walk.currentNode.textContent.trim())
  return found
})

/** As it is now: nothing serious for axe, nothing wider than the window, a name at every control, and no Chinese. */
const whole = async (page, { violations, picture }, name, within) => {
  await page.waitForTimeout(400)
  const { width } = page.viewportSize()
  const where = `${name}-${width}`
  await picture(page, `tour-${where}`)
  assert.ok((await overflow(page)) <= 0, `${where} reaches beyond the window`)
  assert.deepEqual(await violations(page), [], where)
  assert.deepEqual((await controls(page)).unnamed, [], `${where}: controls without a name`)
  assert.deepEqual(await chinese(page, within), [], `${where}: left in Chinese`)
}

/** Other chapters have seen it in Chinese; Chinese again at the end. */
const inEnglish = async (page, play) => {
  try {
    await page.goto('/')
    await speak(page, 'en')
    await play()
  } finally {
    await page.setViewportSize(wide)
    await page.goto('/')
    await speak(page, 'zh')
    await page.goto('/')
  }
}

const records = () => `/api/apps/${made.app}/forms/claim/records`
const claim = async (page, values) => {
  const { status, body } = await ask(page, 'POST', records(), { values })
  assert.equal(status, 201, JSON.stringify(body))
  return body
}

/** An app of one's own, with what the screens need: a value twice, a record in the bin whose place is taken, a long table. */
const begin = async (as) => {
  if (made.app) return made
  const [builder, security, page] = [await as('builder'), await as('secadmin'), await as('rm1')]
  const app = `tour_${Date.now().toString(36)}`
  assert.equal((await ask(builder, 'POST', '/api/apps', { app, label: text('理赔', 'Claims'), icon: 'form' })).status, 201)
  for (const [kind, body] of [['form', form()], ['role', role()]]) {
    const { status, body: told } = await ask(builder, 'PUT', `/api/apps/${app}/definitions/${kind}/${body.name}/draft`, body, { 'If-None-Match': '*' })
    assert.ok(status < 300, JSON.stringify(told))
  }
  const published = await ask(builder, 'POST', `/api/apps/${app}/publish`, { note: 'first' })
  assert.equal(published.status, 201, JSON.stringify(published.body))
  const me = (await ask(page, 'GET', '/api/session')).body.person.id
  assert.equal((await ask(security, 'POST', '/api/roles/holders', { app, role: 'filler', person: me })).status, 201)
  made.app = app
  const gone = await claim(page, { title: 'Hail', code: 'K-1', ref: 'R-7', amount: '12.5' })
  assert.ok((await ask(page, 'DELETE', `${records()}/${gone.id}`, undefined, { 'If-Match': '"1"' })).status < 300)
  await claim(page, { title: 'Hail again', code: 'K-1', ref: 'R-7', amount: 'about 12' })
  await claim(page, { title: 'Storm', code: 'K-2', ref: 'R-7', amount: '7' })
  const lines = Array.from({ length: 1000 }, (_, at) => ({ item: `Part ${at + 1}`, cost: String(at + 0.5), paid: '2026-10-08' }))
  made.long = (await claim(page, { title: 'Long', code: 'K-3', lines })).id
  return made
}

export const tour = {
  'a tour of the designer: a change of type, values that occur twice, encryption and what is retired, in English': async (stage) => {
    const { app } = await begin(stage.as)
    const page = await stage.as('builder')
    const draft = `/api/apps/${app}/definitions/form/claim/draft`
    await inEnglish(page, async () => {
      await ask(page, 'DELETE', draft)
      await page.setViewportSize(wide)
      await page.goto(`/build/${app}/form/claim`)
      await page.locator('.lq-cell[data-field="amount"] .hit').click()
      await page.getByRole('button', { name: 'Change type…' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Choose the new type').click({ force: true })
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: 'Decimal' }).first().click()
      await dialog.getByText('have no place').first().waitFor()
      await whole(page, stage, 'type', '[role="dialog"]')
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })

      await page.locator('.lq-cell[data-field="ref"] .hit').click()
      await page.locator('[data-property="unique"] button').click()
      await page.locator('.lq-doubles').waitFor()
      await page.locator('.lq-doubles').scrollIntoViewIfNeeded()
      await whole(page, stage, 'twice', '.lq-ins')

      await page.locator('.lq-cell[data-field="phone"] .hit').click()
      await page.locator('[data-property="encrypted"] button').click()
      await page.locator('.lq-ins-why').first().waitFor()
      await page.locator('.lq-ins-why').first().scrollIntoViewIfNeeded()
      await whole(page, stage, 'encrypted', '.lq-ins')

      await page.goto(`/build/${app}/forms`)
      await page.getByRole('button', { name: 'Recycle bin' }).click()
      await page.getByRole('dialog').getByText('The recycle bin is empty').waitFor()
      await whole(page, stage, 'gone', '[role="dialog"]')
      // on a phone a form is looked at, not changed
      await page.setViewportSize(phone)
      await page.goto(`/build/${app}/form/claim`)
      await page.getByText('Edit on a computer').waitFor()
      await whole(page, stage, 'designer', '.lq-paper')
    }).finally(() => ask(page, 'DELETE', draft))
  },

  'a tour of records: the recycle bin and what stands in its way, a value taken already and the calendar, in English': async (stage) => {
    const { app } = await begin(stage.as)
    const page = await stage.as('rm1')
    await inEnglish(page, async () => {
      for (const size of [phone, wide]) {
        await page.setViewportSize(size)
        await page.goto(`/app/${app}/bin/claim`)
        await page.getByRole('button', { name: 'Restore "Hail"' }).waitFor()
        await whole(page, stage, 'bin', 'main h1')
        await page.getByRole('button', { name: 'Restore "Hail"' }).click()
        await page.getByRole('dialog').getByText('Hail again').first().waitFor()
        await whole(page, stage, 'collides', '[role="dialog"]')

        await page.goto(`/app/${app}/form/claim/new`)
        await page.locator('#field-title').fill('Once more')
        await page.locator('#field-code').fill('K-1')
        await page.getByRole('button', { name: 'Submit' }).click()
        await page.locator('.lq-summary').waitFor()
        await whole(page, stage, 'taken', '.lq-sheet-card')
        await page.locator('#field-due').click()
        await page.locator('.ant-picker-dropdown:visible').waitFor()
        await whole(page, stage, 'calendar', '.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)')
      }
    })
  },

  'a tour of a thousand rows: read and written, in English': async (stage) => {
    const { app, long } = await begin(stage.as)
    const page = await stage.as('rm1')
    await inEnglish(page, async () => {
      for (const size of [phone, wide]) {
        await page.setViewportSize(size)
        await page.goto(`/app/${app}/form/claim/${long}`)
        await page.locator('.lq-read').first().waitFor()
        await page.locator('dt', { hasText: 'Lines' }).first().scrollIntoViewIfNeeded()
        await whole(page, stage, 'rows', '.lq-read')
        await page.locator('.head .ant-btn-primary').click()
        await page.locator('#field-lines').scrollIntoViewIfNeeded()
        await whole(page, stage, 'rows-edit', '.lq-sheet-card')
      }
    })
  },

  'a tour of lists: the views that are kept, as a table and as cards, in English': async (stage) => {
    const page = await stage.as('rm1')
    const place = '/api/apps/bank_base/forms/customer/saved_views'
    const kept = await ask(page, 'POST', place, { name: `By level ${Date.now().toString(36)}`, view: 'bank_base/customers', body: { columns: [{ field: 'name' }, { field: 'level' }], group: { field: 'level' } } })
    assert.equal(kept.status, 201, JSON.stringify(kept.body))
    await inEnglish(page, async () => {
      for (const size of [phone, wide]) {
        await page.setViewportSize(size)
        await page.goto('/app/bank_base/list/customers')
        await page.locator('.lq-row, .lq-cards a').first().waitFor()
        await page.getByRole('button', { name: 'Views', exact: true }).click()
        await page.locator('.lq-views').getByRole('button', { name: kept.body.name, exact: true }).waitFor()
        await whole(page, stage, 'views', '.lq-views')
        await page.locator('.lq-views').getByRole('button', { name: kept.body.name, exact: true }).click()
        await page.locator('.lq-groups .head .open').first().click()
        await page.locator('.lq-groups .lq-row, .lq-groups .lq-cards a').first().waitFor()
        await whole(page, stage, 'view', '.lq-top h1')
      }
    }).finally(() => ask(page, 'DELETE', `${place}/${kept.body.id}`))
  },

  'a tour of looking as somebody else: the banner stands over every page, in English': async (stage) => {
    const [page, other] = [await stage.as('secadmin'), await stage.as('rm1')]
    const person = (await ask(other, 'GET', '/api/session')).body.person.id
    await inEnglish(page, async () => {
      const begun = await ask(page, 'POST', '/api/session/viewing', { person, reason: 'A tour of the screens' })
      assert.ok(begun.status < 300, JSON.stringify(begun.body))
      for (const size of [phone, wide]) {
        await page.setViewportSize(size)
        await page.goto('/app/bank_base/list/customers')
        await page.locator('.lq-row, .lq-cards a').first().waitFor()
        await page.locator('.lq-standing').getByText(/Looking as/).waitFor()
        await whole(page, stage, 'looking-as', '.lq-standing button')
      }
      await page.locator('.lq-standing').getByRole('button', { name: 'Stop looking' }).click()
      await page.locator('.lq-standing').waitFor({ state: 'detached' })
    })
  },
}

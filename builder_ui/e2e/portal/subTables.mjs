import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask } from './api.mjs'

const records = '/api/apps/complaint_handling/forms/complaint/records'
const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }

/** A complaint of one's own, so that no other chapter's is touched. */
export const complaint = async (page) => {
  const customer = (await ask(page, 'POST', '/api/apps/bank_base/forms/customer/records/query', { limit: 1 })).body.items[0].id
  const form = (await ask(page, 'GET', '/api/apps/complaint_handling/forms/complaint')).body
  const first = (name) => form.fields.find((field) => field.name === name).option_set.options.filter(({ retired }) => !retired)[0].code
  const values = { customer, channel: first('channel'), category: first('category'), received_at: '2026-10-08T10:00:00+08:00', content: '联系记录的填写', contacts: [{ on: '2026-10-09', way: 'phone', said: '首次联系' }] }
  const made = await ask(page, 'POST', records, { values })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  return made.body.id
}

const kept = async (page, id) => (await ask(page, 'GET', `${records}/${id}`)).body.values.contacts

const cell = (page, row, column) => page.locator(`#field-contacts-${row}-${column}`)

const open = async (page, id) => {
  await page.goto(`/app/complaint_handling/form/complaint/${id}`)
  await page.getByRole('button', { name: '编辑' }).click()
  await page.locator('#field-contacts').waitFor()
  await page.locator('#field-contacts').scrollIntoViewIfNeeded()
}

/** A number or a date replaces what the cell held as soon as it is typed. */
const type = async (page, text, key) => {
  await page.keyboard.type(text)
  await page.locator('.lq-rows-input').waitFor()
  await page.keyboard.press(key)
}

/** Words come from an input method, which needs the cell to be open. */
const write = async (page, text, key) => {
  await page.keyboard.press('F2')
  await page.locator('.lq-rows-input').fill(text)
  await page.keyboard.press(key)
}

const says = (page, row, column, text) => cell(page, row, column).filter({ hasText: new RegExp(`^${text}$`) }).waitFor()
const count = (page, rows) => page.locator('#field-contacts').and(page.locator(`[aria-rowcount="${rows + 1}"]`)).waitFor()

const active = (page, row, column) => cell(page, row, column).and(page.locator('[aria-selected="true"]')).waitFor()

/** Put on the clipboard what Excel would, and paste it where the keys are. */
const paste = async (page, text) => {
  await page.evaluate((block) => window.navigator.clipboard.writeText(block), text)
  await page.keyboard.press('Control+v')
}

export const subTables = {
  'cells of a sub-table are typed by keyboard, Enter in the last row keeps what was typed and adds a row, and a cell is filled down': async ({ as, picture }) => {
    const page = await as('rm1')
    const id = await complaint(page)
    await open(page, id)
    await cell(page, 0, 2).click()
    await type(page, '15', 'Tab')
    await write(page, '致电说明处理进度', 'Enter')
    await count(page, 2)
    await says(page, 0, 3, '致电说明处理进度')
    await says(page, 0, 2, '15')

    await active(page, 1, 0)
    await type(page, '2026/10/12', 'Enter')
    await count(page, 3)
    await active(page, 2, 0)
    await says(page, 1, 0, '2026-10-12')
    await cell(page, 1, 3).click()
    await write(page, '上门面谈', 'Tab')

    // the date of the row above, by the keys of a spreadsheet
    await cell(page, 2, 0).click()
    await page.keyboard.press('Control+d')
    await says(page, 2, 0, '2026-10-12')

    await picture(page, 'rows-grid')
  },

  'a block from Excel is pasted into a sub-table; rows are doubled, moved and taken out; what is wrong is told at its cell': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    const id = await complaint(page)
    await open(page, id)
    await cell(page, 0, 0).click()
    await paste(page, '2026-10-09\t电话客服\t15\t首次联系\t否\r\n2026/10/12\t电话客服\t20\t"他说""可以"""\t是\r\n2026-10-20\t电话客服\t1,030\t再次确认\t否\r\n')
    await count(page, 3)
    await says(page, 1, 0, '2026-10-12')
    await says(page, 1, 2, '20')
    await picture(page, 'rows-pasted')
    assert.deepEqual(await violations(page), [])

    await page.getByRole('button', { name: '复制第 1 行' }).click()
    await count(page, 4)
    await says(page, 1, 3, '首次联系')
    await page.getByRole('button', { name: '删除第 1 行' }).click()
    await count(page, 3)
    await cell(page, 0, 3).click()
    await page.keyboard.press('Alt+ArrowDown')
    await says(page, 1, 3, '首次联系')

    // 1,030 minutes are too many: told at the cell, and the rest is kept
    await page.getByRole('button', { name: '保存修改' }).click()
    await cell(page, 2, 2).and(page.locator('[aria-invalid="true"]')).waitFor()
    await picture(page, 'rows-problem')
    assert.deepEqual(await violations(page), [])
    await cell(page, 2, 2).click()
    await type(page, '30', 'Tab')
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.locator('.lq-rows.read').waitFor()
    await picture(page, 'rows-read')
    const rows = (await kept(page, id)).map(({ on, minutes, said, settled }) => [on, minutes ?? null, said, settled ?? null])
    assert.deepEqual(rows, [['2026-10-12', 20, '他说"可以"', true], ['2026-10-09', 15, '首次联系', false], ['2026-10-20', 30, '再次确认', false]])
  },

  'on a phone each row of a sub-table is a card': async ({ as, picture, violations }) => {
    const page = await as('rm1')
    await page.setViewportSize(phone)
    const id = await complaint(page)
    await open(page, id)
    const cards = page.locator('#field-contacts')
    await cards.getByRole('button', { name: '添加一行' }).click()
    await page.locator('#field-contacts-1-said').fill('短信告知结果')
    await page.locator('#field-contacts-1-minutes').fill('5')
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.locator('.lq-rows .problem').waitFor()
    await cards.scrollIntoViewIfNeeded()
    await picture(page, 'rows-phone-problem')
    assert.deepEqual(await violations(page), [])
    assert.ok((await overflow(page)) <= 0, 'the cards stay within the window')
    await page.locator('#field-contacts-1-on').click()
    await page.keyboard.type('2026-10-15')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '保存修改' }).click()
    await page.getByRole('button', { name: '编辑' }).waitFor()
    await page.locator('.lq-rows.cards').getByText('短信告知结果').waitFor()
    await picture(page, 'rows-phone-read')
    assert.deepEqual((await kept(page, id)).map(({ on, said }) => [on, said]), [['2026-10-09', '首次联系'], ['2026-10-15', '短信告知结果']])
    await page.setViewportSize(wide)
  },
}

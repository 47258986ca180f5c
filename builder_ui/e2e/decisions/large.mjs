import assert from 'node:assert/strict'
import { ask } from '../portal/api.mjs'
import { drafts, enter, withoutDraft } from './desk.mjs'

const [APP, NAME, COUNT] = ['complaint_handling', 'large', 5000]
/** More rows than fit on a screen and its margins; far fewer than there are. */
const MOST_DRAWN = 100

const uidOf = (prefix, number) => prefix + String(number).padStart(16 - prefix.length, '0').replace(/\d/g, (digit) => 'abcdefghij'[digit])

const table = () => ({
  kind: 'decision', schema: 1, name: NAME, uid: uidOf('large', 0), label: { zh: '五千行', en: 'Five thousand rows' }, form: 'complaint', hit_policy: 'first',
  inputs: [
    { uid: uidOf('input', 0), name: 'level', label: { zh: '客户级别', en: 'Level' }, expression: 'level', type: 'option:bank_base/customer_level' },
    { uid: uidOf('input', 1), name: 'amount', label: { zh: '涉及金额', en: 'Amount' }, expression: 'amount', type: 'money:CNY' },
  ],
  outputs: [{ uid: uidOf('output', 0), name: 'hours', label: { zh: '时限（小时）', en: 'Limit (hours)' }, type: 'number' }],
  rows: Array.from({ length: COUNT }, (_, row) => ({ uid: uidOf('row', row), when: ['"vip"', `[${row * 100}..${row * 100 + 99}]`], then: [String(1 + (row % 48))] })),
})

const drawn = (page) => page.locator('.lq-dt tbody tr[data-row]').count()

async function large({ page, sheet, picture, violations }) {
  await withoutDraft(page, APP, NAME)
  const { status } = await ask(page, 'PUT', `${drafts(APP)}/${NAME}/draft`, table(), { 'If-None-Match': '*' })
  assert.equal(status, 200)
  await enter(page, APP, NAME)
  assert.ok((await drawn(page)) < MOST_DRAWN, 'only the rows in sight are drawn')
  // the last row is one key away, what is typed there is kept, and the first is one key back
  await sheet.cell(0, 1).click()
  await page.keyboard.press('Control+End')
  await sheet.cell(COUNT - 1, 3).and(page.locator('.focus')).waitFor()
  await page.keyboard.type('最后一行')
  await page.keyboard.press('Enter')
  await sheet.cell(COUNT - 1, 3).filter({ hasText: '最后一行' }).waitFor()
  assert.ok((await drawn(page)) < MOST_DRAWN)
  await picture(page, 'decision-large')
  assert.deepEqual(await violations(page), [])
  await page.keyboard.press('Control+Home')
  await sheet.cell(0, 0).and(page.locator('.focus')).waitFor()
  // a column copied from a spreadsheet replaces two thousand cells
  await sheet.cell(0, 2).click()
  await sheet.paste(Array.from({ length: 2000 }, (_, row) => String(100 + row)).join('\n'))
  await sheet.cell(1999, 2).filter({ hasText: '2,099' }).waitFor()
  assert.ok((await drawn(page)) < MOST_DRAWN)
  await sheet.settled()
  await withoutDraft(page, APP, NAME)
}

/** The chapters in order. */
export const chapters = {
  'a table of five thousand rows is moved through, typed into and pasted into': large,
}

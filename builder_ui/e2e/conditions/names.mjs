import assert from 'node:assert/strict'
import { controls, speak } from '../designer/names.mjs'
import { overflow } from '../designer/world.mjs'
import { ask } from '../portal/api.mjs'

const APP = 'complaint_handling'
const DRAFT = `/api/apps/${APP}/definitions/form/complaint/draft`

/** Words of the screen, by language. */
const WORDS = {
  zh: { logic: /联动/, open: /^(设置|修改)显示条件$/, add: '添加条件', group: '条件组', related: '关联表单的条件', text: '高级', filter: /^筛选/, advanced: '高级筛选' },
  en: { logic: /Logic/, open: /^(Set|Change): Shown/, add: 'Add a condition', group: 'Group', related: 'Related form', text: 'Advanced', filter: /^Filter/, advanced: 'Advanced filter' },
}

/** A condition of the form itself, and a second part of another kind, drawn inside `inner`. */
async function draw(within, words, kind, inner) {
  await within.getByRole('button', { name: words.add, exact: true }).first().click()
  await within.locator('.lq-cond-row').first().waitFor()
  await within.getByRole('button', { name: words[kind], exact: true }).first().click()
  await within.locator(`${inner} .lq-cond-row`).first().waitFor()
}

async function named(stage, page, where) {
  await page.waitForTimeout(300)
  await stage.picture(page, `names-${where}`)
  const { count, unnamed } = await controls(page)
  assert.ok(count > 5, `${where}: its controls are there`)
  assert.deepEqual(unnamed, [], `${where}: controls without a name`)
  assert.deepEqual(await stage.violations(page), [], where)
}

/** The condition builder and the editor of text, as a screen reader meets them. */
export async function designer(stage) {
  const page = await stage.as('builder')
  try {
    for (const [language, words] of Object.entries(WORDS)) {
      await ask(page, 'DELETE', DRAFT)
      await speak(page, language)
      await page.goto(`/build/${APP}/form/complaint`)
      await page.locator('.lq-cell[data-field="refund"] .hit').click()
      await page.getByRole('tab', { name: words.logic }).click()
      await page.locator('.lq-ins').getByRole('button', { name: words.open }).first().click()
      const drawer = page.locator('.lq-expression-drawer')
      await drawer.locator('.lq-expression').waitFor()
      await draw(drawer, words, 'group', '.lq-cond-group:not(.root)')
      await named(stage, page, `builder-${language}`)
      await drawer.getByText(words.text, { exact: true }).click()
      await drawer.locator('.cm-content').waitFor()
      await named(stage, page, `text-${language}`)
    }
  } finally {
    await speak(page, 'zh')
    await page.goto('/')
    await ask(page, 'DELETE', DRAFT)
  }
}

/** The same conditions over a list, on a phone. */
export async function filter(stage) {
  const page = await stage.as('rm1', { width: 390, height: 844 })
  try {
    for (const [language, words] of Object.entries(WORDS)) {
      await speak(page, language)
      await page.goto('/app/bank_base/list/customers')
      await page.locator('.lq-cards a').first().waitFor()
      await page.getByRole('button', { name: words.filter }).click()
      await page.locator('.lq-filter').getByRole('button', { name: words.advanced }).click()
      const drawer = page.locator('.lq-advanced')
      await drawer.locator('.lq-conditions').waitFor()
      await draw(drawer, words, 'related', '.lq-cond-related')
      await named(stage, page, `filter-${language}`)
      assert.ok((await overflow(page)) <= 0, 'nothing reaches beyond the phone')
    }
  } finally {
    await speak(page, 'zh')
  }
}

import assert from 'node:assert/strict'
import { controls, speak } from '../designer/names.mjs'
import { overflow } from '../designer/world.mjs'
import { enter, withoutDraft } from './desk.mjs'

/** What opens the dialogs of a column and of a characteristic, by language. */
const WORDS = {
  zh: { dispatch: ['条件列', '结果列'], customer_value: ['评分项'] },
  en: { dispatch: ['Condition', 'Result'], customer_value: ['Characteristic'] },
}

/** The dialog that opens at a button. */
async function dialog({ page, picture, violations }, button, where) {
  await page.getByRole('button', { name: button, exact: true }).first().click()
  const opened = page.getByRole('dialog')
  await opened.locator('input').first().waitFor()
  await page.waitForTimeout(300)
  await picture(page, `names-${where}`)
  assert.deepEqual((await controls(page)).unnamed, [], `${where}: controls without a name`)
  assert.deepEqual(await violations(page), [], where)
  await page.keyboard.press('Escape')
  await opened.waitFor({ state: 'detached' })
}

const PLACES = [['complaint_handling', 'dispatch'], ['bank_base', 'customer_value']]

/** The table and the score card, as a screen reader meets them: each control has a name, in both languages. */
async function named(stage) {
  const { page, sheet, picture, violations } = stage
  try {
    for (const language of ['zh', 'en']) {
      await speak(page, language)
      for (const [app, name] of PLACES) {
        await withoutDraft(page, app, name)
        await enter(page, app, name)
        await page.locator('.lq-tests input').first().waitFor()
        if (name === 'dispatch') {
          // the tools of a row and the field that is typed into
          await sheet.cell(2, 1).click()
          await page.keyboard.press('F2')
          await page.locator('.lq-dt-input.open').waitFor()
        }
        await page.waitForTimeout(300)
        await picture(page, `names-${name}-${language}`)
        const { count, unnamed } = await controls(page)
        assert.ok(count > 20, `${name}: its controls are there`)
        assert.deepEqual(unnamed, [], `${name}, ${language}: controls without a name`)
        assert.deepEqual(await violations(page), [], `${name}, ${language}`)
        if (name === 'dispatch') await page.keyboard.press('Escape')
        for (const [at, button] of WORDS[language][name].entries()) await dialog(stage, button, `${name}-dialog-${at}-${language}`)
      }
    }
    await page.setViewportSize({ width: 390, height: 844 })
    for (const [app, name] of PLACES) {
      await enter(page, app, name)
      await page.getByText('Private banking', { exact: true }).or(page.locator('.lq-characteristic')).first().waitFor()
      await picture(page, `names-${name}-phone`)
      assert.deepEqual((await controls(page)).unnamed, [], `${name}, on a phone: controls without a name`)
      assert.ok((await overflow(page)) <= 0, `${name} fits on a phone in English`)
      assert.deepEqual(await violations(page), [], `${name}, on a phone`)
    }
  } finally {
    await page.setViewportSize({ width: 1360, height: 860 })
    await speak(page, 'zh')
  }
}

/** The chapters in order. */
export const chapters = {
  'every control of the table and the score card has a name, in both languages': named,
}

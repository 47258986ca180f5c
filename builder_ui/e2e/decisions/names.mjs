import assert from 'node:assert/strict'
import { controls, speak } from '../designer/names.mjs'
import { overflow } from '../designer/world.mjs'
import { enter, withoutDraft } from './desk.mjs'

const PLACES = [['complaint_handling', 'dispatch'], ['bank_base', 'customer_value']]

/** The table and the score card, as a screen reader meets them: each control has a name, in both languages. */
async function named({ page, sheet, picture, violations }) {
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
      }
    }
    await page.setViewportSize({ width: 390, height: 844 })
    for (const [app, name] of PLACES) {
      await enter(page, app, name)
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

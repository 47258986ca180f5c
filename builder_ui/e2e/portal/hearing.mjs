import assert from 'node:assert/strict'
import { controls, speak } from '../designer/names.mjs'
import { complaint } from './subTables.mjs'

const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }

/** As a screen reader meets what is on the page now: every control has a name, and axe finds nothing serious. */
const heard = async (page, { violations, picture }, where, least) => {
  await page.waitForTimeout(400)
  await picture(page, `heard-${where}`)
  const { count, unnamed } = await controls(page)
  assert.ok(count >= least, `${where}: its controls are there, ${count}`)
  assert.deepEqual(unnamed, [], `${where}: controls without a name`)
  assert.deepEqual(await violations(page), [], where)
}

export const hearing = {
  'a screen reader meets a name at every control of the export menu, the search and a sub-table, in both languages': async (stage) => {
    const page = await stage.as('rm1')
    await page.setViewportSize(wide)
    try {
      for (const language of ['zh', 'en']) {
        await page.goto('/')
        await speak(page, language)
        await page.goto('/app/bank_base/list/interactions')
        await page.locator('.lq-row').first().waitFor()
        await page.locator('.lq-files:not([disabled])').click()
        await page.locator('.ant-dropdown:visible [role="menuitem"]').nth(2).waitFor()
        await heard(page, stage, `export-${language}`, 20)
        await page.keyboard.press('Escape')
        for (const size of [wide, phone]) {
          await page.setViewportSize(size)
          await page.goto('/')
          await page.locator('.lq-apps').waitFor()
          await page.keyboard.press('Control+k')
          await page.locator('.lq-palette input').fill('王')
          await page.locator('.lq-palette mark').first().waitFor()
          await heard(page, stage, `search-${language}-${size.width}`, 3)
          await page.keyboard.press('Escape')
          await page.locator('.lq-palette').waitFor({ state: 'detached' })
        }
        const place = `/app/complaint_handling/form/complaint/${await complaint(page)}`
        for (const size of [phone, wide]) {
          await page.setViewportSize(size)
          await page.goto(place)
          await page.locator('.head .ant-btn-primary').click()
          await page.locator('#field-contacts').scrollIntoViewIfNeeded()
          if (size === wide) {
            await page.locator('#field-contacts-0-3').click()
            await page.keyboard.press('F2')
            await page.locator('.lq-rows-input').waitFor()
          }
          await heard(page, stage, `rows-${language}-${size.width}`, 20)
        }
      }
    } finally {
      await page.setViewportSize(wide)
      await page.goto('/')
      await speak(page, 'zh')
      await page.goto('/')
    }
  },
}

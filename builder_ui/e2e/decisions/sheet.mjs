/** What a builder's hands do in a decision table, in the words of the screen (Chinese). Rows and columns count from 0. */
export function sheet(page) {
  const cell = (row, column) => page.locator(`.lq-dt [data-cell="${row}:${column}"]`)
  const self = {
    cell,
    rows: page.locator('.lq-dt tbody tr[data-row]'),
    /** The cells of a row as they are read. */
    read: (row) => page.locator(`.lq-dt tr[data-row="${row}"] td .in > span:first-child`).allInnerTexts(),
    /** Type into a cell as into a spreadsheet: what stood there is replaced. */
    async type(row, column, text) {
      await cell(row, column).click()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    },
    async paste(text) {
      await page.evaluate((what) => window.navigator.clipboard.writeText(what), text)
      await page.keyboard.press('Control+v')
    },
    counter: (text) => page.locator('.lq-dt-tools .lq-counter', { hasText: text }),
    saved: () => page.locator('.lq-tb .lq-saved', { hasText: '已保存' }).waitFor(),
    async settled() {
      await page.waitForTimeout(150)
      await self.saved()
    },
    async choose(id, words) {
      await page.locator(`#${id}`).click()
      await page.locator('.ant-select-dropdown', { has: page.locator(`#${id}_list`) }).locator('.ant-select-item-option', { hasText: words }).first().click()
    },
  }
  return self
}

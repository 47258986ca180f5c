import assert from 'node:assert/strict'

/** What a builder's hands do in the form designer, in the words of the screen (Chinese). */
export function desk(page) {
  const cell = (name) => page.locator(`.lq-cell[data-field="${name}"]`)
  const inspector = page.locator('.lq-ins')
  const self = {
    cell,
    inspector,
    property: (name) => inspector.locator(`[data-property="${name}"]`),
    /** Names of the fields as they stand in the form, section by section, once they have stopped changing. */
    async order() {
      let before
      for (;;) {
        const now = await page.$$eval('.lq-sec', (sections) => sections.map((one) => [...one.querySelectorAll('.lq-cell')].map((each) => each.dataset.field)))
        if (JSON.stringify(now) === before) return now
        before = JSON.stringify(now)
        await page.waitForTimeout(150)
      }
    },
    columns: (name) => cell(name).evaluate((each) => Number(each.style.gridColumn.replace(/\D+/g, ''))),
    add: (type) => page.click(`.lq-pal-item[data-type="${type}"]`),
    select: (name) => cell(name).locator('.hit').click(),
    undo: () => page.getByRole('button', { name: '撤销（Ctrl+Z）' }).click(),
    redo: () => page.getByRole('button', { name: '重做（Ctrl+Shift+Z）' }).click(),
    /** Fill in a text of the selected part; `language` is 中文 or 英文. */
    write: (title, language, text) => inspector.getByLabel(`${title} ${language}`, { exact: true }).fill(text),
    toggle: (title) => inspector.getByRole('switch', { name: title }).click(),
    /** Rename the selected field: label in both languages and the technical name. */
    async call(zh, en, name) {
      await self.write('名称', '中文', zh)
      await self.write('名称', '英文', en)
      const input = self.property('name').locator('input')
      await input.fill(name)
      await input.press('Enter')
      await cell(name).waitFor()
    },
    saved: () => page.locator('.lq-tb .lq-saved', { hasText: '已保存' }).waitFor(),
    async settled() {
      await page.waitForTimeout(100)
      await self.saved()
    },
    /** Drag with the mouse in small steps, as a hand does, to a point of another element given in shares of its size. */
    async drag(from, to, { x = 0.5, y = 0.5 } = {}) {
      const start = await from.boundingBox()
      const end = await to.boundingBox()
      assert.ok(start && end, 'both ends of a drag are on the screen')
      await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2)
      await page.mouse.down()
      await page.mouse.move(start.x + start.width / 2 + 8, start.y + start.height / 2 + 8, { steps: 4 })
      await page.mouse.move(end.x + end.width * x, end.y + end.height * y, { steps: 16 })
      await page.waitForTimeout(60)
    },
    /** Let go. A click in the same instant would still count as the end of the drag, as no hand is that quick. */
    async drop() {
      await page.mouse.up()
      await page.waitForTimeout(120)
    },
  }
  return self
}

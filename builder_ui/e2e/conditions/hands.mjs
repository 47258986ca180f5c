/** What a builder's hands do in the condition builder and the expression editor, in the words of the screen (Chinese). */
export function hands(page) {
  const drawer = page.locator('.lq-expression-drawer')
  const self = {
    drawer,
    /** A condition of a group by its number, from 1; without a group, of the whole drawing. */
    row: (index, within = page) => within.getByRole('group', { name: `条件 ${index}`, exact: true }).first(),
    /** Choose from a select by its words; what is typed narrows the list. */
    async choose(select, words, typed) {
      await select.click({ force: true })
      if (typed) await page.keyboard.type(typed)
      const option = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: new RegExp(`^${words.replace(/[()（）]/g, '\\$&')}$`) })
      await option.last().click()
    },
    /** Say one condition: field, comparison, value. `value` is typed, or chosen where it begins with `·`. */
    async say(row, field, op, value) {
      await self.choose(row.getByLabel('字段', { exact: true }), field, field.split(' › ').pop())
      if (op) await self.choose(row.getByLabel('比较方式'), op)
      if (value === undefined) return
      const input = row.getByLabel('值', { exact: true })
      if (value.startsWith('·')) await self.choose(input, value.slice(1))
      else await input.fill(value)
    },
    /** What the expression says, once it says this. */
    sentence: (part) => page.locator('.lq-said:not(.late) .sentence', { hasText: part }).first().waitFor(),
    settled: () => page.waitForFunction(() => /已保存/.test(document.querySelector('.lq-saved')?.textContent ?? '') && !/保存中/.test(document.querySelector('.lq-saved')?.textContent ?? '')),
    code: () => page.locator('.cm-content').first(),
    async write(text) {
      await self.code().click()
      await page.keyboard.press('Control+A')
      await page.keyboard.press('Delete')
      await page.keyboard.insertText(text)
    },
    /** Publish what is being edited, with all it needs. */
    async publish(note) {
      await self.settled()
      await page.getByRole('button', { name: '发布', exact: true }).click()
      const panel = page.locator('.lq-publish-drawer')
      await panel.locator('.lq-changes > li').first().waitFor()
      await panel.locator('textarea').fill(note)
      await panel.getByRole('button', { name: '确认发布' }).click()
      await panel.getByText(/已发布，第 \d+ 版/).waitFor({ timeout: 90_000 })
      await panel.getByRole('button', { name: '继续编辑' }).click()
    },
  }
  return self
}

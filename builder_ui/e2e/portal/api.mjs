/** Ask the server from inside a page, as the person logged in there. */
export const ask = (page, method, path, body, headers = {}) =>
  page.evaluate(async ([how, where, what, more]) => {
    const me = await (await fetch('/api/session')).json()
    const response = await fetch(where, {
      method: how, body: what === undefined ? undefined : JSON.stringify(what),
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': me.csrf_token ?? '', ...more },
    })
    const text = await response.text()
    return { status: response.status, body: text ? JSON.parse(text) : null }
  }, [method, path, body, headers])

/** Choose from a select by typing and by its words, out of its own list: that of the field before may still be sliding shut. */
export const choose = async (page, field, words, typed) => {
  await page.locator(`#field-${field}`).click()
  if (typed) {
    const answered = page.waitForResponse((response) => decodeURIComponent(response.url()).includes(`q=${typed}`))
    await page.locator(`#field-${field}`).fill(typed)
    await answered
  }
  const list = page.locator('.ant-select-dropdown', { has: page.locator(`#field-${field}_list`) })
  await list.locator('.ant-select-item-option', { hasText: words }).first().click()
}

/** A value in a read view, by its label. */
export const shown = (page, label) => page.locator('.lq-read .cell', { has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) }).locator('dd')

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

/** Choose from a select by typing and by its words. The click is told to the option itself: the list may still be sliding open. */
export const choose = async (page, field, words, typed) => {
  await page.locator(`#field-${field}`).click()
  if (typed) await page.locator(`#field-${field}`).fill(typed)
  const option = page.locator('.ant-select-dropdown:visible').last().locator('.ant-select-item-option', { hasText: words }).first()
  await option.waitFor()
  await option.dispatchEvent('click')
}

/** A value in a read view, by its label. */
export const shown = (page, label) => page.locator('.lq-read .cell', { has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) }).locator('dd')

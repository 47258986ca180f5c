import { ask } from '../portal/api.mjs'

export const drafts = (app) => `/api/apps/${app}/definitions/decision`

/** Back to what is live: a draft somebody left would not be the decision of the demo. */
export const withoutDraft = (page, app, name) => ask(page, 'DELETE', `${drafts(app)}/${name}/draft`)

/** Open a designer afresh. */
export async function enter(page, app, name) {
  await page.goto(`/build/${app}/decision/${name}`)
  await page.locator('.lq-dt tr[data-row], .lq-characteristic').first().waitFor()
}

/** Choose an item of the menu that exports, and answer the file. */
export async function exported(page, { menu, item }) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: menu, exact: true }).click()
      await page.getByRole('menuitem', { name: item }).click()
    })(),
  ])
  return { name: file.suggestedFilename(), path: await file.path() }
}

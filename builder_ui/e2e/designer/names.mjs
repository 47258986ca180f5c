import { ask } from '../portal/api.mjs'

const CONTROLS = new Set(['button', 'checkbox', 'combobox', 'gridcell', 'link', 'listbox', 'menuitem', 'menuitemcheckbox', 'menuitemradio', 'option', 'radio', 'searchbox', 'slider', 'spinbutton', 'switch', 'tab', 'textbox', 'treeitem', 'ComboBoxMenuButton', 'ComboBoxSelect', 'DisclosureTriangle', 'PopUpButton', 'ToggleButton'])

/** What a person with a screen reader meets on the page now: how many controls, and those that would be read without a name. */
export async function controls(page) {
  const session = await page.context().newCDPSession(page)
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree')
    const met = nodes.filter(({ ignored, role }) => !ignored && CONTROLS.has(role?.value))
    // A cell without a word in it is an empty cell; it needs a name only where it is itself typed into.
    const nameless = met.filter(({ role, name, properties }) => !name?.value?.trim() && (role.value !== 'gridcell' || properties?.some((each) => each.name === 'focusable' && each.value.value)))
    const unnamed = []
    for (const { role, backendDOMNodeId: backendNodeId } of nameless) {
      const { outerHTML } = await session.send('DOM.getOuterHTML', { backendNodeId })
      unnamed.push(`${role.value}: ${outerHTML.slice(0, 160)}`)
    }
    return { count: met.length, unnamed, names: met.map(({ role, name }) => `${role.value}: ${name?.value ?? ''}`) }
  } finally {
    await session.detach()
  }
}

/** The language of the person logged in on the page; what is drawn follows with the next address. */
export async function speak(page, language) {
  await ask(page, 'PATCH', '/api/session', { language })
  await page.evaluate((chosen) => window.localStorage.setItem('lq-language', chosen), language)
}

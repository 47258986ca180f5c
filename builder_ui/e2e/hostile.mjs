/**
 * Text that is meant to be taken for something else, in every value and under every name a person can give; every page that
 * shows it is opened. No script runs, the content security policy has nothing to report, and what is shown is the text.
 */
import { world } from './designer/world.mjs'
import { client } from './hostile/client.mjs'
import { planted } from './hostile/corpus.mjs'
import { openAll } from './hostile/opening.mjs'
import { abroad, pages } from './hostile/places.mjs'
import { plant } from './hostile/planting.mjs'
import { standing, watched } from './hostile/watch.mjs'

const PEOPLE = { clerk: 'agent', colleague: 'supervisor', builder: 'builder', admin: 'admin', guard: 'secadmin', auditor: 'auditor' }

/** Hostile text put into a page as markup: what watches over the others has to see it, or it proves nothing. */
async function control(page, { ran, reports }) {
  const before = ran.length + reports.length
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', `<img src="x" onerror="lqRan('zqcontrolq0x0z')">`))
  const { made } = await standing(page)
  for (let wait = 0; wait < 50 && ran.length + reports.length === before; wait += 1) await page.waitForTimeout(100)
  return [...(made.length === 0 ? ['markup was not noticed'] : []), ...(ran.length + reports.length === before ? ['a script that the policy stops was not noticed'] : [])]
}

/** Of each role, what `make` gives for his login. */
const each = async (make) => Object.fromEntries(await Promise.all(Object.entries(PEOPLE).map(async ([role, login]) => [role, await make(login, role)])))

export async function hostile({ base, password, pictures }) {
  const begun = Date.now()
  const told = []
  planted.clear() // what was planted on another server is not looked for on this one
  const asked = await each((login) => client(base, login, password))
  const there = await plant({ base, ...asked })
  const keys = { ...await each((login) => ({ login, password })), namesake: there.namesake }
  const entered = async (stage, viewport) => Object.fromEntries(await Promise.all(Object.entries(keys).map(async ([role, key]) => [role, await stage.enter(key.login, key.password, viewport)])))
  const ready = Date.now()
  const stage = await world({ base, pictures })
  try {
    const lists = pages(there)
    const walk = async (people, walked) => {
      const watching = Object.fromEntries(await Promise.all(Object.entries(people).map(async ([role, page]) => [role, await watched(page.context())])))
      const opened = (await Promise.all(Object.entries(walked).map(([role, list]) => openAll(people[role], list, (page, name) => stage.picture(page, `${role}-${name}`))))).flat()
      return { opened, watching }
    }
    const people = await entered(stage)
    const { opened, watching } = await walk(people, lists)
    await Promise.all(Object.values(people).map((page) => page.context().close()))
    for (const one of [...Object.values(asked), await client(base, there.namesake.login, there.namesake.password)]) await one.done('PATCH', '/api/session', { language: 'en' })
    const phones = await entered(stage, { width: 390, height: 844 })
    const small = await walk(phones, Object.fromEntries(Object.entries(lists).map(([role, list]) => [role, abroad(list)])))
    for (const one of Object.values(asked)) await one.done('PATCH', '/api/session', { language: 'zh' })

    const shown = new Map()
    for (const { name, seen, made, missing } of opened) {
      for (const [place, marks] of seen) shown.set(place, new Set([...(shown.get(place) ?? []), ...marks]))
      if (process.env.TOLD) console.log(name, Object.fromEntries([...seen].map(([place, marks]) => [place, marks.size])))
      for (const what of missing) told.push(`${name}: ${what}`)
      for (const what of made) told.push(`${name}: text became ${what}`)
    }
    for (const [place, marks] of planted) {
      const lost = [...marks.keys()].filter((mark) => !shown.get(place)?.has(mark))
      if (lost.length > 0) told.push(`${place}: ${lost.length} of ${marks.size} shown nowhere as they were written, such as ${marks.get(lost[0])}`)
    }
    for (const { name, seen, made, missing } of small.opened) {
      if (missing.length > 0 || seen.size === 0) told.push(`${name}, in English on a phone: ${missing.join() || 'shows nothing that was planted'}`)
      for (const what of made) told.push(`${name}, in English on a phone: text became ${what}`)
    }
    for (const { ran, reports } of [...Object.values(watching), ...Object.values(small.watching)]) told.push(...ran.map((mark) => `a script ran: ${mark}`), ...reports.map((report) => `reported: ${report}`))
    told.push(...stage.faults, ...(await control(phones.auditor, small.watching.auditor)))
    const strings = [...shown.values()].reduce((sum, marks) => sum + marks.size, 0)
    const times = opened.reduce((sum, { seen }) => sum + [...seen.values()].reduce((some, marks) => some + marks.size, 0), 0)
    console.log(`hostile text: ${strings} strings of ${planted.size} places, read ${times} times on ${opened.length} pages, and ${small.opened.length} of them in English on a phone; ${there.refused} more were refused by their field`)
    console.log(`hostile text: planted in ${((ready - begun) / 1000).toFixed(0)} s, read in ${((Date.now() - ready) / 1000).toFixed(0)} s`)
  } finally {
    await stage.close()
  }
  for (const each of told) console.log(`FAIL ${each}`)
  if (told.length === 0) console.log('ok   no script ran, nothing was reported, every place was shown as text')
  return told.length
}

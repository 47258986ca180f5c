import { planted } from './corpus.mjs'
import { standing } from './watch.mjs'

const PATIENCE = 25_000

const called = (one) => `${one.at.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')}${one.named ? ` ${one.named}` : ''}`
const wanted = (one) => Object.entries(one.shows).map(([place, count]) => [place, count === 'all' ? planted.get(place)?.size ?? Infinity : count])

/** Open a page, do there what is to be done, and wait until what must be read on it is read; place → marks. */
async function open(page, one) {
  const seen = new Map()
  const made = new Set()
  const look = async () => {
    const { found, made: more } = await standing(page)
    for (const [place, marks] of found) seen.set(place, new Set([...(seen.get(place) ?? []), ...marks]))
    for (const each of more) made.add(each)
  }
  const missing = () => wanted(one).filter(([place, count]) => (seen.get(place)?.size ?? 0) < count)
  await page.goto(one.at)
  for (const step of one.steps ?? []) {
    await page.waitForLoadState('networkidle')
    await look()
    await step(page)
  }
  const late = Date.now() + PATIENCE
  do {
    await page.waitForTimeout(150)
    await look()
  } while ((missing().length > 0 || (one.any && seen.size === 0)) && Date.now() < late)
  await page.waitForLoadState('networkidle')
  await look()
  return { seen, made, missing: missing().map(([place, count]) => `${place}: ${seen.get(place)?.size ?? 0} of ${count}`) }
}

/** Open every page of one person. */
export async function openAll(page, list, picture) {
  const opened = []
  for (const [at, one] of list.entries()) {
    const name = called(one)
    try {
      opened.push({ name, ...(await open(page, one)) })
      await picture(page, `hostile-${at}${name.replace(/\W+/g, '-').slice(0, 60)}`)
    } catch (error) {
      opened.push({ name, seen: new Map(), made: new Set(), missing: [error.message.split('\n')[0]] })
      await picture(page, `failed-${at}`)
    }
  }
  return opened
}

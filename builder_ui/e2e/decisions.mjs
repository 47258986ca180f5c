/** A builder keeps decisions: edits like in a spreadsheet, tests, publishes, brings files in and out, in both languages. */
import { chapters as card } from './decisions/card.mjs'
import { chapters as files } from './decisions/files.mjs'
import { chapters as large } from './decisions/large.mjs'
import { chapters as names } from './decisions/names.mjs'
import { chapters as records } from './decisions/records.mjs'
import { chapters as table } from './decisions/chapters.mjs'
import { sheet } from './decisions/sheet.mjs'
import { world } from './designer/world.mjs'

const late = (name) => new Promise((_, fail) => setTimeout(() => fail(new Error(`${name}: not done after 120 s`)), 120_000).unref())

/** Within a group each chapter goes on where the one before it ended; groups know nothing of each other. */
const groups = { names, table, files, card, records, large }

export async function decisions({ base, password, pictures, login = 'builder' }) {
  const stage = await world({ base, pictures })
  let failed = 0
  try {
    const page = await stage.enter(login, password)
    const state = { ...stage, page, sheet: sheet(page), password }
    for (const chapters of Object.values(groups)) {
      for (const [name, play] of Object.entries(chapters)) {
        if (process.env.CHAPTER && !new RegExp(process.env.CHAPTER).test(name)) continue
        const begun = Date.now()
        try {
          await Promise.race([play(state), late(name)])
          console.log(`ok   ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
        } catch (error) {
          failed += 1
          console.log(`FAIL ${name}: ${error.message}`)
          await stage.picture(page, `failed-${failed}`).catch(() => undefined)
          break
        }
      }
    }
    for (const fault of stage.faults) console.log(`FAIL ${fault}`)
    failed += stage.faults.length
  } finally {
    await stage.close()
  }
  return failed
}

/** What everybody but the builder does in the browser: log in, fill in, find, change, govern. */
import { world } from './designer/world.mjs'
import { accounts } from './portal/accounts.mjs'
import { beside } from './portal/beside.mjs'
import { choosing } from './portal/choosing.mjs'
import { conflicts } from './portal/conflicts.mjs'
import { exchange } from './portal/exchange.mjs'
import { fieldTypes } from './portal/fieldTypes.mjs'
import { files } from './portal/files.mjs'
import { forms } from './portal/forms.mjs'
import { governance } from './portal/governance.mjs'
import { hearing } from './portal/hearing.mjs'
import { keeping } from './portal/keeping.mjs'
import { linkage } from './portal/linkage.mjs'
import { lists } from './portal/lists.mjs'
import { look } from './portal/look.mjs'
import { many } from './portal/many.mjs'
import { opening } from './portal/opening.mjs'
import { pages } from './portal/pages.mjs'
import { quality } from './portal/quality.mjs'
import { sameAnswer } from './portal/sameAnswer.mjs'
import { searching } from './portal/searching.mjs'
import { shapes } from './portal/shapes.mjs'
import { sharing } from './portal/sharing.mjs'
import { simulator } from './portal/simulator.mjs'
import { standing } from './portal/standing.mjs'
import { subTables } from './portal/subTables.mjs'
import { tasks } from './portal/tasks.mjs'
import { together } from './portal/together.mjs'
import { told } from './portal/told.mjs'
import { tour } from './portal/tour.mjs'
import { tracing } from './portal/tracing.mjs'
import { why } from './portal/why.mjs'

/** A page that hangs must not hang the run. */
const late = (name) => new Promise((_, fail) => setTimeout(() => fail(new Error(`${name}: not done after 120 s`)), 120_000).unref())

const chapters = { ...accounts, ...forms, ...files, ...fieldTypes, ...sameAnswer, ...pages, ...linkage, ...choosing, ...lists, ...many, ...searching, ...quality, ...opening, ...shapes, ...subTables, ...exchange, ...conflicts, ...together, ...beside, ...keeping, ...governance, ...tracing, ...sharing, ...told, ...simulator, ...why, ...standing, ...look, ...hearing, ...tasks, ...tour }

export async function portal({ base, password, pictures }) {
  const stage = await world({ base, pictures })
  const kept = new Map()
  /** The page of a person, logged in once. */
  const as = async (login) => {
    if (!kept.has(login)) kept.set(login, await stage.enter(login, password))
    return kept.get(login)
  }
  let failed = 0
  try {
    for (const [name, play] of Object.entries(chapters)) {
      if (process.env.CHAPTER && !name.includes(process.env.CHAPTER)) continue
      const begun = Date.now()
      try {
        await Promise.race([play({ ...stage, base, password, as }), late(name)])
        console.log(`ok   ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
      } catch (error) {
        failed += 1
        console.log(`FAIL ${name}: ${error.message}`)
        for (const [login, page] of kept) await stage.picture(page, `failed-${failed}-${login}`).catch(() => undefined)
      }
    }
    for (const fault of stage.faults) console.log(`FAIL ${fault}`)
    failed += stage.faults.length
  } finally {
    await stage.close()
  }
  return failed
}

/**
 * A builder makes an app from nothing: `node e2e/designer.mjs BASE LOGIN PASSWORD [PICTURES]`.
 *
 * The scenario of the issue: create an app, add fields by click, drag and keyboard, sections and columns, both languages,
 * undo, autosave, preview, problems, changes in words, publish, change again, publish, revert.
 */
import { chapters } from './designer/chapters.mjs'
import { desk } from './designer/desk.mjs'
import { world } from './designer/world.mjs'

export async function designer({ base, login, password, pictures }) {
  const stage = await world({ base, pictures })
  let failed = 0
  try {
    const page = await stage.enter(login, password)
    const state = { app: `complaints_${Date.now().toString(36)}`, base, login, password, page, ...stage, desk: desk(page) }
    for (const [name, play] of Object.entries(chapters)) {
      if (process.env.CHAPTER && !process.env.CHAPTER.split('|').some((words) => name.includes(words))) continue
      const begun = Date.now()
      try {
        await play(state)
        console.log(`ok   ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
      } catch (error) {
        failed += 1
        console.log(`FAIL ${name}: ${error.message}`)
        await stage.picture(page, `failed-${failed}`).catch(() => undefined)
        break
      }
    }
    for (const fault of stage.faults) console.log(`FAIL ${fault}`)
    failed += stage.faults.length
  } finally {
    await stage.close()
  }
  return failed
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const [base, login, password, pictures] = process.argv.slice(2)
  process.exitCode = (await designer({ base, login, password, pictures })) === 0 ? 0 : 1
}

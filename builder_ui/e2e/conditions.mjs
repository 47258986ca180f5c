/** Expressions in the designers: conditions by clicking, as text, tried, published, and what others see of it. */
import { world } from './designer/world.mjs'
import { chapters } from './conditions/chapters.mjs'

const late = (name) => new Promise((_, fail) => setTimeout(() => fail(new Error(`${name}: not done after 180 s`)), 180_000).unref())

export async function conditions({ base, password, pictures }) {
  const stage = await world({ base, pictures })
  const kept = new Map()
  /** The page of a person, logged in once. */
  const as = async (login, viewport) => {
    const key = `${login} ${viewport?.width ?? ''}`
    if (!kept.has(key)) kept.set(key, await stage.enter(login, password, viewport))
    return kept.get(key)
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
        for (const [who, page] of kept) await stage.picture(page, `failed-${failed}-${who.trim()}`).catch(() => undefined)
      }
    }
    for (const fault of stage.faults) console.log(`FAIL ${fault}`)
    failed += stage.faults.length
  } finally {
    await stage.close()
  }
  return failed
}

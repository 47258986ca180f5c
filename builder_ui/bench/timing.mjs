import { loadavg } from 'node:os'

/** From now on every key pressed is timed until the frame after the one that shows it. */
export const listen = (page) => page.evaluate(() => {
  window.times = []
  if (window.isTimed) return
  window.isTimed = true
  document.addEventListener('keydown', (event) => {
    const begun = event.timeStamp
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => window.times.push(performance.now() - begun)
      port2.postMessage(0)
    })
  }, { capture: true })
})

/** The time of the page once what is there now is painted. */
export const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0))))

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? NaN

/** Figures told as they come, each with the load of the machine; at the end which gates were missed. */
export const figures = () => {
  const missed = []
  return {
    missed,
    tell(name, times, gate) {
      const sorted = [...times].sort((one, other) => one - other)
      const decides = share(sorted, times.length >= 20 ? 0.95 : 0.5)
      const over = gate !== undefined && !(decides <= gate)
      if (over) missed.push(name)
      const parts = [['p50', 0.5], ['p95', 0.95], ['max', 1]].map(([word, part]) => `${word} ${share(sorted, part).toFixed(0).padStart(5)}`).join('  ')
      console.log(`${name.padEnd(52)} ${parts} ms  of ${String(times.length).padStart(3)}  load ${loadavg()[0].toFixed(1).padStart(4)}${gate === undefined ? '' : over ? `  MISSED ${gate}` : `  within ${gate}`}`)
    },
  }
}

/** How long after going to an address a thing is painted: the first visit, and the others. */
export async function opened(page, address, last, visits = 5) {
  const times = []
  for (let visit = 0; visit < visits; visit += 1) {
    await page.goto(address)
    await page.locator(last).first().waitFor()
    times.push(await painted(page))
  }
  return times
}

/** Keys pressed one after the other in some places, timed. */
export async function typed(page, places, keys, each = 25) {
  await listen(page)
  for (const place of places) {
    await page.locator(place).first().click()
    for (let at = 0; at < each; at += 1) {
      await page.keyboard.press(keys[at % keys.length])
      await page.waitForTimeout(30)
    }
  }
  await page.waitForTimeout(300)
  return page.evaluate(() => window.times)
}

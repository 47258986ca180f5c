import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** A browser on a served installation, with what every scenario needs: log in, take pictures, look for faults. */
export async function world({ base, pictures, executable = process.env.CHROMIUM ?? '/usr/bin/chromium' }) {
  const browser = await chromium.launch({ executablePath: executable, args: FLAGS })
  const faults = []
  if (pictures) mkdirSync(pictures, { recursive: true })

  const enter = async (login, password, viewport = { width: 1360, height: 860 }) => {
    const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'zh-CN', baseURL: base })
    await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined)
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    page.on('pageerror', (error) => faults.push(`error on the page: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(`console: ${message.text().slice(0, 300)}`)
    })
    page.on('response', (response) => response.status() >= 500 && faults.push(`${response.status()} ${response.request().method()} ${response.url()}`))
    await page.goto('/login')
    await page.locator('form input[type="password"]').waitFor()
    await page.locator('input[autocomplete="username"]').fill(login)
    await page.locator('form input[type="password"]').fill(password)
    await page.locator('form input[type="password"]').press('Enter')
    await page.waitForURL((url) => url.pathname !== '/login')
    return page
  }

  /** Everything serious or critical that axe finds on the page now. */
  const violations = async (page) => {
    // Not as a script element: the page's content security policy refuses those, and rightly.
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(readFileSync(axe, 'utf8'))
    // what is on its way in or out is pale for a moment
    const still = () => !document.querySelector('.lq-stale') && document.getAnimations().every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity)
    await page.waitForFunction(still, null, { timeout: 10_000 })
    const { violations: found } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
    return found.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target }) => target.join(' ')).join(' | ')}`)
  }

  const picture = async (page, name) => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, animations: 'disabled', timeout: 30_000 })
  }
  return { browser, enter, violations, picture, faults, close: () => browser.close() }
}

/** The content of the page does not reach beyond its window sideways. */
export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/**
 * The browser tests: a real demo server, a real browser.
 *
 *   npm run e2e                       starts a server of its own
 *   npm run e2e -- BASE PASSWORD      uses one that serves already
 *   ONLY=portal npm run e2e           one suite
 */
import { conditions } from './conditions.mjs'
import { decisions } from './decisions.mjs'
import { designer } from './designer.mjs'
import { portal } from './portal.mjs'
import { separated } from './separated.mjs'
import { demoServer } from './server.mjs'

const suites = { portal, designer: (stage) => designer({ ...stage, login: 'builder' }), conditions, decisions }
const [base, password] = process.argv.slice(2)
const server = base ? { base, password, stop: async () => undefined } : await demoServer()
let failed = 0
try {
  for (const [name, play] of Object.entries(suites)) {
    if (process.env.ONLY && process.env.ONLY !== name) continue
    console.log(`— ${name}`)
    failed += await play({ base: server.base, password: server.password, pictures: process.env.PICTURES })
  }
} finally {
  await server.stop()
}
if (!base && (process.env.ONLY ?? 'separated') === 'separated') {
  console.log('— separated: a bank whose administrators are different people')
  const strict = await demoServer({ LANGQIAO_PROFILE: 'separated' })
  failed += await separated({ ...strict, pictures: process.env.PICTURES }).finally(strict.stop)
}
console.log(failed === 0 ? 'browser: all green' : `browser: ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

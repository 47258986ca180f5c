/**
 * The browser tests: a real demo server, a real browser.
 *
 *   npm run e2e                       starts servers of its own
 *   npm run e2e -- BASE PASSWORD      uses one that serves already
 *   ONLY=portal npm run e2e           one suite
 *   CI=true npm run e2e               a suite that fails is played once more on a fresh server, and named at the end
 */
import { conditions } from './conditions.mjs'
import { decisions } from './decisions.mjs'
import { designer } from './designer.mjs'
import { hostile } from './hostile.mjs'
import { portal } from './portal.mjs'
import { separated } from './separated.mjs'
import { demoServer } from './server.mjs'

const suites = { portal, designer: (stage) => designer({ ...stage, login: 'builder' }), conditions, decisions, hostile, separated }
/** Every list is noticed as a slow one, however quick the machine. */
const noticing = { LANGQIAO_SLOW_LIST: '0' }
/** A bank whose administrators are different people is another installation. */
const environments = { separated: { LANGQIAO_PROFILE: 'separated' } }
const [base, password] = process.argv.slice(2)
const pictures = process.env.PICTURES
const wanted = Object.keys(suites).filter((name) => (process.env.ONLY ?? name) === name && !(base && environments[name]))

const play = (name, server) => {
  console.log(`— ${name}`)
  return suites[name]({ base: server.base, password: server.password, pictures })
}
const onFreshServer = async (name) => {
  const server = await demoServer({ ...noticing, ...environments[name] })
  return play(name, server).finally(server.stop)
}

const shared = base ? { base, password, stop: async () => undefined } : await demoServer(noticing)
const failures = {}
try {
  for (const name of wanted) if (!environments[name]) failures[name] = await play(name, shared)
} finally {
  await shared.stop()
}
for (const name of wanted) if (environments[name]) failures[name] = await onFreshServer(name)

const unsteady = []
for (const name of wanted) {
  if (!failures[name] || base || !process.env.CI) continue
  console.log(`${name}: ${failures[name]} failed; once more on a fresh server`)
  failures[name] = await onFreshServer(name)
  unsteady.push(name)
}
const failed = Object.values(failures).reduce((sum, each) => sum + each, 0)
if (unsteady.length > 0) console.log(`browser: not steady, look at the first failure of: ${unsteady.join(', ')}`)
console.log(failed === 0 ? 'browser: all green' : `browser: ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

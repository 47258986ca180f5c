import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const clone = fileURLToPath(new URL('../../', import.meta.url))

/** The command: from the environment, from the clone's own environment, or from the path. */
const command = () => {
  if (process.env.LANGQIAO_BIN) return process.env.LANGQIAO_BIN
  const own = join(clone, '.venv/bin/langqiao')
  return existsSync(own) ? own : 'langqiao'
}

/** A real demo bank in a folder of its own, on a free port; answers its address and the password of its people. */
export const demoServer = (env = {}) =>
  new Promise((resolve, reject) => {
    const data = mkdtempSync(join(tmpdir(), 'langqiao-e2e-'))
    const child = spawn(command(), ['demo', '--serve', '--port', '0'], { cwd: clone, env: { ...process.env, LANGQIAO_DATA: join(data, 'data'), DATABASE_URL: '', ...env } })
    const late = setTimeout(() => reject(new Error(`the server did not come up:\n${told}`)), 240_000)
    let told = ''
    const stop = () =>
      new Promise((stopped) => {
        child.once('exit', () => {
          rmSync(data, { recursive: true, force: true })
          stopped()
        })
        child.kill('SIGINT')
      })
    const read = (chunk) => {
      told = (told + chunk).slice(-20_000)
      const password = told.match(/^password: (\S+)$/m)?.[1]
      const base = told.match(/^(http:\/\/\S+)$/m)?.[1]
      if (password && base) {
        clearTimeout(late)
        resolve({ base, password, stop })
      }
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${told}`)))
  })

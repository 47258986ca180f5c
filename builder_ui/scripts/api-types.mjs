/**
 * The types of the HTTP interface, made from its OpenAPI document.
 *
 *   npm run api:types    writes src/api/schema.d.ts
 *   npm run api:check    fails when that file is not what the engine says today
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapi, { astToString } from 'openapi-typescript'

const clone = fileURLToPath(new URL('../../', import.meta.url))
const target = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url))
const header = '/* Generated from the OpenAPI document by `npm run api:types`; do not edit. */\n\n'

/** The document as the engine of this clone prints it. */
const described = () => {
  const own = join(clone, '.venv/bin/python')
  const python = process.env.LANGQIAO_PYTHON ?? (existsSync(own) ? own : 'python3')
  const told = execFileSync(python, ['-m', 'engine.cli', 'catalogue', '--openapi', '-'], { cwd: clone, maxBuffer: 64 * 2 ** 20 })
  return JSON.parse(told)
}

const wanted = header + astToString(await openapi(described(), { alphabetize: true }))
if (!process.argv.includes('--check')) {
  writeFileSync(target, wanted)
} else if (!existsSync(target) || readFileSync(target, 'utf8') !== wanted) {
  console.error('src/api/schema.d.ts is not what the engine says: run `npm run api:types` and look at what changed')
  process.exit(1)
}

/* What a first visit to each kind of page downloads, gzipped, against the budgets of the design. */
import { readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

const out = fileURLToPath(new URL('../../engine/_ui/', import.meta.url))
const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'))
const KB = 1024

/** The budgets: what is loaded beyond the shell is named by its source file. */
const visits = [
  { name: 'shell', budget: 230, pages: [] },
  { name: 'home', budget: 380, pages: ['src/home/HomePage.tsx'] },
  { name: 'list', budget: 380, pages: ['src/runtime/list/ListPage.tsx'] },
  { name: 'form', budget: 380, pages: ['src/runtime/form/NewRecordPage.tsx'] },
  { name: 'record', budget: 380, pages: ['src/runtime/record/RecordPage.tsx'] },
  { name: 'studio', budget: 560, pages: ['src/studio/routes.tsx', 'src/forms/FormDesigner.tsx'] },
  { name: 'decision', budget: 560, pages: ['src/studio/routes.tsx', 'src/decisions/DecisionDesigner.tsx'] },
]

const gathered = (key, found = new Set()) => {
  const chunk = manifest[key]
  if (!chunk) return found
  if (found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const style of chunk.css ?? []) found.add(style)
  for (const next of chunk.imports ?? []) gathered(next, found)
  return found
}

const weight = (files) => [...files].reduce((sum, file) => sum + statSync(join(out, `${file}.gz`)).size, 0)

let failed = false
for (const { name, budget, pages } of visits) {
  const files = gathered('index.html')
  gathered('src/i18n/chinese.ts', files)
  for (const page of pages) gathered(page, files)
  const size = weight(files) / KB
  const over = size > budget
  failed ||= over
  console.log(`${name.padEnd(8)} ${size.toFixed(1).padStart(7)} KB of ${budget} KB${over ? '  over budget' : ''}`)
}
process.exit(failed ? 1 : 0)

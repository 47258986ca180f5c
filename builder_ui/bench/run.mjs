/**
 * How long a person waits in chromium at a form of 200 fields, a sub-table of 1,000 rows, the rights of 200 fields in five
 * roles, and a decision table of 5,000 rows.
 *
 *   npm run bench                       starts a demo bank of its own
 *   npm run bench -- BASE PASSWORD      measures one that serves already
 *
 * A keystroke is measured from the moment the browser got the key to the frame after the one that shows it; opening from
 * the navigation to the frame that shows the end of it. The machine's load is told beside each figure. The exit status is
 * the number of gates missed.
 */
import { loadavg } from 'node:os'
import { ask } from '../e2e/portal/api.mjs'
import { world } from '../e2e/designer/world.mjs'
import { demoServer } from '../e2e/server.mjs'
import { decision, DECISIONS, deep, deepValues, FIELDS, roles, ROWS, wide } from './documents.mjs'
import { figures, listen, opened, painted, typed } from './timing.mjs'

const APP = `bench_${Date.now().toString(36)}`
const [KEY, OPEN] = [100, 1500]

const must = (answer) => {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

async function furnish(builder, security, person) {
  must(await ask(builder, 'POST', '/api/apps', { app: APP, label: { zh: '测速', en: 'Bench' }, icon: 'form' }))
  for (const body of [wide(), deep(), ...roles()]) must(await ask(builder, 'PUT', `/api/apps/${APP}/definitions/${body.kind}/${body.name}/draft`, body, { 'If-None-Match': '*' }))
  must(await ask(builder, 'POST', `/api/apps/${APP}/publish`, { note: 'bench', definitions: ['form/wide', 'form/deep', ...roles().map(({ name }) => `role/${name}`), 'app/app'].map((each) => ({ kind: each.split('/')[0], name: each.split('/')[1] })) }))
  must(await ask(security, 'POST', '/api/roles/holders', { app: APP, role: 'filler', person }))
}

async function wideForm(page, tell) {
  const times = await opened(page, `/app/${APP}/form/wide/new`, `#field-f_${FIELDS - 2}`)
  tell(`form of ${FIELDS} fields: opened first`, times.slice(0, 1), OPEN)
  tell(`form of ${FIELDS} fields: opened again`, times.slice(1), OPEN)
  tell(`form of ${FIELDS} fields: a key in a text`, await typed(page, ['#field-f_0', '#field-f_120'], '1234567890'), KEY)
  tell(`form of ${FIELDS} fields: a key others depend on`, await typed(page, ['#field-f_1', '#field-f_11'], '1234567890', 12), KEY)
}

async function deepForm(page, tell) {
  const { id } = must(await ask(page, 'POST', `/api/apps/${APP}/forms/deep/records`, { values: deepValues() }))
  tell(`sub-table of ${ROWS} rows: opened to read`, await opened(page, `/app/${APP}/form/deep/${id}`, '.lq-read .cell:last-child dd', 4), OPEN)
  const times = []
  for (let turn = 0; turn < 4; turn += 1) {
    await page.reload()
    const edit = page.getByRole('button', { name: '编辑' })
    await edit.waitFor()
    const begun = await page.evaluate(() => performance.now())
    await edit.click()
    await page.locator('.lq-rows [role=grid]').waitFor()
    times.push((await painted(page)) - begun)
  }
  tell(`sub-table of ${ROWS} rows: opened to write`, times, OPEN)
  const cell = '.lq-rows [role=gridcell]'
  tell(`sub-table of ${ROWS} rows: a key in a cell`, await typed(page, [`${cell} >> nth=0`], '123456789', 25), KEY)
  await page.keyboard.press('Enter')
  tell(`sub-table of ${ROWS} rows: a number and Enter`, await typed(page, [`${cell} >> nth=1`], ['5', '6', 'Enter'], 30), KEY)
  tell(`sub-table of ${ROWS} rows: a key in the field above`, await typed(page, ['#field-title'], '1234567890'), KEY)
}

async function rightsOfAll(page, tell) {
  const times = await opened(page, `/build/${APP}/rights/wide`, '#lq-m-20-2')
  tell(`rights of ${FIELDS} fields, 5 roles: opened first`, times.slice(0, 1), OPEN)
  tell(`rights of ${FIELDS} fields, 5 roles: opened again`, times.slice(1), OPEN)
  tell(`rights of ${FIELDS} fields: moving`, await typed(page, ['#lq-m-1-1'], ['ArrowDown', 'ArrowDown', 'ArrowRight', 'Shift+ArrowDown'], 40), KEY)
  tell(`rights of ${FIELDS} fields: a cell changed`, await typed(page, ['#lq-m-3-1'], [' '], 30), KEY)
  await page.locator('#lq-m-1-1').click()
  await page.keyboard.press('Control+a')
  await listen(page)
  for (let turn = 0; turn < 20; turn += 1) {
    await page.keyboard.press(String(1 + (turn % 2)))
    await page.waitForTimeout(60)
  }
  tell(`rights of ${FIELDS} fields, 5 roles: all cells at once`, await page.evaluate(() => window.times), KEY)
  tell(`rights of ${FIELDS} fields: a letter searched for`, await typed(page, ['.lq-rights-tools input'], ['1', 'Backspace'], 20), KEY)
  const texts = await opened(page, `/build/${APP}/texts/wide`, '#lq-text-20-en', 4)
  tell(`texts of ${FIELDS} fields: opened`, texts, OPEN)
  tell(`texts of ${FIELDS} fields: a key`, await typed(page, ['#lq-text-5-en'], 'abcdefghij'), KEY)
}

async function decisions(page, tell) {
  must(await ask(page, 'PUT', `/api/apps/${APP}/definitions/decision/large/draft`, decision(), { 'If-None-Match': '*' }))
  const times = await opened(page, `/build/${APP}/decision/large`, '[data-row="0"]', 4)
  tell(`decision table of ${DECISIONS} rows: opened`, times, OPEN)
  await page.locator('[data-cell="0:1"]').click()
  tell(`decision table of ${DECISIONS} rows: page down`, await typed(page, ['[data-cell="0:1"]'], ['PageDown'], 40), KEY)
  tell(`decision table of ${DECISIONS} rows: a cell written`, await typed(page, ['[data-cell^="4"] >> nth=2'], ['1', '2', 'Enter'], 30), KEY)
}

const PARTS = { wide: wideForm, deep: deepForm, rights: rightsOfAll, decisions }

async function measure({ base, password }) {
  const stage = await world({ base })
  const { tell, missed } = figures()
  try {
    const [builder, security, page] = [await stage.enter('builder', password), await stage.enter('secadmin', password), await stage.enter('rm1', password)]
    const { body: me } = await ask(page, 'GET', '/api/session')
    await furnish(builder, security, me.person.id)
    for (const [name, part] of Object.entries(PARTS)) if ((process.env.ONLY ?? name) === name) await part(name === 'wide' || name === 'deep' ? page : builder, tell)
    for (const fault of stage.faults) console.log(`FAULT ${fault}`)
    return missed.length + stage.faults.length
  } finally {
    await stage.close()
  }
}

const [base, password] = process.argv.slice(2)
const server = base ? { base, password, stop: async () => undefined } : await demoServer()
console.log(`load before ${loadavg().map((each) => each.toFixed(1)).join(' ')}`)
process.exitCode = await measure(server).finally(server.stop)

import assert from 'node:assert/strict'
import { ask } from './api.mjs'

/** Values that are refused, of every type there is: those of the comparison between API, bulk and file, where a form can carry them. */
const NOBODY = '0198c0de-0000-7000-8000-0000000000ff'
const OTHER = '0198c0de-0000-7000-8000-0000000000fe'
const BAD = {
  address: [{ region: '999999' }, { detail: '长'.repeat(201) }, { street: 'x' }], boolean: ['maybe', '2', '真的'],
  card_number: ['6222021234567890127', '0000000000000000', '6222 O212 3456 7890 128'], choice: ['gold', '一', 'one,two'],
  choices: [['gold'], ['one', 'silver'], ['one', 'two', 'three']], date: ['2026-02-30', '0000-01-01', 'yesterday'],
  date_time: ['2026-02-30T10:00:00Z', '2026-01-01T25:00:00Z', 'soon'], decimal: ['abc', '1e400', 'NaN'], duration: ['-PT1H', 'P1M', '90'],
  email: ['not an address', 'a@', '<b>@bank.cn'], file: [['x'], [NOBODY], [{ filepath: '/etc/passwd' }]],
  id_number: ['110105194912310021', '110105194902300023', '1101051949123100'], image: [['x'], [NOBODY], [{ id: '../x' }]],
  integer: ['1.5', 'x', '1'.repeat(30)], location: ['陆家嘴', '91,0', '1,2,3'], long_text: ['x'.repeat(301), 'a\u0000b', '长'.repeat(400)],
  money: ['abc', '1'.repeat(40), 'Infinity'], org_unit: [NOBODY, OTHER, 'x'], people: [[NOBODY], [NOBODY, OTHER], ['x']],
  percent: ['12.34567', 'x', '1e99'], person: [NOBODY, OTHER, 'x'], phone: ['12', '138****5678', 'abc'], rating: ['6', '-1', 'x'],
  reference: [NOBODY, OTHER, 'x'], references: [[NOBODY], [NOBODY, OTHER], ['x']], region: ['999999', '火星', '鼓楼区'],
  rich_text: [`<p>${'长'.repeat(20_001)}</p>`, 'a\u0000b', 'x'.repeat(20_001)], signature: [['x'], [NOBODY], [NOBODY, OTHER]], slider: ['7', '105', 'x'],
  table: [['x'], 'one', [{ nothing: 1 }]], tags: [['a', 'b', 'c', 'd'], ['x'.repeat(41)], ['a', 'b', 'c', 'd', 'e']],
  text: ['x'.repeat(121), 'a\u0000b', '长'.repeat(200)], time: ['25:00', '12:60', 'noon'], url: ['javascript:alert(1)', 'https://a b', 'https://bank.cn@evil.example/'],
}
const OPTIONS = {
  text: { max_length: 120 }, long_text: { max_length: 300 }, choice: { set: 'words' }, choices: { set: 'words', at_most: 2 }, reference: { form: 'each' },
  references: { form: 'each' }, tags: { at_most: 3, max_length: 40 }, slider: { step: 5 }, file: { at_most: 2 },
}
/** Types whose control is a line or a box of text: anything can be typed there. */
const TYPED = ['text', 'long_text', 'integer', 'decimal', 'money', 'percent', 'phone', 'email', 'id_number', 'card_number', 'url', 'location']

const uid = (name) => name.replace(/_/g, '').padEnd(12, 'x')
const label = (text) => ({ zh: `${text} 栏`, en: `${text} field` })
const made = (type, mark = '') => ({ uid: uid(mark + type), name: type, type, label: label(type), options: OPTIONS[type] ?? {} })
const documents = () => [
  { kind: 'option_set', schema: 1, name: 'words', uid: uid('wordsset'), label: label('words'), options: ['one', 'two', 'three'].map((code) => ({ uid: uid(`w${code}`), code, label: label(code) })) },
  { kind: 'form', schema: 1, name: 'each', uid: uid('eachform'), label: label('each'), title_field: 'text', layout: [], fields: Object.keys(BAD).map((type) => (type === 'table' ? { ...made(type), fields: [made('text', 'c')] } : made(type))) },
  { kind: 'role', schema: 1, name: 'filler', uid: uid('fillerrole'), label: label('filler'), deny: [], grants: [{ uid: uid('fillergrant'), form: 'each', actions: { read: true, create: true }, fields: [{ uid: uid('allfields'), field: '*', see: 'clear', write: 'always' }] }] },
]
const kept = {}

const must = (answer) => {
  assert.ok(answer.status < 300, `${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
  return answer.body
}

async function furnish(as) {
  if (kept.app) return
  const [builder, security, page] = [await as('builder'), await as('secadmin'), await as('rm1')]
  const app = `same_${Date.now().toString(36)}`
  must(await ask(builder, 'POST', '/api/apps', { app, label: label('same'), icon: 'form' }))
  for (const body of documents()) must(await ask(builder, 'PUT', `/api/apps/${app}/definitions/${body.kind}/${body.name}/draft`, body, { 'If-None-Match': '*' }))
  must(await ask(builder, 'POST', `/api/apps/${app}/publish`, { note: 'first' }))
  const { person } = must(await ask(page, 'GET', '/api/session'))
  must(await ask(security, 'POST', '/api/roles/holders', { app, role: 'filler', person: person.id }))
  kept.app = app
}

const records = () => `/api/apps/${kept.app}/forms/each/records`
/** What the API says of one value, in order, each once. */
const said = async (page, type, value, language) => {
  const { status, body } = await ask(page, 'POST', records(), { values: { text: 't', [type]: value } }, { 'Accept-Language': language })
  if (status === 201) return []
  assert.equal(status, 422, `${type} ${JSON.stringify(value)}: ${status}`)
  return [...new Set(body.problems.filter(({ path }) => path === `/values/${type}` || path.startsWith(`/values/${type}/`)).map(({ message }) => message))]
}
const atField = (page, type) => page.locator(`#field-${type}-problem > div`).allInnerTexts()
const fresh = async (page, language) => {
  await page.evaluate((chosen) => window.localStorage.setItem('lq-language', chosen), language)
  await page.goto('/')
  await page.goto(`/app/${kept.app}/form/each/new`)
  await page.locator('#field-text').waitFor()
}

export const sameAnswer = {
  'a bad value typed into the form is answered in the words of the API, at its field': async ({ as }) => {
    await furnish(as)
    const page = await as('rm1')
    for (const round of [0, 1, 2]) {
      await fresh(page, 'zh')
      for (const type of TYPED) await page.locator(`#field-${type}`).fill(BAD[type][round])
      const asked = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith(records()))
      await page.locator('#field-text').press('Control+Enter')
      const { values } = (await asked).postDataJSON()
      await page.locator('.lq-summary').waitFor()
      for (const type of TYPED) {
        const typed = BAD[type][round]
        const sent = values[type] ?? null
        const wanted = await said(page, type, sent, 'zh')
        assert.deepEqual(await atField(page, type), wanted, `${type}: ${JSON.stringify(sent).slice(0, 80)}`)
        // what a control makes of it is either refused as well or a good value: nothing bad is taken
        assert.ok(wanted.length > 0 || JSON.stringify(sent) !== JSON.stringify(typed), `${type} took ${typed.slice(0, 60)}`)
      }
    }
  },

  'whatever a form sends of any type, the answer of the API stands at the field, in both languages': async ({ as, picture }) => {
    await furnish(as)
    const page = await as('rm1')
    for (const [round, language] of [[0, 'zh'], [1, 'en'], [2, 'zh']]) {
      const wanted = {}
      for (const type of Object.keys(BAD)) {
        wanted[type] = await said(page, type, BAD[type][round], language)
        assert.ok(wanted[type].length > 0, `${type} ${JSON.stringify(BAD[type][round]).slice(0, 60)} is refused`)
      }
      await fresh(page, language)
      await page.route(`**${records()}`, async (route) => {
        const values = Object.fromEntries(Object.keys(BAD).map((type) => [type, BAD[type][round]]))
        await route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), values }) })
      })
      await page.locator('#field-text').fill('t')
      await page.locator('#field-text').press('Control+Enter')
      await page.locator('.lq-summary').waitFor()
      for (const type of Object.keys(BAD)) {
        const told = await atField(page, type)
        // below a sub-table the number of the row stands before the words
        const same = type === 'table' ? told.length === wanted[type].length && told.every((text, at) => text.endsWith(wanted[type][at])) : JSON.stringify(told) === JSON.stringify(wanted[type])
        assert.ok(same, `${language} ${type}: ${JSON.stringify(told)} for ${JSON.stringify(wanted[type])}`)
      }
      if (round === 1) await picture(page, 'every-type-refused')
      await page.unroute(`**${records()}`)
    }
    await page.evaluate(() => window.localStorage.setItem('lq-language', 'zh'))
    await page.goto('/')
  },
}

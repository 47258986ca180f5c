import assert from 'node:assert/strict'
import { ask } from './changing.mjs'
import { overflow } from './world.mjs'

const label = (zh, en) => ({ zh, en })
const field = (name, zh, en, more = {}) => ({ name, type: 'text', label: label(zh, en), ...more })
const CLAIM = { kind: 'form', schema: 1, name: 'claim', label: label('理赔', 'Claim'), fields: [field('title', '标题', 'Title'), field('amount', '金额', 'Amount', { type: 'decimal' }), field('note', '内部备注', 'Internal note')], layout: [] }
const CLERK = { name: 'clerk', label: label('理赔员', 'Claims clerk'), grants: [{ form: 'claim', actions: { read: true, create: true, update: true }, fields: [{ field: '*', see: 'clear', write: 'always' }] }] }
const AMOUNTS = ['100', '2000', '30000', '400000']

const must = (answer, status) => {
  assert.equal(answer.status, status, JSON.stringify(answer.json))
  return answer.json
}
const at = (app, kind, name) => `/api/apps/${app}/definitions/${kind}/${name}/draft`
const change = async (page, app, kind, name, how) => {
  const { body, revision } = must(await ask(page, 'GET', at(app, kind, name)), 200)
  must(await ask(page, 'PUT', at(app, kind, name), how(body), { 'If-Match': `"${revision}"` }), 200)
}

/** An app with four claims and a role somebody holds, changed so that it gives some rights more and some less. */
async function begin({ page, enter, password }) {
  const app = `telling_${Date.now().toString(36)}`
  must(await ask(page, 'POST', '/api/apps', { label: label('理赔管理', 'Claims'), app }), 201)
  for (const [kind, body] of [['form', CLAIM], ['role', CLERK]]) must(await ask(page, 'PUT', at(app, kind, body.name), body, { 'If-None-Match': '*' }), 200)
  must(await ask(page, 'POST', `/api/apps/${app}/publish`, { note: '第一版' }), 201)
  const security = await enter('secadmin', password)
  const { items } = must(await ask(security, 'GET', '/api/people?q=builder'), 200)
  must(await ask(security, 'POST', '/api/roles/holders', { app, role: 'clerk', person: items[0].id }), 201)
  await security.context().close()
  for (const amount of AMOUNTS) must(await ask(page, 'POST', `/api/apps/${app}/forms/claim/records`, { values: { title: `理赔${amount}`, amount } }), 201)
  await change(page, app, 'role', 'clerk', (body) => ({ ...body, grants: [{
    ...body.grants[0], actions: { read: 'amount < 5000', create: true, delete: 'own' },
    fields: [{ field: 'note', see: 'hidden', write: 'never' }, ...body.grants[0].fields],
  }] }))
  await change(page, app, 'form', 'claim', (body) => ({ ...body, fields: [{ ...body.fields[0], label: label('理赔标题', 'Claim title'), required: true }, ...body.fields.slice(1)] }))
  return app
}

/** The same page wide and narrow, in Chinese and in English, each fit to its window and without fault. */
async function everywhere({ page, picture, violations }, name, look) {
  const speak = (language) => page.evaluate((chosen) => window.localStorage.setItem('lq-language', chosen), language)
  try {
    for (const language of ['zh', 'en']) {
      for (const [width, height] of [[1360, 860], [390, 844]]) {
        await page.setViewportSize({ width, height })
        await speak(language)
        await look(language, width)
        await picture(page, `${name}-${width}-${language}`)
        assert.deepEqual(await violations(page), [], `${name} at ${width}, ${language}`)
        assert.ok((await overflow(page)) <= 0, `${name} fits ${width}, ${language}`)
      }
    }
  } finally {
    await speak('zh')
    await page.setViewportSize({ width: 1360, height: 860 })
  }
}

export async function rights(state) {
  const { page, base } = state
  const app = (state.telling = await begin(state))
  const said = {
    zh: ['权限变化', '理赔员', '1 人持有', '4 条 → 2 条'],
    en: ['Who gains and who loses', 'Claims clerk', 'Held by 1', '4 → 2'],
  }
  await everywhere(state, 'rights-before', async (language) => {
    await page.goto(`${base}/build/${app}/releases`)
    const [title, ...words] = said[language]
    const region = page.getByRole('region', { name: title })
    for (const each of words) await region.getByText(each).first().waitFor()
    assert.ok((await region.locator('.gain').count()) > 0, 'the right to delete is gained')
    assert.ok((await region.locator('.loss').count()) > 1, 'the right to change and a field are lost')
    await region.scrollIntoViewIfNeeded()
  })
}

export async function releases(state) {
  const { page, base, telling } = state
  must(await ask(page, 'POST', `/api/apps/${telling}/publish`, { note: '收紧理赔员的权限，标题改为必填' }), 201)
  const words = { zh: ['从', '到', /第 ?1 ?版/, /第 ?2 ?版/, '理赔标题', '历史版本'], en: ['From', 'To', /Release 1$/i, /Release 2$/i, 'Claim title', /[Vv]ersion/] }
  await everywhere(state, 'releases-compared', async (language) => {
    const [from, to, first, second, changed] = words[language]
    await page.goto(`${base}/build/${telling}/releases`)
    const card = page.locator('.lq-compare')
    for (const [which, number] of [[from, first], [to, second]]) {
      await card.getByLabel(which, { exact: true }).click({ force: true })
      await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: number }).click()
    }
    await card.getByText(changed).first().waitFor()
    await card.scrollIntoViewIfNeeded()
  })
  await everywhere(state, 'versions-of-a-role', async (language) => {
    await page.goto(`${base}/build/${telling}/role/clerk`)
    await page.locator('.lq-tb').getByRole('button', { name: words[language][5] }).click()
    await page.locator('.lq-versions button').first().click()
    await page.locator('.lq-difference li').nth(2).waitFor()
  })
}

export async function preview(state) {
  const { page, base, telling, desk } = state
  const words = { zh: [/预览$/, '以哪个角色预览', '理赔员', '填入示例数据', '理赔标题', '内部备注'], en: [/Preview$/, 'Preview as', 'Claims clerk', 'With sample data', 'Claim title', 'Internal note'] }
  await page.goto(`${base}/build/${telling}/form/claim`)
  await desk.cell('note').waitFor()
  const look = async (language) => {
    const [open, as, role, sample, title, note] = words[language]
    await page.goto(`${base}/build/${telling}/form/claim`)
    await page.locator('.lq-tb').getByRole('button', { name: open }).click()
    const stage = page.locator('.lq-preview-stage')
    await stage.getByLabel(note).waitFor()
    await page.locator('.lq-preview').getByLabel(as).click({ force: true })
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: role }).click()
    await stage.getByLabel(note).waitFor({ state: 'detached' })
    await stage.getByLabel(title).waitFor()
    await state.picture(page, `preview-role-${language}`)
    await page.locator('.lq-preview').getByLabel(sample).check()
    // the role reads and does not change: what is there stands there, and is no input
    await stage.locator('.lq-fixed', { hasText: '1,234.5' }).waitFor()
    assert.equal(await stage.locator('input').count(), 0)
    await state.picture(page, `preview-role-sample-${language}`)
    assert.deepEqual(await state.violations(page), [])
    assert.ok((await overflow(page)) <= 0)
  }
  const speak = (language) => page.evaluate((chosen) => window.localStorage.setItem('lq-language', chosen), language)
  try {
    await look('zh')
    await speak('en')
    await look('en')
  } finally {
    await speak('zh')
  }
}

import assert from 'node:assert/strict'
import { desk } from '../designer/desk.mjs'
import { overflow } from '../designer/world.mjs'
import { ask, choose, shown } from './api.mjs'

const TYPES = ['text', 'time', 'duration', 'url', 'rating', 'slider', 'tags', 'card_number', 'region', 'address', 'location', 'rich_text', 'people', 'references']
const made = { app: '', id: '' }
const draft = (kind, name) => `/api/apps/${made.app}/definitions/${kind}/${name}/draft`

const role = () => ({
  kind: 'role', schema: 1, name: 'filler', uid: 'fillerrole01', label: { zh: '填报人', en: 'Filler' }, deny: [],
  grants: [{ uid: 'fillergrant1', form: 'survey', actions: { read: true, create: true, update: true }, fields: [{ field: '*', see: 'clear', write: 'always' }] }],
})

/** Choose from a cascader by typing a part of a name. */
const place = async (page, id, typed) => {
  await page.locator(`#${id}`).click()
  await page.locator(`#${id}`).fill(typed)
  await page.locator('.ant-cascader-menu-item', { hasText: typed }).filter({ visible: true }).first().click()
}

const FILLED = {
  text: '走访张江', time: '14:30:00', duration: 'PT2H30M', url: 'https://www.bank.cn/help', rating: 4, slider: 60, tags: ['理财', '<b>换房</b>'], card_number: '6222021234567890128', region: '310115',
  address: { region: '310115', detail: '世纪大道 100 号' }, location: { lat: '31.230416', lng: '121.473701' },
}

export const fieldTypes = {
  'one field of each later type is drawn in the designer and published': async ({ as, picture, violations }) => {
    const page = await as('builder')
    made.app = `survey_${Date.now().toString(36)}`
    await page.goto('/build')
    await page.getByRole('button', { name: '新建应用' }).first().click()
    await page.fill('#app-zh', '客户走访')
    await page.fill('#app-en', 'Visits')
    await page.fill('#app-name', made.app)
    await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click()
    await page.waitForURL(`**/build/${made.app}`)
    await page.getByRole('button', { name: '新建表单' }).first().click()
    await page.fill('#definition-zh', '走访登记')
    await page.fill('#definition-en', 'Survey')
    await page.getByRole('dialog').getByRole('button', { name: '新建', exact: true }).click()
    await page.waitForURL(`**/build/${made.app}/form/survey`)
    await page.locator('.lq-paper').waitFor()
    const hands = desk(page)
    for (const type of TYPES) {
      await hands.add(type)
      await hands.cell(type).waitFor()
    }
    await hands.property('options.form').locator('input').click()
    await page.locator('.ant-select-item-option', { hasText: '走访登记' }).first().click()
    await hands.settled()
    await page.locator('.lq-stars, .lq-slider, .lq-rich-tools').first().waitFor()
    await picture(page, 'types-designer')
    assert.deepEqual(await violations(page), [])
    const put = await ask(page, 'PUT', draft('role', 'filler'), role(), { 'If-None-Match': '*' })
    assert.ok(put.status < 300, JSON.stringify(put.body))
    await page.getByRole('button', { name: '发布', exact: true }).click()
    const drawer = page.locator('.lq-publish-drawer')
    await drawer.locator('.lq-changes > li').first().waitFor()
    await drawer.locator('textarea').fill('第一版')
    await drawer.getByRole('button', { name: '确认发布' }).click()
    await drawer.getByText('已发布，第 1 版').waitFor({ timeout: 60_000 })
  },

  'each later type is filled in with its control, saved, and equal after a reload': async ({ as, picture, violations }) => {
    const [page, security] = [await as('rm1'), await as('secadmin')]
    const { body: me } = await ask(page, 'GET', '/api/session')
    const given = await ask(security, 'POST', '/api/roles/holders', { app: made.app, role: 'filler', person: me.person.id })
    assert.equal(given.status, 201, JSON.stringify(given.body))
    const records = `/api/apps/${made.app}/forms/survey/records`
    const { body: first } = await ask(page, 'POST', records, { values: { text: '上一次走访' } })

    await page.goto(`/app/${made.app}/form/survey/new`)
    await page.locator('#field-text').fill(FILLED.text)
    await page.locator('#field-time').fill('14:30')
    await page.keyboard.press('Enter')
    await page.locator('#field-duration').fill('2')
    await page.locator('#field-duration-minutes').fill('30')
    await page.locator('#field-url').fill(FILLED.url)
    await page.locator('#field-rating .ant-rate-star').nth(3).click()
    await page.locator('#field-slider').fill('60')
    await page.keyboard.press('Tab')
    for (const tag of FILLED.tags) {
      await page.locator('#field-tags').fill(tag)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Escape')
    await page.locator('#field-card_number').fill('6222 0212 3456 7890 128')
    await place(page, 'field-region', '浦东新区')
    await place(page, 'field-address', '浦东新区')
    await page.locator('#field-address-detail').fill(FILLED.address.detail)
    await page.locator('#field-location').fill('31.230416, 121.473701')
    await page.locator('#field-rich_text').click()
    await page.getByRole('button', { name: '加粗' }).click()
    await page.keyboard.type('面谈顺利')
    await page.keyboard.press('Enter')
    await page.keyboard.type('<script>alert(1)</script>')
    await choose(page, 'people', /./)
    await page.keyboard.press('Escape')
    await choose(page, 'references', /上一次走访/)
    await page.keyboard.press('Escape')
    assert.deepEqual(await violations(page), [])
    await picture(page, 'types-form')
    await page.getByRole('button', { name: '提交' }).click()
    await page.waitForURL(new RegExp(`/app/${made.app}/form/survey/[0-9a-f-]{36}`))
    made.id = page.url().split('/').at(-1) ?? ''
    await page.reload()
    await page.locator('.lq-read').first().waitFor()

    const { body: kept } = await ask(page, 'GET', `${records}/${made.id}`)
    for (const [name, value] of Object.entries(FILLED)) assert.deepEqual(kept.values[name], value, name)
    assert.equal(kept.values.rich_text, '<p><strong>面谈顺利</strong></p><p><strong>&lt;script&gt;alert(1)&lt;/script&gt;</strong></p>')
    assert.equal(kept.values.people.length, 1)
    assert.deepEqual(kept.values.references, [first.id])

    await shown(page, '省市区').getByText('上海市浦东新区').waitFor()
    const told = async (label) => (await shown(page, label).innerText()).trim()
    assert.equal(await told('时间'), '14:30')
    assert.equal(await told('时长'), '2小时30分')
    assert.equal(await told('地址'), '上海市浦东新区世纪大道 100 号')
    assert.equal(await told('银行卡号'), '6222 0212 3456 7890 128')
    assert.equal(await told('多条关联'), first.id.slice(-8), 'a form without a title calls its records by the end of their id')
    assert.match(await told('标签'), /<b>换房<\/b>/)
    assert.equal(await shown(page, '富文本').locator('strong').first().innerText(), '面谈顺利')
    assert.equal(await shown(page, '富文本').locator('script').count(), 0)
    assert.deepEqual(await violations(page), [])
    await picture(page, 'types-record')
  },

  'each later type opened again on a phone holds what was saved': async ({ enter, password, picture, violations }) => {
    const page = await enter('rm1', password, { width: 390, height: 844 })
    await page.goto(`/app/${made.app}/form/survey/${made.id}`)
    await page.locator('.lq-read').first().waitFor()
    await shown(page, '省市区').getByText('上海市浦东新区').waitFor()
    assert.ok((await overflow(page)) <= 0)
    await picture(page, 'types-record-390')
    await page.getByRole('button', { name: '编辑' }).click()
    await page.locator('#field-rich_text strong').first().waitFor()
    await page.locator('.lq-slider').waitFor()
    assert.equal(await page.locator('#field-time').inputValue(), '14:30')
    assert.equal(await page.locator('#field-duration').inputValue(), '2')
    assert.equal(await page.locator('#field-slider').inputValue(), '60')
    assert.equal(await page.locator('#field-card_number').inputValue(), '6222 0212 3456 7890 128')
    assert.equal(await page.locator('#field-rating .ant-rate-star-full').count(), 4)
    assert.ok((await overflow(page)) <= 0)
    assert.deepEqual(await violations(page), [])
    await picture(page, 'types-edit-390')
    await page.context().close()
  },
}

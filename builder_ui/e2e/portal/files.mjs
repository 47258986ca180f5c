import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask, shown } from './api.mjs'

const records = '/api/apps/complaint_handling/forms/complaint/records'
const made = { id: '', files: [] }

/** One page that says so. */
const pdf = (text) => {
  const drawing = `BT /F 24 Tf 40 100 Td (${text}) Tj ET 40 60 200 20 re f`
  const parts = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 150]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  const places = []
  let body = '%PDF-1.4\n'
  parts.forEach((part, i) => { places.push(body.length); body += `${i + 1} 0 obj${part}endobj\n` })
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return Buffer.from(`${body}xref\n0 6\n0000000000 65535 f \n${table}trailer<</Root 1 0 R/Size 6>>\nstartxref\n${body.length}\n%%EOF\n`)
}

/** Two green pixels. */
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFElEQVR4nGNQXqrDAMYKS3WVl+oBABcHBA1vqGvSAAAAAElFTkSuQmCC', 'base64')

const complaint = async (page) => {
  const form = (await ask(page, 'GET', '/api/apps/complaint_handling/forms/complaint')).body
  const code = (name) => form.fields.find((each) => each.name === name).option_set.options.find(({ retired }) => !retired).code
  const customer = (await ask(page, 'POST', '/api/apps/bank_base/forms/customer/records/query', { limit: 1 })).body.items[0].id
  const saved = await ask(page, 'POST', records, { values: { customer, channel: code('channel'), category: code('category'), amount: '80.00', phone: '13812345678', received_at: '2026-11-20T09:30:00+08:00', content: '附件' } })
  assert.equal(saved.status, 201, JSON.stringify(saved.body))
  return saved.body.id
}

const field = (page, name) => page.locator(`[data-field="${name}"]`)
const put = (page, name, ...files) => field(page, name).locator('input[type="file"]').first().setInputFiles(files.map(([called, buffer]) => ({ name: called, mimeType: 'application/octet-stream', buffer })))
const there = (page, name, called) => field(page, name).locator('.lq-file', { hasText: called }).locator('a').waitFor()

const save = async (page) => {
  await page.getByRole('button', { name: '保存修改' }).click()
  await page.locator('.lq-read').first().waitFor()
}

export const files = {
  'files are uploaded, refused for what they are, drawn and signed': async ({ as, picture, violations }) => {
    const page = await as('agent')
    made.id = await complaint(page)
    await page.goto(`/app/complaint_handling/form/complaint/${made.id}`)
    await page.getByRole('button', { name: '编辑' }).click()
    await field(page, 'evidence').locator('.lq-drop').waitFor()
    await put(page, 'evidence', ['合同 "><img src=x onerror=alert(1)>.pdf', pdf('First')], ['流水.csv', Buffer.from('日期,金额\n2026-01-01,5\n')])
    await there(page, 'evidence', '流水.csv')
    await there(page, 'evidence', '合同')
    await put(page, 'evidence', ['安装.pdf', Buffer.from(`MZ${'\0'.repeat(80)}`)])
    const refused = field(page, 'evidence').locator('.lq-file.bad')
    await refused.locator('.why', { hasText: '程序或脚本' }).waitFor()
    await put(page, 'photos', ['柜台.png', png])
    await there(page, 'photos', '柜台.png')
    await picture(page, 'files-form')
    assert.deepEqual(await violations(page), [])
    await refused.getByRole('button').click()
    await refused.waitFor({ state: 'detached' })
    const canvas = field(page, 'signed').locator('canvas')
    await canvas.scrollIntoViewIfNeeded()
    const box = await canvas.boundingBox()
    await page.mouse.move(box.x + 40, box.y + 60)
    await page.mouse.down()
    for (let step = 0; step < 12; step += 1) await page.mouse.move(box.x + 40 + step * 15, box.y + 60 + (step % 2) * 30)
    await page.mouse.up()
    await field(page, 'signed').getByRole('button', { name: '确认签名' }).click()
    await field(page, 'signed').locator('img').waitFor()
    await picture(page, 'files-signed')
    await save(page)
    const saved = (await ask(page, 'GET', `${records}/${made.id}`)).body.values
    made.files = saved.evidence
    assert.deepEqual(saved.evidence.map(({ name }) => name).sort(), ['合同 ___img src=x onerror=alert(1)_.pdf', '流水.csv'].sort())
    assert.deepEqual([saved.photos.length, saved.signed.length, saved.signed[0].type], [1, 1, 'image/png'])
  },

  'a PDF is drawn and a picture shown, without leaving the page': async ({ as, picture, violations }) => {
    const page = await as('agent')
    await page.goto(`/app/complaint_handling/form/complaint/${made.id}`)
    await shown(page, '证明材料').getByRole('button', { name: '预览 合同' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('.lq-pdf canvas').waitFor()
    const drawn = await dialog.locator('.lq-pdf canvas').evaluate((canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((part, i) => i % 4 < 3 && part < 100))
    assert.ok(drawn, 'the page of the PDF is not white')
    assert.deepEqual(await violations(page), [])
    await picture(page, 'files-pdf')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await shown(page, '现场照片').getByRole('button', { name: '预览 柜台.png' }).click()
    const image = page.getByRole('dialog').locator('img')
    await image.waitFor()
    await page.waitForFunction(() => document.querySelector('.lq-preview img')?.naturalWidth === 2)
    await page.keyboard.press('Escape')
    await image.waitFor({ state: 'hidden' })
  },

  'a file is replaced and another removed; the old one is an earlier version, and in the history': async ({ as, picture, violations }) => {
    const page = await as('agent')
    await page.goto(`/app/complaint_handling/form/complaint/${made.id}`)
    await page.getByRole('button', { name: '编辑' }).click()
    for (const { name } of made.files) await field(page, 'evidence').getByRole('button', { name: `移除 ${name}` }).click()
    await put(page, 'evidence', ['新合同.pdf', pdf('Second')])
    await there(page, 'evidence', '新合同.pdf')
    await save(page)
    await shown(page, '证明材料').getByText('新合同.pdf').waitFor()
    assert.equal(await shown(page, '证明材料').locator('.lq-file').count(), 1)
    for (const { id } of made.files) assert.equal((await page.request.get(`/api/files/${id}`)).status(), 200)
    await shown(page, '证明材料').getByRole('button', { name: '较早的文件' }).click()
    const earlier = shown(page, '证明材料').getByRole('list', { name: '较早的文件' })
    for (const { name } of made.files) await earlier.getByText(name, { exact: true }).waitFor()
    assert.equal(await earlier.getByText('新合同.pdf').count(), 0)
    assert.equal(await earlier.locator('a[download]').count(), made.files.length)
    assert.deepEqual(await violations(page), [])
    await picture(page, 'files-earlier')
    await page.getByRole('tab', { name: '修改记录' }).click()
    const change = page.locator('.lq-history li', { hasText: '新合同.pdf' }).first()
    await change.locator('.old a[download]').first().waitFor()
    assert.deepEqual(await violations(page), [])
    await picture(page, 'files-history')
    made.files = (await ask(page, 'GET', `${records}/${made.id}`)).body.values.evidence
  },

  'who sees the field masked opens nothing, and for a stranger nothing is there': async ({ as, picture }) => {
    const page = await as('inspector')
    await page.goto(`/app/complaint_handling/form/complaint/${made.id}`)
    await shown(page, '现场照片').getByText('柜台.png').waitFor()
    assert.match(await shown(page, '证明材料').innerText(), /\*{4}/)
    assert.equal(await shown(page, '证明材料').getByRole('button', { name: '较早的文件' }).count(), 0)
    await picture(page, 'files-masked')
    const addresses = made.files.flatMap(({ id }) => [`/api/files/${id}`, `${records}/${made.id}/files/evidence/${id}`])
    for (const address of addresses) {
      assert.equal((await page.request.get(address)).status(), 403)
      assert.equal((await (await as('admin')).request.get(address)).status(), 404)
    }
  },

  'on a phone files are lines as wide as the page': async ({ enter, password, picture, violations }) => {
    const page = await enter('agent', password, { width: 390, height: 844 })
    await page.goto(`/app/complaint_handling/form/complaint/${made.id}`)
    await shown(page, '证明材料').getByText('新合同.pdf').waitFor()
    await page.getByRole('button', { name: '编辑' }).click()
    await field(page, 'photos').getByRole('button', { name: '拍照' }).waitFor()
    await field(page, 'evidence').scrollIntoViewIfNeeded()
    assert.ok((await overflow(page)) <= 0)
    assert.deepEqual(await violations(page), [])
    await picture(page, 'files-phone')
    await page.context().close()
  },
}

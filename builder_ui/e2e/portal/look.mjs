import assert from 'node:assert/strict'
import { overflow } from '../designer/world.mjs'
import { ask } from './api.mjs'

const wide = { width: 1360, height: 860 }
const phone = { width: 390, height: 844 }

const places = {
  rm1: ['/', '/apps', '/me', '/app/bank_base/list/customers', '/app/bank_base/quality/customer?view=bank_base/customers', '/app/complaint_handling/form/complaint/new', '/app/bank_base/form/customer/ID', '/app/bank_base/form/customer/ID?tab=history', '/nowhere'],
  admin: ['/', '/admin/people', '/admin/organisation', '/admin/posts', '/admin/roles?app=bank_base&role=rm'],
  secadmin: ['/admin/publications'],
  auditor: ['/admin/audit'],
}

/** A key that found no words is shown as it is; Chinese left on an English page is a string that went past t(). */
const untranslated = (page) => page.evaluate(() => document.body.innerText.match(/\b(common|shell|home|form|list|record|quality|admin|roles|audit|approval)\.[a-z]+(_[a-z]+)*\b/g) ?? [])

const visit = async ({ as, violations, picture }, login, size, name) => {
  const page = await as(login)
  await page.setViewportSize(size)
  const found = await ask(page, 'POST', '/api/apps/bank_base/forms/customer/records/query', { view: 'customers', limit: 1 })
  for (const place of places[login]) {
    await page.goto(place.replace('ID', found.body.items?.[0]?.id ?? ''))
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(400)
    await picture(page, `${name}-${login}-${place.replace(/\W+/g, '_')}`)
    assert.ok((await overflow(page)) <= 0, `${place} reaches beyond ${size.width} px`)
    assert.deepEqual(await violations(page), [], place)
    assert.deepEqual(await untranslated(page), [], place)
  }
  await page.setViewportSize(wide)
}

const english = async (page, on) => {
  const { body } = await ask(page, 'PATCH', '/api/session', { language: on ? 'en' : 'zh' })
  assert.equal(body.language, on ? 'en' : 'zh')
  await page.evaluate((language) => window.localStorage.setItem('lq-language', language), on ? 'en' : 'zh')
}

export const look = {
  'every page is accessible, whole and in words at 1360': async (stage) => {
    for (const login of Object.keys(places)) await visit(stage, login, wide, 'pc')
  },
  'every page is accessible, whole and in words at 390': async (stage) => {
    for (const login of Object.keys(places)) await visit(stage, login, phone, 'phone')
  },
  'every page is whole in English at 390': async (stage) => {
    for (const login of ['rm1', 'admin']) {
      const page = await stage.as(login)
      await english(page, true)
      await visit(stage, login, phone, 'english')
      await english(page, false)
    }
  },
}

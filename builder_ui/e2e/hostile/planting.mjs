/** Everything a person can name or write, named and written with hostile text, over the API. */
import assert from 'node:assert/strict'
import { client } from './client.mjs'
import { keptAs, label, many, markIn, one, RUN, TURNED } from './corpus.mjs'
import { APP, documents, menu } from './documents.mjs'
import { flowed } from './flowing.mjs'

const drafts = `/api/apps/${APP}/definitions`
const records = (form) => `/api/apps/${APP}/forms/${form}/records`

/** People, units and posts; the ids of those that records name. */
async function organisation({ done }) {
  const units = (await done('GET', '/api/org_units')).items
  const parent = units.find(({ kind }) => kind === 'head_office').id
  const made = { units: [], people: [] }
  for (const [at, text] of many('org unit').entries()) made.units.push((await done('POST', '/api/org_units', { code: `ZQ${RUN}${at}`, label: label(text), kind: 'branch', parent })).id)
  const posts = []
  for (const [at, text] of many('post').entries()) posts.push((await done('POST', '/api/posts', { code: `zq${RUN}${at}`, label: label(text) })).id)
  for (const [at, name] of many('person name', { longest: 64 }).entries()) made.people.push((await done('POST', '/api/people', { login: `zq${RUN}${at}`, name })).id)
  for (const [at, person] of made.people.entries()) await done('POST', `/api/people/${person}/assignments`, { post: posts[at], unit: made.units[at], primary: true })
  await done('POST', `/api/people/${made.people[0]}/lock`, { reason: many('lock reason', { count: 1 })[0] })
  return made
}

async function build({ done, ask }) {
  await done('POST', '/api/apps', { app: APP, label: label(one('app label')) })
  for (const each of documents()) await done('PUT', `${drafts}/${each.kind}/${each.name}/draft`, each, { 'If-None-Match': '*' })
  const { body: app, revision } = await done('GET', `${drafts}/app/app/draft`)
  await done('PUT', `${drafts}/app/app/draft`, { ...app, menu: menu() }, { 'If-Match': `"${revision}"` })
  await done('POST', `/api/apps/${APP}/publish`, { note: one('publish note') })
  const turned = await ask('PUT', `${drafts}/option_set/turned/draft`, { kind: 'option_set', schema: 1, name: 'turned', label: label(TURNED), options: [] }, { 'If-None-Match': '*' })
  assert.ok(turned.status === 422 || turned.body.problems.some(({ path }) => path.startsWith('/label')), 'a label that turns the reading direction is a problem')
  await ask('DELETE', `${drafts}/option_set/turned/draft`)
}

/** Another release without a form and a field, and drafts upon it: what was and what is, side by side. */
async function change({ done }) {
  const draft = async (kind, name, make) => {
    const { body, revision } = await done('GET', `${drafts}/${kind}/${name}/draft`)
    await done('PUT', `${drafts}/${kind}/${name}/draft`, make(body), { 'If-Match': `"${revision}"` })
  }
  await done('POST', `${drafts}/form/gone/remove`)
  await draft('form', 'wide', (body) => ({ ...body, fields: body.fields.filter(({ name }) => name !== 'lost') }))
  await done('POST', `/api/apps/${APP}/publish`, { note: one('publish note') })
  await draft('form', 'wide', ({ fields: [first, ...rest], ...body }) => ({ ...body, label: label(one('form label')), fields: [{ ...first, label: label(one('field label')) }, ...rest.slice(0, -1)], layout: body.layout.slice(0, -1) }))
  await draft('role', 'other', (body) => ({ ...body, label: label(one('role label')), grants: body.grants.map((grant) => ({ ...grant, actions: { ...grant.actions, export: undefined } })) }))
  await draft('calendar', 'days', (body) => ({ ...body, label: label(one('calendar label')) }))
  await draft('option_set', 'words', ({ options, ...body }) => ({ ...body, options: options.map((each, at) => (at === 1 ? { ...each, merged_into: options[0].code, retired: true } : each)) }))
}

async function upload({ done }, text) {
  const file = await done('POST', `/api/files?app=${APP}&form=hub&field=papers&name=${encodeURIComponent(`${text}.txt`)}`, Buffer.from('x'), { 'Content-Type': 'application/octet-stream' })
  keptAs('file name', text, file.name.includes(markIn(text)) ? file.name : null)
  return file.id
}

async function fill(clerk, { people, units }) {
  const { done, ask } = clerk
  const values = (text) => Object.fromEntries(many(text).map((each, at) => [`w${at}`, each]))
  const first = await done('POST', records('wide'), { values: values('value before') })
  await done('PATCH', `${records('wide')}/${first.id}`, { values: values('value text') }, { 'If-Match': '"1"' })
  const targets = []
  for (const text of many('record title')) targets.push((await done('POST', records('wide'), { values: { w0: text } })).id)

  const papers = []
  for (const text of many('file name')) papers.push(await upload(clerk, text))
  const [titles, longs, tags, details, secrets] = ['value title', 'value long_text', 'value tags', 'value address', 'value secret'].map(many)
  const rich = many('value rich_text')
  for (const text of rich) keptAs('value rich_text', text, markIn(text))
  const made = []
  for (const [at, title] of titles.entries()) {
    const tag = `<i onload=${markIn(tags[at])}>`
    keptAs('value tags', tags[at], tag)
    const saved = await done('POST', records('hub'), { values: {
      title, long: longs[at], rich: `${rich[at]}</script></style></textarea></title></svg></math></iframe></object>--><p>${markIn(rich[at])}</p>`, tags: [tag], address: { detail: details[at] }, choice: `o${at}`, choices: [`o${at}`, 'o0'], person: people[at % people.length], people: [people[at % people.length], people[0]],
      unit: units[at], target: targets[at], papers: [papers[at]], secret: secrets[at], ...(made.length > 0 && { targets: [made.at(-1)] }),
    } })
    made.push(saved.id)
  }
  const all = await done('POST', records('hub'), { values: {
    title: one('value title'), secret: 'plain', target: targets[0], people: people.slice(0, 20), targets: made.slice(0, 20), choices: titles.map((_, at) => `o${at}`), tags: [],
    rows: many('value cell').map((said, at) => ({ said, more: many('value long cell')[at] })),
  } })
  let refused = 0
  for (const text of titles) for (const [name, value] of [['url', text], ['url', `https://bank.cn/?q=${text}`], ['email', `${text}@bank.cn`], ['choice', text], ['person', text], ['target', text]]) {
    const { status } = await ask('PATCH', `${records('hub')}/${all.id}`, { values: { [name]: value } }, { 'If-Match': `"${all.version}"` })
    assert.ok(status === 422 || (status === 200 && name === 'url'), `${name} ${value}: ${status}`)
    refused += status === 422
    if (status === 200) all.version += 1
  }
  return { first: first.id, all: all.id, target: targets[0], refused }
}

/** What stands beside records: comments, views, bins, imports. */
async function beside({ done }, colleague, me, all) {
  for (const text of many('comment')) await colleague.done('POST', `${records('hub')}/${all}/comments`, { text, mentions: [me.person.id] })
  for (const name of many('saved view', { longest: 60 })) await done('POST', `/api/apps/${APP}/forms/hub/saved_views`, { name, view: `${APP}/hubs`, body: { as: 'cards', columns: [{ field: 'title' }, { field: 'long' }, { field: 'tags' }] } })
  for (const text of many('deleted title')) {
    const gone = await done('POST', records('hub'), { values: { title: text } })
    await done('DELETE', `${records('hub')}/${gone.id}`, undefined, { 'If-Match': '"1"' })
  }
  const cell = (text) => `"${text.replaceAll('"', '""')}"`
  const cells = many('import cell', { longest: 50 }).map(cell).join(',')
  const lines = [many('import heading', { longest: 50 }).map(cell).join(','), cells, cells]
  const taken = await done('POST', `/api/apps/${APP}/forms/hub/import?name=${encodeURIComponent(one('import file'))}.csv`, Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`), { 'Content-Type': 'text/csv' })
  return taken.id
}

const later = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Who is given something for a time, and why: shares, delegations, a value in clear; one of them has a hostile name. */
async function rights({ base, clerk, colleague, admin, guard }, { people, units }, all) {
  const shares = `${records('hub')}/${all}/shares`
  for (const person of people.slice(2, 6)) {
    await guard.done('POST', '/api/roles/holders', { app: APP, role: 'guest', person })
    await clerk.done('POST', shares, { person, until: later(5) })
  }
  await clerk.done('POST', shares, { unit: units[0], until: later(5) })
  await clerk.done('POST', shares, { role: `${APP}/guest`, until: later(5) })
  await clerk.done('POST', '/api/delegations', { assignment: clerk.me.assignments[0].id, person: colleague.me.person.id, until: later(5), reason: one('delegation reason') })
  const login = `zq${RUN}2`
  const { password: first } = await admin.done('POST', `/api/people/${people[2]}/reset_password`)
  const password = `Hostile-${RUN}-2026!`
  await (await client(base, login, first)).done('POST', '/api/session/password', { old: first, new: password })
  const namesake = await client(base, login, password)
  for (const reason of many('unmask reason', { count: 3 })) await namesake.done('POST', `${records('hub')}/${all}/unmask`, { field: 'secret', reason })
  const { name } = namesake.me.person
  const taken = await namesake.ask('GET', `/api/apps/${APP}/forms/hub/export?format=csv`)
  assert.ok(taken.status === 200 && taken.body.includes(markIn(name)), 'the file says who took it')
  assert.deepEqual(taken.body.split('\r\n').filter((line) => /^"?[=+@\t-]/.test(line)), [], 'no line of it is a formula')
  return { login, password, number: 2 }
}

/** Plants it all as the people it needs; what the pages are opened with. */
export async function plant({ base, builder, clerk, colleague, admin, guard }) {
  const organised = await organisation(admin)
  await build(builder)
  for (const role of ['filler', 'other', 'clerk']) await guard.done('POST', '/api/roles/holders', { app: APP, role, person: clerk.me.person.id })
  await guard.done('POST', '/api/roles/holders', { app: APP, role: 'other', person: organised.people[1] })
  await guard.done('POST', '/api/roles/holders', { app: APP, role: 'filler', person: colleague.me.person.id })
  const filled = await fill(clerk, organised)
  const batch = await beside(clerk, colleague, clerk.me, filled.all)
  const namesake = await rights({ base, clerk, colleague, admin, guard }, organised, filled.all)
  const cased = await flowed(APP, clerk)
  await change(builder)
  return { app: APP, run: RUN, ...filled, ...cased, batch, namesake }
}

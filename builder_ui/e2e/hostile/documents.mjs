/** An app whose every name and label is hostile. */
import { label, many, one, RUN, unread } from './corpus.mjs'
import { flowing } from './flowing.mjs'

export const APP = `hostile_${RUN}`

const uid = (name) => `${name.replaceAll('_', '')}${RUN}xxxxxxxxxxxx`.slice(0, 20)
const zip = (first, ...others) => first.map((each, at) => [each, ...others.map((other) => other[at])])
const field = (name, type, more = {}) => ({ uid: uid(name), name, type, label: more.label ?? label(one('field label')), help: more.help ?? label(one('field help')), ...more })
const named = (kind, name, more) => ({ kind, schema: 1, name, uid: uid(`${kind.slice(0, 3)}${name}`), label: more.label ?? label(one(`${kind} label`)), ...more })

/** A form with a field for every string: what a field is called, what helps to fill it in, what stands in it. */
const wide = () => {
  const [labels, helps, texts, titles] = ['field label', 'field help', 'placeholder', 'section label'].map(many)
  const fields = labels.map((text, at) => ({ uid: uid(`w${at}field`), name: `w${at}`, type: 'text', label: label(text), help: label(helps[at]), placeholder: label(texts[at]) }))
  const layout = titles.map((text, at) => ({ uid: uid(`w${at}section`), block: 'section', label: label(text), children: [{ field: `w${at}`, width: 12 }] }))
  const checks = [{ uid: uid('toolong'), name: 'toolong', fails_if: 'w0 = "fail"', message: label(one('check message')), at: 'w0' }]
  return named('form', 'wide', { title_field: 'w0', fields: [...fields, field('lost', 'text', { label: label(one('gone field label')), help: label(unread('field help')) })], layout, checks, description: label(one('form description')) })
}

/** A form with a field of every type that holds words. */
const hub = () => named('form', 'hub', {
  title_field: 'title', layout: [], description: label(one('form description')),
  fields: [
    field('title', 'text', { searchable: true }), field('long', 'long_text', { searchable: true, options: { max_length: 4000 } }), field('rich', 'rich_text'), field('tags', 'tags', { options: { max_length: 50 } }),
    field('address', 'address'), field('url', 'url'), field('email', 'email'), field('choice', 'choice', { options: { set: 'words' } }), field('choices', 'choices', { options: { set: 'words' } }),
    field('person', 'person'), field('people', 'people'), field('unit', 'org_unit'), field('target', 'reference', { options: { form: 'wide' } }), field('targets', 'references', { options: { form: 'hub' } }),
    field('papers', 'file', { options: { at_most: 20 } }), field('secret', 'text', { sensitivity: 'C2', encrypted: true }), field('sum', 'text', { computed: 'title + " " + title', options: { max_length: 500 } }),
    field('rows', 'table', { fields: [{ uid: uid('rowsaid'), name: 'said', type: 'text', label: label(one('column label')), help: label(one('column help')) }, { uid: uid('rowmore'), name: 'more', type: 'long_text', label: label(one('column label')) }] }),
  ],
})

const roleOf = (name) => named('role', name, {
  deny: [],
  grants: ['wide', 'hub'].map((form) => ({
    uid: uid(`${name}${form}grant`), form, actions: Object.fromEntries(['read', 'create', 'update', 'delete', 'transfer', 'share', 'export', 'import'].map((act) => [act, true])),
    fields: [...(form === 'hub' ? ['secret', 'sum'].map((each) => ({ field: each, see: 'clear', write: each === 'sum' ? 'never' : 'always' })) : []), { field: '*', see: 'clear', write: 'always' }],
  })),
})

/** What is shared with its holders: the rest in clear, the secret for a reason. */
const guest = () => named('role', 'guest', {
  deny: [],
  grants: [
    { uid: uid('guesthubgrant'), form: 'hub', actions: { read: 'shared', export: 'shared' }, fields: [{ field: 'secret', see: 'masked', unmask: true, write: 'never' }, { field: '*', see: 'clear', write: 'never' }] },
    { uid: uid('guestwidegrant'), form: 'wide', actions: { read: true }, fields: [{ field: '*', see: 'clear', write: 'never' }] },
  ],
})

const table = () => named('decision', 'table', {
  hit_policy: 'first',
  inputs: [{ uid: uid('inputsaid'), name: 'said', label: label(one('decision column')), type: 'text' }],
  outputs: [{ uid: uid('outputword'), name: 'word', label: label(one('decision column')), type: 'text' }],
  rows: zip(many('decision cell'), many('decision note')).map(([text, note], at) => ({ uid: uid(`row${at}dec`), when: [JSON.stringify(text)], then: [JSON.stringify(text)], note })),
  cases: [{ uid: uid('caseone'), name: 'one', label: label(one('decision case')), values: { said: 'x' }, expected: null }],
})

const card = () => named('decision', 'card', {
  shape: 'score_card', base: 1,
  characteristics: [{
    uid: uid('charone'), name: 'amount', label: label(one('characteristic')), expression: 'amount', type: 'number',
    bins: many('bin reason', { count: 8 }).map((text, at) => ({ uid: uid(`bin${at}one`), when: `[${at}..${at + 1})`, points: at, reason: label(text) })),
    otherwise: { points: 0 },
  }],
})

const calendar = () => named('calendar', 'days', {
  years: [2026], week: { 'mon-fri': ['09:00-12:00'] },
  holidays: [{ on: '2026-01-01', days: 1, label: label(unread('holiday')) }], workdays: [{ on: '2026-01-04', label: label(unread('working weekend')) }],
})

/** Every definition of the app, those first that others refer to. */
export const documents = () => [
  named('option_set', 'words', { options: many('option label').map((text, at) => ({ uid: uid(`o${at}option`), code: `o${at}`, label: label(text) })) }),
  wide(), hub(), table(), card(), calendar(), ...flowing(),
  ...['wide', 'hub'].map((form) => named('view', `${form}s`, { form, as: 'table', columns: form === 'wide' ? ['w0', 'w1', 'w2', 'created_by'] : ['title', 'long', 'rich', 'tags', 'address', 'choice', 'person', 'unit', 'target', 'papers', 'secret'], filter: [], sort: [] })),
  ...['filler', 'other'].map(roleOf), guest(),
  named('form', 'gone', { label: label(one('gone form label')), layout: [], fields: [field('said', 'text', { label: label(unread('field label')), help: label(unread('field help')) })] }),
]

export const menu = () => [
  ...['wides', 'hubs'].map((view) => ({ uid: uid(`menu${view}`), label: label(one('menu label')), view })),
  { uid: uid('menunew'), label: label(one('menu label')), form: 'hub', as: 'new' },
]

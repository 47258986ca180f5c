/** What is measured: a form of 200 fields, one with 1,000 rows, the rights of 200 fields in several roles, a table of 5,000 rows. */
export const FIELDS = 200
export const ROWS = 1000
export const DECISIONS = 5000

const label = (zh) => ({ zh, en: zh })
const uid = (name) => name.replace(/_/g, '').padEnd(12, 'x')
const uidOf = (prefix, number) => prefix + String(number).padStart(16 - prefix.length, '0').replace(/\d/g, (digit) => 'abcdefghij'[digit])
const TYPES = ['text', 'money', 'integer', 'date', 'boolean', 'phone', 'long_text', 'text', 'percent', 'email']

/** Every tenth field is shown, worked out or needed depending on others. */
const logicOf = (at) =>
  at % 10 === 7 && at > 10 ? { visible_if: `f_${at - 6} = null or f_${at - 6} >= 0` } : at % 20 === 1 && at > 20 ? { computed: `f_${at - 20} * 2` } : at % 10 === 6 && at > 10 ? { required_if: `f_${at - 5} > 1000` } : {}

export const wide = () => {
  const fields = Array.from({ length: FIELDS }, (_, at) => ({ uid: uid(`f_${at}`), name: `f_${at}`, type: TYPES[at % TYPES.length], label: label(`栏目${at}`), ...logicOf(at) }))
  const layout = Array.from({ length: FIELDS / 20 }, (_, at) => ({
    uid: uid(`sec_${at}`), block: 'section', label: label(`组${at}`), children: fields.slice(at * 20, at * 20 + 20).map(({ name }) => ({ field: name, width: 12 })),
  }))
  const checks = [{ uid: uid('check_a'), name: 'positive', fails_if: 'f_1 < 0', message: label('不能为负'), at: 'f_1' }]
  return { kind: 'form', schema: 1, name: 'wide', uid: uid('wide'), label: label('两百'), fields, layout, checks }
}

export const deep = () => ({
  kind: 'form', schema: 1, name: 'deep', uid: uid('deep'), label: label('千行'), title_field: 'title',
  fields: [
    { uid: uid('title'), name: 'title', type: 'text', label: label('标题') },
    {
      uid: uid('rows'), name: 'rows', type: 'table', label: label('明细'), options: { at_most: ROWS },
      fields: [
        ...[['item', 'text'], ['price', 'money'], ['count', 'integer'], ['due', 'date'], ['note', 'text']].map(([name, type]) => ({ uid: uid(`c_${name}`), name, type, label: label(name) })),
        { uid: uid('c_total'), name: 'total', type: 'money', label: label('小计'), computed: 'price * count' },
      ],
    },
    { uid: uid('sum'), name: 'sum', type: 'money', label: label('合计'), computed: 'sum(rows.total)' },
  ],
  layout: [{ uid: uid('only'), block: 'section', label: label('明细'), children: [{ field: 'title', width: 24 }, { field: 'rows', width: 24 }, { field: 'sum', width: 12 }] }],
})

export const deepValues = () => ({ title: '千行', rows: Array.from({ length: ROWS }, (_, at) => ({ item: `第 ${at} 项`, price: `${at}.50`, count: at % 9, due: '2026-11-20', note: 'x' })) })

/** Several roles; every other field of the first has a line of its own. */
export const roles = () => ['filler', 'reader', 'head', 'auditor', 'branch'].map((name, at) => ({
  kind: 'role', schema: 1, name, uid: uid(`role${name}`), label: label(name), deny: [],
  grants: ['wide', 'deep'].map((form) => ({
    uid: uid(`${name}${form}`), form, actions: { read: true, create: true, update: true },
    fields: [
      ...(form === 'wide' && at > 0 ? Array.from({ length: FIELDS / 2 }, (_, field) => ({ uid: uidOf(`l${at}`, field), field: `f_${field * 2}`, see: 'masked', write: 'never' })) : []),
      { uid: uid(`all${name}${form}`), field: '*', see: 'clear', write: 'always' },
    ],
  })),
}))

export const decision = () => ({
  kind: 'decision', schema: 1, name: 'large', uid: uidOf('large', 0), label: label('五千行'), form: 'deep', hit_policy: 'first',
  inputs: [{ uid: uidOf('input', 0), name: 'title', label: label('标题'), expression: 'title', type: 'text' }, { uid: uidOf('input', 1), name: 'sum', label: label('合计'), expression: 'sum', type: 'money:CNY' }],
  outputs: [{ uid: uidOf('output', 0), name: 'hours', label: label('时限'), type: 'number' }],
  rows: Array.from({ length: DECISIONS }, (_, row) => ({ uid: uidOf('row', row), when: ['"vip"', `[${row * 100}..${row * 100 + 99}]`], then: [String(1 + (row % 48))] })),
})

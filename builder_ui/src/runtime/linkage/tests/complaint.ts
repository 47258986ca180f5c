import { and, arith, call, cmp, field as of, nil, num, txt } from '@/expressions/tests/trees'
import type { FieldMeta, FormMeta, Json } from '../../types'
import type { LinkageMeta } from '../types'

export const field = (name: string, type: string, more: Partial<FieldMeta> = {}): FieldMeta => ({
  uid: `u_${name}`, name, type, label: { zh: `字段${name}`, en: name }, required: false, read_only: false, unique: false, default: null, options: {}, sensitivity: '',
  operators: [], sortable: true, see: 'clear', write: 'always', ...more,
})

const cny: Record<string, Json> = { currency: 'CNY', decimals: 2 }
const u = (name: string) => of(`u_${name}`)

/** A complaint: the reason is asked for large amounts, the fee is worked out, and no amount is negative. */
export const linkage: LinkageMeta = {
  schema: 1,
  fields: {
    reason: { visible_if: cmp(u('amount'), '>', num('50000')), required_if: cmp(u('amount'), '>', num('50000')), when_hidden: 'clear' },
    note: { visible_if: cmp(u('level'), '=', txt('vip')) },
    total: { computed: arith(u('amount'), '+', u('fee')) },
    fee: { computed: arith(u('amount'), '*', num('0.00125')) },
    handler: { read_only_if: cmp(u('closed_on'), '!=', nil) },
    level: { required_if: cmp(of('u_customer', 'u_segment'), '=', txt('private')) },
  },
  checks: [
    { name: 'not_negative', fails_if: cmp(u('amount'), '<', num('0')), message: { zh: '金额不能为负', en: 'The amount cannot be negative' }, at: 'amount' },
    { name: 'not_tomorrow', fails_if: cmp(u('closed_on'), '>', call('today')), message: { zh: '办结日期不能晚于今天', en: 'Closed on a later day' }, at: 'closed_on' },
    { name: 'reasoned', fails_if: and(cmp(u('reason'), '=', txt('无')), cmp(u('amount'), '>', num('0'))), message: { zh: '请写明原因', en: 'Say why' } },
    { name: 'by_the_server', fails_if: call('range', txt('[1..2]')), message: { zh: '由服务器判断', en: 'For the server' }, at: 'amount' },
  ],
}

export const form: FormMeta = {
  app: 'complaints', name: 'complaint', label: { zh: '投诉' }, release: 1, title_field: null, layout: [], system_fields: [], linkage,
  rights: { create: true, update: true, delete: false, export: false },
  fields: [
    field('amount', 'money', { options: cny }), field('fee', 'money', { options: cny, read_only: true }), field('total', 'money', { options: cny, read_only: true }), field('reason', 'long_text'),
    field('level', 'choice'), field('note', 'text'), field('handler', 'person'), field('closed_on', 'date'), field('customer', 'reference'),
  ],
}

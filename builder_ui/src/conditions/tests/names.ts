import type { Member, Names } from '@/formulas/types'

const member = (name: string, zh: string, en: string, type: string, more: Partial<Member> = {}): Member => ({ name, label: { zh, en }, uid: `u_${name}`, type, is_list: false, ...more })
const level = { ranked: true, options: [{ code: 'mass', label: { zh: '普通', en: 'Mass' } }, { code: 'vip', label: { zh: '贵宾', en: 'VIP' } }] }

/** A complaint about a customer, who has deposits. */
export const names: Names = {
  members: [
    member('amount', '涉及金额', 'Amount', 'money:CNY'),
    member('limit', '限额', 'Limit', 'money:CNY'),
    member('due', '到期日', 'Due', 'date'),
    member('reason', '原因', 'Reason', 'text'),
    member('vip', '是否贵宾', 'VIP?', 'boolean'),
    member('tags', '标签', 'Tags', 'option:bank/level', { is_list: true, option_set: level }),
    member('customer', '客户', 'Customer', 'record:bank/customer', { form: 'bank/customer' }),
    member('owner', '负责人', 'Owner', 'person'),
    member('deposit_list', '存款列表', 'Deposit list', 'record:bank/deposit', { form: 'bank/deposit', is_list: true }),
  ],
  forms: {
    'bank/customer': { label: { zh: '客户', en: 'Customer' }, members: [member('level', '级别', 'Level', 'option:bank/level', { option_set: level }), member('rm', '客户经理', 'RM', 'person'), member('parent', '上级客户', 'Parent', 'record:bank/customer', { form: 'bank/customer' })] },
    'bank/deposit': { label: { zh: '存款', en: 'Deposit' }, members: [member('amount', '金额', 'Amount', 'money:CNY'), member('matures', '到期', 'Matures', 'date')] },
  },
  posts: [{ code: 'rm', label: { zh: '客户经理岗', en: 'Relationship manager' } }],
  functions: [{ name: 'count', label: { zh: '条数', en: 'Count' }, signature: 'count(list)' }],
}

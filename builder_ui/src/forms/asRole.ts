import type { FormBody } from '@/document'
import { today } from '@/kit/today'
import type { FieldMeta, FormMeta, Json, Values } from '@/runtime/types'
import type { Mode } from '@/runtime/form/RecordForm'
import type { Action, RoleBody } from '@/studio/bodies'
import { rightsOf, SEEN, WRITTEN, type Seen } from '@/studio/rights/matrix'

/** What a role gives on a form, one action at a time. */
export interface AsRole {
  readonly form: FormMeta
  /** Whether the role gives the action at all, of some records or of all. */
  readonly may: boolean
}

const least = <T,>(order: readonly T[], values: readonly T[]): T => values.reduce((one, other) => (order.indexOf(other) < order.indexOf(one) ? other : one))
const most = <T,>(order: readonly T[], values: readonly T[]): T => values.reduce((one, other) => (order.indexOf(other) > order.indexOf(one) ? other : one))

/** The form as its draft would be given to somebody who holds this role alone: grants added up, denials on top. What the
 * rules say of single records is taken as met. */
export function asRole(form: FormMeta, doc: FormBody, role: RoleBody, isNew: boolean): AsRole {
  const [seeing, writing]: [Action, Action] = isNew ? ['create', 'create'] : ['read', 'update']
  const grants = role.grants.filter((grant) => grant.form === form.name)
  const ceilings = (role.deny ?? []).filter((denial) => denial.form === form.name).map(({ fields }) => rightsOf({ entries: fields, denies: true }))
  const givenBy = (action: Action) => grants.filter(({ actions }) => actions[action] !== undefined).map(({ fields }) => rightsOf({ entries: fields, denies: false }))
  const [seen, written] = [givenBy(seeing), givenBy(writing)]
  const computed = new Set(doc.fields.filter((field) => field.computed !== undefined).map(({ name }) => name))
  const rightsOn = (field: FieldMeta): FieldMeta => {
    const asked = { name: field.name, label: field.label, sensitivity: field.sensitivity, plain: !field.sensitivity && !computed.has(field.name) }
    const see = least<Seen>(SEEN, [most<Seen>(SEEN, ['hidden', ...seen.map((of) => of(asked).seen)]), ...ceilings.map((of) => of(asked).seen)])
    const write = least(WRITTEN, [most(WRITTEN, ['never', ...written.map((of) => of(asked).write)]), ...ceilings.map((of) => of(asked).write), field.write])
    return { ...field, see: see === 'on_request' ? 'masked' : see, write: write === 'when_creating' && !isNew ? 'never' : write }
  }
  return { form: { ...form, fields: form.fields.map(rightsOn) }, may: givenBy(seeing).length > 0 }
}

const day = () => today().format('YYYY-MM-DD')
const SAMPLES: Record<string, (field: FieldMeta) => Json> = {
  text: (field) => `${field.label.zh}（示例）`.slice(0, Number(field.options.max_length ?? 200)), long_text: () => '示例内容，用来看看填好以后的样子。',
  phone: () => '13800138000', email: () => 'sample@example.com', url: () => 'https://example.com', integer: () => 12, decimal: () => '1234.50', money: () => '50000.00',
  percent: () => '12.5', date: day, date_time: () => new Date().toISOString(), time: () => '09:30', boolean: () => true, rating: () => 4, tags: () => ['示例'],
  choice: (field) => field.option_set?.options.find(({ retired }) => !retired)?.code ?? null,
  choices: (field) => field.option_set?.options.filter(({ retired }) => !retired).slice(0, 1).map(({ code }) => code) ?? null,
}
const TEXTS = new Set(['text', 'long_text', 'phone', 'email', 'url'])

const masked = (value: Json): Json => (typeof value === 'string' && value.length > 7 ? `${value.slice(0, 3)}****${value.slice(-4)}` : '***')

/** A made-up record as somebody with these rights would find it: what is hidden is not there, what is masked is. Fields whose values are other records, people or files stay empty. */
export const sampleOf = (form: FormMeta): Values =>
  Object.fromEntries(form.fields.flatMap((field) => {
    const value = field.see === 'hidden' ? null : (SAMPLES[field.type]?.(field) ?? null)
    if (value === null) return []
    if (field.see === 'clear') return [[field.name, value] as const]
    return TEXTS.has(field.type) || modeOfSample(field) === 'replaced' ? [[field.name, masked(value)] as const] : []
  }))

/** What somebody may do with a field of a record that is there. */
export const modeOfSample = (field: FieldMeta): Mode => {
  if (field.write === 'always' && !field.read_only && field.type !== 'serial_number') return field.see === 'masked' ? 'replaced' : 'written'
  return field.see === 'hidden' ? 'hidden' : 'shown'
}

import { newUid, pageOf, placeOf, sectionOf, type Command, type FormBody } from '@/document'
import { label } from '@/i18n'
import type { FieldGrant, GrantBody, RoleBody } from '../bodies'
import { keyOf, type Bodies } from '../several/several'
import { differs, rightsOf, type MatrixColumn, type MatrixField } from './matrix'

type Member = 'grants' | 'deny'

/** A column of the matrix and where its lines stand. */
export interface RoleColumn extends MatrixColumn {
  readonly role: string
  readonly title: string
  readonly member: Member
  readonly grant: GrantBody
}

const about = (grant: GrantBody, app: string, form: string) => grant.form === form || grant.form === `${app}/${form}`

/** The grants and denials of some roles on one form, role by role. */
export const columnsOf = (bodies: Bodies, roles: readonly string[], app: string, form: string): RoleColumn[] =>
  roles.flatMap((role) => {
    const body = bodies[keyOf('role', role)] as RoleBody | undefined
    if (!body) return []
    // what came from a file may leave out what it does not set
    const column = (member: Member) => (grant: GrantBody): RoleColumn =>
      ({ id: `${role}/${member}/${grant.uid}`, role, title: label(body.label) || role, member, grant, denies: member === 'deny', entries: (grant.fields as readonly FieldGrant[] | undefined) ?? [] })
    return (['grants', 'deny'] as const).flatMap((member) => (body[member] ?? []).filter((grant) => about(grant, app, form)).map(column(member)))
  })

/** Lines of several columns put in the place of those there were; one step of undo. */
export const setLines = (lines: ReadonlyMap<RoleColumn, readonly FieldGrant[]>): Command<Bodies> => ({
  name: 'setLines',
  apply: (bodies) => {
    const next: Record<string, unknown> = { ...bodies }
    for (const [{ role, member, grant: { uid } }, fields] of lines) {
      const key = keyOf('role', role)
      const body = next[key] as RoleBody
      next[key] = { ...body, [member]: (body[member] ?? []).map((grant) => (grant.uid === uid ? { ...grant, fields } : grant)) }
    }
    return next
  },
})

/** A role that had no rights on the form gets a first grant: one's own records, and what is not sensitive. */
export const addGrant = (role: string, form: string): Command<Bodies> => {
  const grant: GrantBody = { uid: newUid(), form, actions: { read: 'own', create: 'own', update: 'own' }, fields: [{ uid: newUid(), field: '*', see: 'clear', write: 'always' }] }
  return {
    name: 'addGrant',
    apply: (bodies) => {
      const body = bodies[keyOf('role', role)] as RoleBody
      return { ...bodies, [keyOf('role', role)]: { ...body, grants: [...body.grants, grant] } }
    },
  }
}

/** The row that stands for every field without a line of its own. */
export const STAR: MatrixField = { name: '*', label: { zh: '', en: '' }, plain: true }

export const fieldsOf = (form: FormBody): MatrixField[] =>
  form.fields.map(({ name, label: text, sensitivity, computed }) => ({ name, label: text, sensitivity: sensitivity || undefined, plain: !sensitivity && computed === undefined }))

export interface Wish {
  readonly words: string
  /** `page:` or `section:` and which. */
  readonly place: string | undefined
  readonly sensitive: boolean
  readonly changed: boolean
}

/** Where a field stands in the form: its section, and the page that is on. */
export function placesOf(form: FormBody): ReadonlyMap<string, readonly string[]> {
  return new Map(form.fields.map(({ name }) => {
    const section = sectionOf(form, placeOf(form, name)?.section)
    return [name, section ? [`section:${section.uid}`, ...(section.page === undefined ? [] : [`page:${section.page}`])] : []]
  }))
}

/** Tabs and sections as a list to choose from. */
export const placeChoices = (form: FormBody): { value: string; label: string }[] => [
  ...(form.pages ?? []).map((page) => ({ value: `page:${page.name}`, label: label(page.label) })),
  ...form.layout.map((section) => {
    const page = pageOf(form, form.pages?.find(({ name }) => name === section.page)?.uid)
    return { value: `section:${section.uid}`, label: [page && label(page.label), label(section.label)].filter(Boolean).join(' / ') }
  }).filter((each) => each.label !== ''),
]

/** The fields somebody looks for. */
export function found(fields: readonly MatrixField[], places: ReadonlyMap<string, readonly string[]>, wish: Wish, isChanged: (field: MatrixField) => boolean): MatrixField[] {
  const words = wish.words.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return fields.filter((field) => {
    const text = `${field.name} ${field.label.zh} ${field.label.en ?? ''}`.toLowerCase()
    if (!words.every((word) => text.includes(word))) return false
    if (wish.sensitive && !field.sensitivity) return false
    if (wish.place !== undefined && !places.get(field.name)?.includes(wish.place)) return false
    return !wish.changed || isChanged(field)
  })
}

/** The same grant as it is live; without one nothing of it is. */
export const liveColumn = (column: RoleColumn, live: RoleBody | null | undefined): MatrixColumn =>
  ({ id: column.id, denies: column.denies, entries: live?.[column.member]?.find(({ uid }) => uid === column.grant.uid)?.fields ?? [] })

/** Which fields have other rights in a column than are live. */
export function changedIn(column: RoleColumn, live: MatrixColumn): (field: MatrixField) => boolean {
  const [now, before] = [rightsOf(column), rightsOf(live)]
  return (field) => differs(now(field), before(field))
}

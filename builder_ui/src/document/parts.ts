import type { Field } from './types'

/** A copy of a field under a new identity: the columns and checks of a sub-table get identities made from it. */
export const withIdentity = (field: Omit<Field, 'uid'>, uid: string): Field => {
  const part = <P extends { readonly uid: string }>(kind: string) => (each: P, index: number): P => ({ ...each, uid: `${uid.slice(0, 21)}${kind}${index}` })
  return {
    ...field, uid,
    ...(field.fields ? { fields: field.fields.map(part('c')) } : {}),
    ...(field.checks ? { checks: field.checks.map(part('k')) } : {}),
  }
}

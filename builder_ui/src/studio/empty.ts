import { BASICS, type FormBody, type Label, newUid } from '@/document'
import type { Kind } from './api'
import type { OptionSetBody, RoleBody, ViewBody } from './bodies'

/** What a definition says when it has just been created. */
export const emptyForm = (name: string, uid: string, label: Label): FormBody => ({
  kind: 'form', schema: 1, name, uid, label, fields: [],
  layout: [{ uid: newUid(), block: 'section', label: BASICS, children: [] }],
})

export const emptyOptionSet = (name: string, uid: string, label: Label): OptionSetBody => ({ kind: 'option_set', schema: 1, name, uid, label, options: [] })

export const emptyView = (name: string, uid: string, label: Label, form: string, columns: string[]): ViewBody => ({
  kind: 'view', schema: 2, name, uid, form, label, as: 'table', columns, filter: '', sort: ['-created_at'],
})

export const emptyRole = (name: string, uid: string, label: Label): RoleBody => ({ kind: 'role', schema: 1, name, uid, label, grants: [], deny: [] })

/** The technical name a kind starts from when nothing better is known. */
export const stemOf: Record<Kind, string> = { form: 'form', view: 'list', option_set: 'options', decision: 'decision', flow: 'flow', role: 'role', app: 'app' }

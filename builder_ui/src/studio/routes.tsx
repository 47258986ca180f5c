import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, type ComponentType } from 'react'
import { Loading } from '@/kit/states'
import { Lost } from '@/shell/Lost'
import { label } from '@/i18n'
import type { Kind } from './api'
import type { GrantBody, OptionSetBody, RoleBody, ViewBody } from './bodies'
import { DraftPage } from './editor/DraftPage'
import { EditorPage } from './editors/EditorPage'
import { optionLines } from './editors/OptionSetDrawer'
import { OptionSetEditor } from './editors/OptionSetEditor'
import { ViewEditor } from './editors/ViewEditor'

/** The pages of the studio, loaded when a builder first opens one. */
export { BuildHome } from './BuildHome'
export { Workbench } from './Workbench'

const RoleEditor = lazy(async () => ({ default: (await import('./editors/RoleEditor')).RoleEditor }))

const roleLines = (role: RoleBody) => [...role.grants.map((grant) => grantLine(grant, '')), ...(role.deny ?? []).map((grant) => grantLine(grant, '✕ '))]
const grantLine = (grant: GrantBody, mark: string) => [`${mark}${grant.form}: ${Object.entries(grant.actions).map(([action, rule]) => `${action}=${String(rule)}`).join(' ')}`, grant.after && `after=${String(grant.after)}`, grant.until && `until=${grant.until}`].filter(Boolean).join(' ')
const filterLines = (filter: ViewBody['filter']) => (typeof filter === 'string' ? [filter] : (filter ?? []).map((each) => JSON.stringify(each)))
const viewLines = (view: ViewBody) => [label(view.label), ...view.columns, ...filterLines(view.filter), ...view.sort]

const editors: Partial<Record<Kind, { page: ComponentType; lines: (body: never) => string[] }>> = {
  option_set: { page: OptionSetEditor, lines: optionLines as (body: never) => string[] },
  view: { page: ViewEditor, lines: viewLines as (body: never) => string[] },
  role: { page: RoleEditor, lines: roleLines as (body: never) => string[] },
}

/** The editor of a definition that is not a form, by its kind. */
export const DefinitionEditor = () => {
  const { app, kind, name } = useParams({ strict: false })
  const editor = editors[kind as Kind]
  if (!editor || !app || !name) return <Lost />
  const { page: Page, lines } = editor
  return (
    <DraftPage<OptionSetBody> key={`${app} ${kind} ${name}`} app={app} kind={kind as Kind} name={name} summary={lines as (body: OptionSetBody) => string[]}>
      <EditorPage><Suspense fallback={<Loading rows={10} />}><Page /></Suspense></EditorPage>
    </DraftPage>
  )
}

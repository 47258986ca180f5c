import { get, path, post } from '@/api/client'
import { ApiError, type Problem } from '@/api/problem'
import { language, type Label } from '@/i18n'
import type { Json } from '@/runtime/types'
import type { DecisionBody } from './document'

/** Two rows that can hit together, and where. */
export interface Overlap {
  rows: [string, string]
  inputs: { input: string; text: string }[]
  sentence: Label
  /** The results differ and the hit policy does not settle it. */
  harmful: boolean
}

/** Values for which no row answers, as the cells of a row that would. */
export interface Gap {
  when: string[]
  sentence: Label
}

export interface Analysis {
  overlaps: Overlap[]
  gaps: Gap[]
  masked: { row: string; by: string[]; sentence: Label }[]
  dead: { row: string; sentence: Label }[]
  truncated: boolean
}

export interface Hit {
  row: number
  uid: string
  outputs: Json
}

/** Why a row answered or did not: the first input that failed, in words. */
export interface Why {
  row: number
  uid: string
  matched: boolean
  failed?: { input: string; text: string; value: Json; sentence: Label } | null
}

export interface Score {
  total: string
  base: string
  points: { characteristic: string; uid: string; bin: string | null; points: string; reason: Label | null; value: Json }[]
  /** Why it is not higher, the costliest first. */
  reasons: { characteristic: string; label: Label; reason: Label; short: string }[]
}

export interface Tried {
  result: Json
  /** The values decided on, by the names of the inputs. */
  inputs: Record<string, Json>
  hits: Hit[]
  reasons: Problem[]
  why: Why[]
  took_us: number
  score?: Score | null
}

export interface CaseOutcome {
  uid: string
  name: string
  ok: boolean
  expected: Json
  got: Json
  hits: Hit[]
  problems: Problem[]
}

export interface CasesRun {
  passed: number
  failed: number
  items: CaseOutcome[]
}

/** What a file says, as a proposal: nothing is saved. */
export interface Imported {
  definitions: DecisionBody[]
  problems: Problem[]
  losses: { where: string; message: Label }[]
}

export type Asked = { values: Record<string, Json> } | { record: string }
export type FileFormat = 'xlsx' | 'dmn'

const at = (app: string, name: string) => path`/api/apps/${app}/definitions/decision/${name}`

/** Ask the decision as it stands in the editor, saved or not. */
export const tryOut = (app: string, name: string, body: DecisionBody, asked: Asked) => post<Tried>(`${at(app, name)}/try`, { body: { body, ...asked } })
export const runCases = (app: string, name: string, body: DecisionBody) => post<CasesRun>(`${at(app, name)}/run_cases`, { body: { body } })
export const analyse = (app: string, name: string, body: DecisionBody, signal?: AbortSignal) => post<Analysis>(`${at(app, name)}/analyse`, { body: { body }, signal })

/** A decision as a file, as its draft is now: the bytes, and how much of the decision is not in there. */
export async function exportFile(app: string, name: string, format: FileFormat): Promise<{ file: Blob; losses: number }> {
  const answer = await fetch(`${at(app, name)}/export?format=${format}`, { headers: { 'Accept-Language': language() } }).catch(() => undefined)
  if (!answer) throw new ApiError(0, { code: 'network' })
  if (!answer.ok) throw new ApiError(answer.status, ((await answer.json().catch(() => ({}))) ?? {}) as Record<string, unknown>)
  return { file: await answer.blob(), losses: Number(answer.headers.get('Langqiao-Losses') ?? 0) }
}

/** `form` is whose fields the columns are taken for. */
export const importFile = (app: string, format: FileFormat, file: Blob, form?: string) => post<Imported>(path`/api/apps/${app}/definitions/decision/import`, { query: { format, form }, file })

/** Records of a form a test may be taken from. */
export const lookUp = (app: string, form: string, q: string) => get<{ items: { id: string; label: string; hint?: string | null }[] }>(path`/api/apps/${app}/forms/${form}/lookup`, { query: { q } }).then(({ items }) => items)

import { compileTree, Unsupported, type Expression } from '@/expressions'
import type { FieldMeta } from '../types'
import type { CheckRule, LinkageMeta, Tree } from './types'

/** The rules of one field, ready to run; what the browser cannot work out is left to the server. */
export interface CompiledField {
  field: FieldMeta
  visible: Expression | null
  clears: boolean
  required: Expression | null
  readOnly: Expression | null
  offered: Expression | null
  byDefault: Expression | null
  computed: Expression | null
  /** It is worked out, here or by the server. */
  isComputed: boolean
}

export interface CompiledCheck extends Pick<CheckRule, 'name' | 'message'> {
  fails: Expression
  at: string | null
  /** Names of the fields it reads. */
  reads: readonly string[]
}

/** All expressions of a form this person's browser can run. */
export interface Linkage {
  /** The fields that have rules: those whose values follow from others stand after what they read. */
  fields: readonly CompiledField[]
  checks: readonly CompiledCheck[]
  byUid: ReadonlyMap<string, FieldMeta>
  /** Types of the values read of records that are referred to, by path joined by dots. */
  referred: ReadonlyMap<string, string>
  ranks: LinkageMeta['ranks']
  calendars: LinkageMeta['calendars']
}

/** System fields whose value the browser knows. */
export const SYSTEM = ['created_at', 'created_by', 'updated_at', 'updated_by', 'owner', 'org'] as const

const RANKED = ['at least', 'at most']

/** What is given has all that the functions ask for. */
const isGiven = (of: Expression, { ranks = {}, calendars = {} }: LinkageMeta): boolean =>
  [...of.calendars].every((name) => name !== null && name in calendars) && (Object.keys(ranks).length > 0 || !RANKED.some((name) => of.functions.has(name)))

/** The expression, if all it reads is at hand: fields this person sees in the clear, of this record or of one it refers to. */
const compiled = (tree: Tree, meta: LinkageMeta, atHand: ReadonlySet<string>): Expression | null => {
  if (tree === null || tree === undefined) return null
  try {
    const expression = compileTree(tree, meta.schema)
    const isAtHand = expression.fields.every((path) => atHand.has(path.join('.')))
    return isAtHand && isGiven(expression, meta) ? expression : null
  } catch (error) {
    if (error instanceof Unsupported) return null
    throw error
  }
}

const readsOf = (one: CompiledField): string[] =>
  [one.computed, one.byDefault, one.clears ? one.visible : null].flatMap((rule) => rule?.fields.map(([uid = '']) => uid) ?? [])

/** Each field after those its value follows from; a ring, which is never published, keeps its order. */
const inOrder = (fields: readonly CompiledField[]): CompiledField[] => {
  const byUid = new Map(fields.map((one) => [one.field.uid, one]))
  const done = new Set<CompiledField>()
  const visit = (one: CompiledField): void => {
    if (done.has(one)) return
    waiting.add(one)
    for (const uid of readsOf(one)) {
      const before = byUid.get(uid)
      if (before && !waiting.has(before)) visit(before)
    }
    waiting.delete(one)
    done.add(one)
  }
  const waiting = new Set<CompiledField>()
  fields.forEach(visit)
  return [...done]
}

/**
 * Compile the expressions of a form. `isKnown` says whose values this person has before him in the clear: what depends
 * on others is unknown here, and the server decides.
 */
export const compileLinkage = (meta: LinkageMeta, fields: readonly FieldMeta[], isKnown: (field: FieldMeta) => boolean): Linkage => {
  const known = new Set(fields.filter(isKnown).map(({ uid }) => uid))
  const referred = new Map((meta.referred ?? []).filter(({ path: [first = ''] }) => known.has(first)).map(({ path, type }) => [path.join('.'), type]))
  const atHand = new Set<string>([...known, ...SYSTEM, ...referred.keys()])
  const expression = (tree: Tree) => compiled(tree, meta, atHand)
  const own = fields.flatMap((field): CompiledField[] => {
    const written = meta.fields[field.name]
    if (!written) return []
    const { visible_if, required_if, read_only_if, options_if, default_by, computed, when_hidden } = written
    return [{
      field, clears: when_hidden === 'clear', isComputed: computed !== null && computed !== undefined,
      visible: expression(visible_if), required: expression(required_if), readOnly: expression(read_only_if), computed: expression(computed),
      offered: expression(options_if), byDefault: expression(default_by),
    }]
  })
  const names = new Map(fields.map(({ uid, name }) => [uid, name]))
  const checks = meta.checks.flatMap(({ name, message, fails_if, at = null }): CompiledCheck[] => {
    const fails = expression(fails_if)
    return fails ? [{ name, message, fails, at, reads: fails.fields.flatMap(([uid = '']) => names.get(uid) ?? []) }] : []
  })
  return { fields: inOrder(own), checks, byUid: new Map(fields.map((field) => [field.uid, field])), referred, ranks: meta.ranks, calendars: meta.calendars }
}

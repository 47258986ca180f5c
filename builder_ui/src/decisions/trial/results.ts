import { grouped } from '@/kit/format'
import { label, language } from '@/i18n'
import type { Json } from '@/runtime/types'
import { folded } from '../cells/amounts'
import { named } from '../cells/enumeration'
import type { Valued } from '../cells/kind'
import { withUnit } from '../cells/phrase'
import { WORDS } from '../cells/words'
import type { Output } from '../document'

/** A value of a result as it is read: the option's label, 8 小时, 5 万元. */
export function showResult(value: Json | undefined, valued: Valued): string {
  if (value === null || value === undefined) return '—'
  if (Array.isArray(value)) return named(value.map((each) => showResult(each, valued)))
  if (typeof value === 'boolean') return WORDS[language()][value ? 'yes' : 'no']
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (valued.kind === 'option') return label(valued.options.find(({ code }) => code === text)?.label) || text
  if (valued.kind === 'money' && language() === 'zh') return withUnit(folded(text), valued)
  return /^-?\d+(\.\d+)?$/.test(text) && (valued.kind === 'number' || valued.kind === 'money') ? withUnit(grouped(text), valued) : text
}

/** The result column by column: one value stands for the only column, several are a list of results. */
export function resultLines(result: Json, outputs: readonly Output[]): { uid: string; value: Json }[][] {
  const lineOf = (one: Json): { uid: string; value: Json }[] =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? outputs.filter(({ name }) => name in one).map(({ uid, name }) => ({ uid, value: one[name] ?? null }))
      : outputs.slice(0, 1).map(({ uid }) => ({ uid, value: one }))
  return Array.isArray(result) ? result.map(lineOf) : [lineOf(result)]
}

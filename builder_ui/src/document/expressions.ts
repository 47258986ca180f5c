import type { Field } from './types'

/** Every expression a field carries, its columns' and rows' among them. */
export const expressionsOf = (field: Omit<Field, 'uid'>): string[] => [
  ...own(field),
  ...(typeof field.computed === 'object' ? [field.computed.lookup] : []),
  ...(field.fields ?? []).flatMap(own),
  ...(field.checks ?? []).map(({ fails_if }) => fails_if),
]

const own = (part: object): string[] =>
  Object.entries(part).flatMap(([name, value]) => ((name.endsWith('_if') || name === 'computed') && typeof value === 'string' ? [value] : []))

/** Whether a text names this: as a word of its own, not as a part of a longer one or of a text in quotes. */
export const names = (text: string, name: string): boolean =>
  new RegExp(`(?<![\\w.])${name}(?!\\w)`).test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))

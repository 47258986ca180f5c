import type { Label } from './types'

/** What a technical name may look like; the server says the same. */
export const NAME = /^[a-z][a-z0-9_]{0,47}$/

/** A name nobody has yet: the wanted one, or with the next free number behind it. */
export function freeName(wanted: string, taken: Iterable<string>): string {
  const names = new Set(taken)
  if (NAME.test(wanted) && !names.has(wanted)) return wanted
  const stem = slug(wanted).slice(0, 40)
  if (!names.has(stem)) return stem
  for (let number = 2; ; number += 1) {
    const name = `${stem}_${number}`
    if (!names.has(name)) return name
  }
}

/** What remains of a text as a technical name; `field` when nothing does. */
export function slug(text: string): string {
  const ascii = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
  return ascii === '' ? 'field' : ascii.slice(0, 48)
}

/** A label with a mark that it is a copy, in both languages. */
export const copyOf = (label: Label): Label => ({
  zh: `${label.zh} 副本`,
  ...(label.en ? { en: `${label.en} copy` } : {}),
})

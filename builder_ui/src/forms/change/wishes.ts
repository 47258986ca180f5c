import type { Conversion } from '@/document'

export type Unfit = NonNullable<Conversion['unfit']>

/** What is wished for one value: nothing of its own, empty, or another value. */
export type Wish = { does: 'rest' } | { does: 'empty' } | { does: 'replace'; text: string }

const WHOLE = new Set(['integer', 'rating', 'slider'])

/** What was typed, as a value of a type travels; the server says what is wrong with it. */
export function written(type: string, text: string): unknown {
  const value = text.trim()
  if (value === '') return null
  if (WHOLE.has(type) && /^-?\d{1,15}$/.test(value)) return Number(value)
  if (type === 'boolean') return ['是', 'yes', 'true'].includes(value.toLowerCase()) ? true : ['否', 'no', 'false'].includes(value.toLowerCase()) ? false : value
  return type === 'choices' || type === 'people' || type === 'references' ? [value] : value
}

/** What the dialog was told, as the document has it; nothing where nothing was wished. */
export function conversion(type: string, unfit: Unfit, instead: string, wishes: Readonly<Record<string, Wish>>, beside?: string): Conversion | undefined {
  const replaced = Object.entries(wishes).flatMap(([value, wish]) =>
    wish.does === 'rest' ? [] : [wish.does === 'empty' ? { value } : { value, instead: written(type, wish.text) }])
  if (unfit === 'refuse' && replaced.length === 0) return undefined
  return {
    unfit,
    ...(unfit === 'replace' ? { instead: written(type, instead) } : {}),
    ...(unfit === 'keep_text' && beside ? { beside } : {}),
    ...(replaced.length > 0 ? { replaced } : {}),
  }
}

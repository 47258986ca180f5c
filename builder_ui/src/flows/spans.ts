/** Lengths of time as flows write them (`P1D`, `PT4H`, `-PT30M`), as a number and a unit people choose. */

export const UNITS = ['m', 'h', 'd'] as const
export type Unit = (typeof UNITS)[number]

export interface Span {
  readonly count: number
  readonly unit: Unit
  readonly before: boolean
}

const WRITTEN = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/

/** A length of a single unit; undefined where it is none that can be chosen. */
export function readSpan(text: string | undefined): Span | undefined {
  const found = WRITTEN.exec((text ?? '').trim())
  if (!found) return undefined
  const [, sign, days, hours, minutes] = found
  const before = sign === '-'
  const [d, h, m] = [Number(days ?? 0), Number(hours ?? 0), Number(minutes ?? 0)]
  if (days === undefined && hours === undefined && minutes === undefined) return text?.trim().endsWith('S') ? { count: 0, unit: 'h', before } : undefined
  if (d > 0) return h === 0 && m === 0 ? { count: d, unit: 'd', before } : undefined
  if (h > 0) return m === 0 ? { count: h, unit: 'h', before } : { count: h * 60 + m, unit: 'm', before }
  return { count: m, unit: m === 0 && minutes === undefined ? 'h' : 'm', before }
}

/** It is a length and no expression. */
export const isSpan = (text: string): boolean => /^-?P(?=[\dT])(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text.trim())

/** A length as it is written. Nothing at all is at the time itself. */
export function writeSpan({ count, unit, before }: Span): string {
  if (count === 0) return 'PT0S'
  const text = unit === 'd' ? `P${count}D` : `PT${count}${unit.toUpperCase()}`
  return before ? `-${text}` : text
}

/** Zero seconds are at the time itself. */
export const isNow = (text: string): boolean => /^-?(P0D|PT0[SMH])$/.test(text.trim())

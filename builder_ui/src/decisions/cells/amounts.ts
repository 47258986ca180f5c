import { grouped } from '@/kit/format'

const shifted = (digits: string, places: number): string => {
  const sign = digits.startsWith('-') ? '-' : ''
  const [whole = '0', fraction = ''] = digits.replace(/^-/, '').split('.')
  const all = whole.padStart(places + 1, '0')
  const cut = all.length - places
  const rest = `${all.slice(cut)}${fraction}`.replace(/0+$/, '')
  return `${sign}${all.slice(0, cut).replace(/^0+(?=\d)/, '')}${rest ? `.${rest}` : ''}`
}

/** Digits after the point in 5.25 万; more would be harder to read than the whole number. */
const SHORT = 2
const digitsAfter = (text: string): number => text.split('.')[1]?.length ?? 0

/** An amount as people say it: 120000 is 12 万, 500000000 is 5 亿, 9800 stays. Only where no digit is lost. */
export const folded = (digits: string): string => {
  if (!/^-?\d+(\.\d+)?$/.test(digits)) return digits
  const whole = digits.replace(/^-/, '').split('.')[0]?.replace(/^0+/, '') ?? ''
  for (const [places, unit] of [[8, '亿'], [4, '万']] as const) {
    if (whole.length <= places) continue
    const text = shifted(digits, places)
    if (digitsAfter(text) <= SHORT) return `${grouped(text)} ${unit}`
  }
  return grouped(digits)
}

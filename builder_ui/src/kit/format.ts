import { language } from '@/i18n'

/** The bank's own zone: an instant is read on the bank's clock, whatever the machine says. */
export const zone = 'Asia/Shanghai'

const parts = (text: string, options: Intl.DateTimeFormatOptions): string | null => {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) return null
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hourCycle: 'h23', ...options }).format(at)
}

/** 2026-11-20 09:30, on the bank's clock. */
export const dateTime = (text: string | null | undefined, seconds = false): string => {
  if (!text) return ''
  const day = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  return parts(text, seconds ? { ...day, second: '2-digit' } : day) ?? text
}

/** 2026-11-20, of an instant. */
export const dayOf = (text: string): string => parts(text, { year: 'numeric', month: '2-digit', day: '2-digit' }) ?? text

/** 09:30, of an instant. */
export const timeOf = (text: string): string => parts(text, { hour: '2-digit', minute: '2-digit' }) ?? text

/** A decimal written as text with 千分位; the digits themselves are never touched, so that no amount is rounded. */
export const grouped = (text: string): string => {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d*)(\.\d*)?$/.exec(text) ?? []
  return whole || fraction ? `${sign}${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${fraction}` : text
}

/** A decimal with a fixed number of digits after the point, cut or filled as text. */
export const fixed = (text: string, digits: number): string => {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text
  const [whole = '0', fraction = ''] = text.split('.')
  const kept = fraction.padEnd(digits, '0')
  return kept ? `${whole}.${kept}` : whole
}

const symbols: Record<string, string> = { CNY: '¥', USD: 'US$', EUR: '€', HKD: 'HK$', GBP: '£', JPY: 'JP¥' }

/** The sign of a currency, as the server writes it. */
export const symbolOf = (currency: string): string => symbols[currency] ?? currency

/** ¥1,234.50, -¥20.00 */
export const money = (text: string, currency = 'CNY', digits = 2): string => {
  const written = grouped(fixed(text, digits))
  return written.startsWith('-') ? `-${symbolOf(currency)}${written.slice(1)}` : symbolOf(currency) + written
}

/** A count that may be capped: 73 or 1,000+. */
export const count = (value: number, exact: boolean): string => `${grouped(String(value))}${exact ? '' : '+'}`

/** Just now, 5 minutes ago, or the date and time. */
export const ago = (text: string, now: number = Date.now()): string => {
  const minutes = Math.round((new Date(text).getTime() - now) / 60_000)
  if (!Number.isFinite(minutes) || Math.abs(minutes) >= 60) return dateTime(text)
  const said = new Intl.RelativeTimeFormat(language() === 'en' ? 'en' : 'zh', { numeric: 'auto' }).format(minutes, 'minute')
  return said.replace(/(\d)(?=[\u4e00-\u9fff])/, '$1 ')
}

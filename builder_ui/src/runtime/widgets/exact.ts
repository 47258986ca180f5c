/** Full-width digits, signs and commas as they are typed on a Chinese keyboard, folded; separators taken out. */
export const typedNumber = (typed: string): string =>
  typed.normalize('NFKC').replace(/[\s,，_¥$€£]/g, '').replace(/[。．]/g, '.').replace(/[－−–—]/g, '-').replace(/^\+/, '')

/** What is typed is an exact decimal. */
export const isExact = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

/** 万 and 亿 are understood as people write them: `12万` is 120000. */
export const unfolded = (typed: string): string => {
  const found = /^(-?)(\d+)(?:\.(\d+))?([万亿])$/.exec(typedNumber(typed))
  if (!found) return typedNumber(typed)
  const [, sign = '', whole = '', fraction = '', unit] = found
  const places = unit === '万' ? 4 : 8
  const digits = whole + fraction.padEnd(places, '0').slice(0, Math.max(places, fraction.length))
  const point = whole.length + places
  const rest = digits.slice(point)
  return `${sign}${digits.slice(0, point).replace(/^0+(?=\d)/, '')}${rest ? `.${rest}` : ''}`
}

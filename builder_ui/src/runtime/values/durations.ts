import { language } from '@/i18n'

/** A length of time in whole seconds, by its parts. */
export interface Parts { days: number; hours: number; minutes: number; seconds: number }

/** The parts of PT2H30M; null where it is none. */
export const partsOf = (text: unknown): Parts | null => {
  const found = typeof text === 'string' ? /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text) : null
  if (!found) return null
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((each) => Number(each ?? 0))
  return { days, hours, minutes, seconds }
}

/** As it travels; every unit within the next greater one. */
export const durationOf = ({ days, hours, minutes, seconds }: Parts): string => {
  const all = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
  const parts = [Math.floor(all / 86_400), Math.floor(all / 3600) % 24, Math.floor(all / 60) % 60, all % 60] as const
  const clock = (['H', 'M', 'S'] as const).map((unit, at) => (parts[at + 1] ? `${parts[at + 1]}${unit}` : '')).join('')
  return parts[0] || clock ? `P${parts[0] ? `${parts[0]}D` : ''}${clock ? `T${clock}` : ''}` : 'PT0S'
}

const units = { zh: ['天', '小时', '分', '秒'], en: [' d', ' h', ' min', ' s'] }

/** 1天2小时30分, or 1 d 2 h 30 min. */
export const durationText = (text: string): string => {
  const parts = partsOf(text)
  if (!parts) return text
  const en = language() === 'en'
  const words = en ? units.en : units.zh
  const told = Object.values(parts).flatMap((amount, at) => (amount ? [`${String(amount)}${words[at] ?? ''}`] : []))
  return told.join(en ? ' ' : '') || `0${words[2] ?? ''}`
}

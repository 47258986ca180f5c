import type { Locale } from 'antd/es/locale'
import dayjs from 'dayjs'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { gather } from './gather'

export type Language = 'zh' | 'en'

const load = { zh: () => import('./chinese'), en: () => import('./english') }
const loadMore = { zh: () => import('./chineseMore'), en: () => import('./englishMore') }
/** Areas that come by themselves, with the parts that need them. */
const loadMany = { zh: () => import('./zh/many'), en: () => import('./en/many') }
const loadRights = { zh: () => import('./zh/rights'), en: () => import('./en/rights') }
const loadTasks = { zh: () => import('./zh/tasks'), en: () => import('./en/tasks') }
let wantsAll = false
let wantsTasks = false
let wantsMany = false
let wantsRights = false
const antdLocales: Partial<Record<Language, Locale>> = {}
const place = 'lq-language'

/** The words antd's own controls use, in a language already loaded. */
export const antdLocale = (language: string): Locale | undefined => antdLocales[language as Language]

const silent = new Set(['yearSelect', 'monthSelect', 'decadeSelect'])

/** In a calendar the year and the month are called by what they show: who speaks to the screen says what is seen. */
const asShown = (brought: Locale | { default: Locale }): Locale => {
  // bundled, antd's words come wrapped once more
  const locale = 'default' in brought ? brought.default : brought
  const { DatePicker } = locale
  if (!DatePicker) return locale
  const lang = Object.fromEntries(Object.entries(DatePicker.lang).filter(([name]) => !silent.has(name))) as typeof DatePicker.lang
  return { ...locale, DatePicker: { ...DatePicker, lang } }
}

/** The reader's language now. */
export const language = (): Language => (i18next.language === 'en' ? 'en' : 'zh')

const bringMore = async (next: Language): Promise<void> => {
  i18next.addResourceBundle(next, 'translation', (await loadMore[next]()).strings, true)
}

/** Bring the words of governance and of the studio too, from now on in every language. */
export const bringAllWords = async (): Promise<void> => {
  wantsAll = true
  await bringMore(language())
}

const bringManyOf = async (next: Language): Promise<void> => {
  i18next.addResourceBundle(next, 'translation', gather({ './many.ts': await loadMany[next]() }), true)
}

/** Bring the words of acting on many records, of groups and of saved views. */
export const bringMany = async (): Promise<void> => {
  wantsMany = true
  await bringManyOf(language())
}

const bringRightsOf = async (next: Language): Promise<void> => {
  i18next.addResourceBundle(next, 'translation', gather({ './rights.ts': await loadRights[next]() }), true)
}

/** Bring the words of sharing a record and of why somebody may or may not. */
export const bringRights = async (): Promise<void> => {
  wantsRights = true
  await bringRightsOf(language())
}

const bringTasksOf = async (next: Language): Promise<void> => {
  i18next.addResourceBundle(next, 'translation', gather({ './tasks.ts': await loadTasks[next]() }), true)
}

/** Bring the words of the inbox, of tasks and of cases. */
export const bringTasks = async (): Promise<void> => {
  wantsTasks = true
  await bringTasksOf(language())
}

const bring = async (next: Language): Promise<void> => {
  if (wantsTasks) await bringTasksOf(next)
  if (wantsAll) await bringMore(next)
  if (wantsMany) await bringManyOf(next)
  if (wantsRights) await bringRightsOf(next)
  if (antdLocales[next]) return
  const { strings, antd } = await load[next]()
  antdLocales[next] = asShown(antd)
  i18next.addResourceBundle(next, 'translation', strings, true)
}

const settle = async (next: Language): Promise<void> => {
  await bring(next)
  await i18next.changeLanguage(next)
  dayjs.locale(next === 'en' ? 'en' : 'zh-cn')
  document.documentElement.lang = next === 'en' ? 'en' : 'zh-CN'
}

/** Read everything in another language from now on; the session is told by the caller. */
export const setLanguage = async (next: Language): Promise<void> => {
  window.localStorage.setItem(place, next)
  await settle(next)
}

/** Strings of the screens. Keys are `area.name`; only the language being read is loaded. */
export const startLanguage = async (): Promise<void> => {
  await i18next.use(initReactI18next).init({
    lng: 'zh', resources: {}, keySeparator: false, nsSeparator: false,
    interpolation: { escapeValue: false }, returnNull: false, react: { useSuspense: false },
  })
  await settle(window.localStorage.getItem(place) === 'en' ? 'en' : 'zh')
}

export { i18next }
export { label, type Label } from './label'

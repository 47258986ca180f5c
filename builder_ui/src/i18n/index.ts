import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { bundles, type Language } from './bundles'

const stored = (): Language => {
  const kept = window.localStorage?.getItem('lq-language')
  if (kept === 'zh' || kept === 'en') return kept
  return 'zh'
}

/** Strings of the screens. Keys are `area.name`; an area is one file in each language. */
void i18next.use(initReactI18next).init({
  lng: stored(),
  fallbackLng: 'zh',
  resources: { zh: { translation: bundles.zh }, en: { translation: bundles.en } },
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
})

const mark = (language: string) => {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN'
}
mark(i18next.language)
i18next.on('languageChanged', mark)

/** The reader's language now. */
export const language = (): Language => (i18next.language === 'en' ? 'en' : 'zh')

/** Read everything in another language from now on; the session is told by the caller. */
export const setLanguage = async (next: Language): Promise<void> => {
  window.localStorage?.setItem('lq-language', next)
  await i18next.changeLanguage(next)
}

export { i18next }
export type { Language }
export { label, type Label } from './label'

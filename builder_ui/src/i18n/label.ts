import i18next from 'i18next'

/** What an author wrote, in both languages. */
export interface Label {
  zh: string
  en?: string
}

/** What an author wrote, in the reader's language; the Chinese one where the English is missing. Plain text stays as it is. */
export const label = (text: Label | string | null | undefined): string => {
  if (text == null) return ''
  if (typeof text === 'string') return text
  return (i18next.language === 'en' ? text.en : text.zh) || text.zh || text.en || ''
}

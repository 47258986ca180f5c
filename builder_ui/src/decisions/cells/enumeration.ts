import { language } from '@/i18n'

const between = (zh: string, en: string) => (words: readonly (string | number)[]): string => words.join(language() === 'en' ? en : zh)

/** Things named one after the other: 1、2 in Chinese, 1, 2 in English. */
export const named = between('、', ', ')
/** Things said one after the other. */
export const said = between('，', ', ')
/** Sentences one after the other. */
export const told = between('；', '; ')

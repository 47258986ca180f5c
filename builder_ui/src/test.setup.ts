import { bringAllWords, startLanguage } from '@/i18n'

/** jsdom knows no media queries: a test runs at PC width unless it says otherwise. */
window.matchMedia ??= (media: string) => ({
  media, matches: false, onchange: null,
  addEventListener: () => undefined, removeEventListener: () => undefined,
  addListener: () => undefined, removeListener: () => undefined, dispatchEvent: () => false,
})

await startLanguage()
await bringAllWords()

import { bringAllWords, startLanguage } from '@/i18n'

/** jsdom knows no media queries: a test runs at PC width unless it says otherwise. */
window.matchMedia ??= (media: string) => ({
  media, matches: false, onchange: null,
  addEventListener: () => undefined, removeEventListener: () => undefined,
  addListener: () => undefined, removeListener: () => undefined, dispatchEvent: () => false,
})

/** jsdom lays nothing out, so nothing ever changes its size. */
window.ResizeObserver ??= class {
  observe() { /* nothing to see */ }
  unobserve() { /* nothing to see */ }
  disconnect() { /* nothing to see */ }
}

await startLanguage()
await bringAllWords()

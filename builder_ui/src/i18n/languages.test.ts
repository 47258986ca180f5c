import { expect, test } from 'vitest'
import { strings as zh } from './chinese'
import { strings as zhMore } from './chineseMore'
import { strings as en } from './english'
import { strings as enMore } from './englishMore'

const bundles = { zh: { ...zh, ...zhMore }, en: { ...en, ...enMore } }

const blanks = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map((found) => found[1]).sort()

test('both languages say the same things', () => {
  expect(Object.keys(bundles.zh).length).toBeGreaterThan(200)
  expect(Object.keys(bundles.en).sort()).toEqual(Object.keys(bundles.zh).sort())
})

test('a sentence has the same blanks in both languages', () => {
  for (const [key, zh] of Object.entries(bundles.zh)) expect(blanks(bundles.en[key] ?? ''), key).toEqual(blanks(zh))
})

test('Chinese sentences use full-width punctuation between Chinese characters', () => {
  for (const [key, zh] of Object.entries(bundles.zh)) expect(zh, key).not.toMatch(/[\u4e00-\u9fff][,;!?][\u4e00-\u9fff]/)
})

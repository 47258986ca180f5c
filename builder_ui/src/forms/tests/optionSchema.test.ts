import { expect, test } from 'vitest'
import { plain, titleIn } from '../inspector/optionSchema'

test('"or null" is read as what it may be, and keeps its title', () => {
  const schema = { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }], title: '最大值', title_en: 'Maximum', default: null }
  expect(plain(schema, schema)).toEqual({ type: 'integer', minimum: 1, title: '最大值', title_en: 'Maximum', default: null })
})

test('a reference inside the schema is followed', () => {
  const root = { $defs: { Reset: { enum: ['year', 'month'] } } }
  expect(plain({ $ref: '#/$defs/Reset', title: '重新计数' }, root)).toEqual({ enum: ['year', 'month'], title: '重新计数' })
})

test('titles are read in the language of the reader', () => {
  const schema = { title: '币种', title_en: 'Currency' }
  expect([titleIn(schema, 'zh'), titleIn(schema, 'en'), titleIn({ title: '币种' }, 'en'), titleIn({}, 'zh')]).toEqual(['币种', 'Currency', '币种', ''])
})

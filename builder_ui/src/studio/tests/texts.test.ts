import { expect, test } from 'vitest'
import type { FormBody } from '@/document'
import { lacks, placed, setsOf, setTexts, textsOf } from '../texts/texts'

const form = {
  kind: 'form', schema: 1, name: 'loan', uid: 'formform', label: { zh: '贷款', en: 'Loan' },
  fields: [
    { uid: 'aa', name: 'title', type: 'text', label: { zh: '标题' }, help: { zh: '写全称', en: 'In full' } },
    { uid: 'bb', name: 'rows', type: 'table', label: { zh: '明细', en: 'Rows' }, fields: [{ uid: 'cc', name: 'kind', type: 'choice', label: { zh: '种类' }, options: { set: 'bank/kinds' } }], checks: [{ uid: 'dd', name: 'one', fails_if: 'true', message: { zh: '不行' } }] },
    { uid: 'ee', name: 'level', type: 'choice', label: { zh: '级别', en: 'Level' }, options: { set: 'levels' } },
    { uid: 'ff', name: 'town', type: 'choice', label: { zh: '城市', en: 'Town' }, options: { set: 'other_app/towns' } },
  ],
  layout: [{ uid: 'ss', block: 'section', label: { zh: '基本' }, children: [{ field: 'level', width: 12 }, { field: 'title', width: 12 }] }],
} as unknown as FormBody
const bodies = {
  'form/loan': form,
  'option_set/levels': { kind: 'option_set', name: 'levels', label: { zh: '级别' }, options: [{ uid: 'o', code: 'high', label: { zh: '高' } }] },
  'view/all': { kind: 'view', name: 'all', form: 'loan', label: { zh: '全部' } },
  'app/app': { kind: 'app', name: 'app', label: { zh: '应用' }, menu: [{ uid: 'm', view: 'all' }, { uid: 'n', view: 'another', label: { zh: '别的' } }, { uid: 'p', form: 'loan', as: 'new', label: { zh: '新建' } }] },
}
const texts = textsOf(bodies, 'loan')
const one = (id: string) => texts.find((text) => text.id === id) ?? (() => { throw new Error(id) })()

test('the texts of a form, its options, its views and its menu stand in the order in which they are read', () => {
  expect(texts.filter(({ zh }) => zh !== '').map(({ what, zh }) => `${what} ${zh}`)).toEqual([
    'form 贷款', 'section 基本', 'field 级别', 'field 标题', 'help 写全称', 'field 明细', 'column 种类', 'check 不行', 'field 城市', 'option_set 级别', 'option 高', 'view 全部', 'menu 新建',
  ])
  expect(setsOf(form, 'bank')).toEqual(['kinds', 'levels'])
})

test('a text lacks the language it should have; one that nobody wrote lacks nothing', () => {
  expect(lacks(one('form/loan fields/0/label'))).toBe('en')
  expect(lacks(one('form/loan fields/0/help'))).toBeUndefined()
  expect(lacks(one('form/loan fields/0/placeholder'))).toBeUndefined()
  expect(lacks({ zh: '', en: '', needed: true })).toBe('zh')
})

test('two columns from a spreadsheet are put in from a row on, in one step; the rest is told', () => {
  const rows = [one('form/loan fields/0/label'), one('form/loan fields/0/help'), one('view/all label')]
  const { written, over } = placed(rows, 1, 'zh', [['说明', 'Help'], ['全部贷款', 'All loans'], ['多', 'More']])
  expect(over).toBe(1)
  const next = setTexts(written).apply(bodies) as unknown as typeof bodies
  expect(next['form/loan'].fields[0]).toMatchObject({ label: { zh: '标题' }, help: { zh: '说明', en: 'Help' } })
  expect(next['view/all'].label).toEqual({ zh: '全部贷款', en: 'All loans' })
  expect(next['option_set/levels'], 'what is not touched stays the same object').toBe(bodies['option_set/levels'])
  const english = placed(rows, 0, 'en', [['Title'], ['']])
  const later = setTexts(english.written).apply(bodies) as unknown as typeof bodies
  expect(later['form/loan'].fields[0]).toMatchObject({ label: { zh: '标题', en: 'Title' }, help: { zh: '写全称' } })
})

test('an optional text that is emptied goes; one that was not there is put in', () => {
  const help = one('form/loan fields/0/help')
  const gone = setTexts([{ text: help, as: { zh: '', en: '' } }]).apply(bodies) as unknown as typeof bodies
  expect('help' in (gone['form/loan'].fields[0] ?? {})).toBe(false)
  const menu = setTexts([{ text: one('app/app menu/0/label'), as: { en: 'All' } }]).apply(bodies) as unknown as typeof bodies
  expect(menu['app/app'].menu[0]).toEqual({ uid: 'm', view: 'all', label: { zh: '', en: 'All' } })
})

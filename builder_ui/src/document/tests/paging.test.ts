import { expect, test } from 'vitest'
import { addPage, completed, createDocumentStore, inReadingOrder, movePage, moveSection, moveToPage, placeSection, removePage, sectionsOn, setPages, targetOf, updatePage, type Command, type FormBody } from '..'
import { form } from './random'

const T = { zh: '页', en: 'Page' }
const shape = (doc: FormBody) => [undefined, ...(doc.pages ?? []).map(({ name }) => name)].map((page) => sectionsOn(doc, page).map(({ children }) => children.map(({ field }) => field).join('')))
const start = (): FormBody => setPages('tabs', T).apply(form([['a'], ['b'], ['c']]))
const uidOf = (doc: FormBody, at: number) => doc.pages?.[at]?.uid ?? ''
const sectionAt = (doc: FormBody, at: number) => doc.layout[at]?.uid ?? ''

test('a form without pages gets one for each of its sections, named like it, and loses them again', () => {
  const plain = form([['a'], ['b']])
  const doc = setPages('steps', T).apply(plain)
  expect([doc.pages_as, doc.pages?.map(({ name, label }) => [name, label.zh]), shape(doc)]).toEqual(['steps', [['page', '分组1'], ['page_2', '分组2']], [[], ['a'], ['b']]])
  expect(setPages(undefined, T).apply(doc)).toEqual(plain)
  expect(setPages('steps', T).apply(doc)).toBe(doc)
  expect(setPages('tabs', T).apply(doc).pages_as).toBe('tabs')
})

test('a page goes with all that stands on it', () => {
  const doc = start()
  expect(shape(movePage(uidOf(doc, 2), 0).apply(doc))).toEqual([[], ['c'], ['a'], ['b']])
  expect(movePage(uidOf(doc, 0), 3).apply(doc)).toBe(doc)
  expect(shape(removePage(uidOf(doc, 1)).apply(doc))).toEqual([[], ['a', 'b'], ['c']])
  expect(shape(removePage(uidOf(doc, 0)).apply(doc))).toEqual([[], ['a', 'b'], ['c']])
  const one = removePage(uidOf(doc, 2)).apply(removePage(uidOf(doc, 1)).apply(doc))
  expect(removePage(uidOf(one, 0)).apply(one).pages).toBeUndefined()
})

test('a section is moved to another page, above them all, or over the border by steps', () => {
  const doc = start()
  const a = sectionAt(doc, 0)
  expect(shape(moveToPage(a, 'page_3').apply(doc))).toEqual([[], [], ['b'], ['c', 'a']])
  expect(shape(moveToPage(a, undefined).apply(doc))).toEqual([['a'], [], ['b'], ['c']])
  expect(moveToPage(a, 'nowhere').apply(doc)).toBe(doc)
  expect(shape(placeSection(a, 'page_3', 0).apply(doc))).toEqual([[], [], ['b'], ['a', 'c']])
  expect(placeSection(a, 'page', 0).apply(doc)).toBe(doc)
  expect(shape(moveSection(a, 1).apply(doc))).toEqual([[], [], ['a', 'b'], ['c']])
  expect(shape(moveSection(sectionAt(doc, 1), 0).apply(doc))).toEqual([[], ['a', 'b'], [], ['c']])
})

test('a page is added with a section to put fields on, and renamed in one step of undo', () => {
  const doc = addPage('newpage1', T, T, uidOf(start(), 9)).apply(start())
  expect([doc.pages?.at(-1)?.name, shape(doc)]).toEqual(['page_4', [[], ['a'], ['b'], ['c'], ['']]])
  const store = createDocumentStore(doc, () => 0)
  for (const zh of ['审', '审核']) store.getState().run(updatePage('newpage1', { zh }) as Command)
  expect([store.getState().doc.pages?.at(-1)?.label.zh, store.getState().past.length]).toEqual(['审核', 1])
  store.getState().undo()
  expect(store.getState().doc).toBe(doc)
})

test('what a file wrote in another order is read page by page; a problem of a page leads to it', () => {
  const doc = start()
  const mixed = { ...doc, layout: [...doc.layout].reverse() }
  expect(inReadingOrder(mixed)).toEqual(doc)
  expect(completed(mixed)).toEqual(doc)
  expect(targetOf(doc, '/pages/1/label/en')).toEqual({ uid: uidOf(doc, 1), property: 'label' })
  expect(targetOf(doc, '/pages')).toEqual({ uid: undefined, property: 'pages' })
})

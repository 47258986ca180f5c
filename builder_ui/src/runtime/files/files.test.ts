import { expect, test } from 'vitest'
import { textOf } from '../values/text'
import { canBeShown, filesOf, sizeText } from './files'

const photo = { id: 'a', name: '照.png', size: 2048, type: 'image/png' }

test('a value names its files; anything else names none', () => {
  expect(filesOf([photo])).toEqual([photo])
  expect(filesOf(['x', null, 5, []])).toEqual([])
  expect(filesOf('****')).toEqual([])
  expect(filesOf(null)).toEqual([])
})

test('files are read by their names', () => {
  expect(textOf({ type: 'file', options: {} }, [photo, { ...photo, name: 'b.pdf' }])).toBe('照.png、b.pdf')
  expect(textOf({ type: 'image', options: {} }, null)).toBe('')
})

test.each([[0, '0 B'], [1023, '1023 B'], [2048, '2 KB'], [5 * 1024 * 1024, '5 MB'], [1_600_000, '1.5 MB']])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text)
})

test('only what a browser draws without running it is shown', () => {
  expect(canBeShown(photo)).toBe(true)
  expect(canBeShown({ ...photo, type: 'application/pdf' })).toBe(true)
  for (const type of ['image/svg+xml', 'text/html', 'image/tiff', 'application/octet-stream']) expect(canBeShown({ ...photo, type })).toBe(false)
})

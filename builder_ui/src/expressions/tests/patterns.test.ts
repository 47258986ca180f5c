import { expect, test } from 'vitest'
import { patternOf, plainPattern } from '../functions/patterns'
import { Unsupported } from '../unsupported'

test.each([
  ['^\\d{6}$', '', '310000', true], ['^\\d{6}$', '', '31000', false], ['贵|稳', '', '最稳健', true], ['a.c', '', 'a\nc', false], ['a.c', 's', 'a\nc', true],
  ['^b', '', 'a\nb', false], ['^b', 'm', 'a\nb', true], ['A[b-d]+', 'i', 'xABCD', true], ['a.b', 'q', 'a.b', true], ['a.b', 'q', 'axb', false],
  ['^\\p{Han}+$', '', '𠮷野家', true], ['^[^\\d\\s]+$', '', '张三', true], ['^(?:ab){2,3}$', '', 'ababab', true], ['^(?:ab){2,3}$', '', 'abababab', false],
  ['', '', '', true], ['^(a?){3}a{3}$', '', 'aaa', true], ['(a*)*b', '', 'aaaa', false], ['^.$', '', '𠮷', true], ['\\p{Lu}', '', 'abC', true], ['[a-c-]', '', '-', true],
])('%s with flags %j in %j: %s', (pattern, flags, text, expected) => {
  expect(patternOf(pattern, flags).machine.matches(text)).toBe(expected)
})

test('no pattern takes longer than the text is long', () => {
  const began = performance.now()
  expect(patternOf('^(a+)+$', '').machine.matches(`${'a'.repeat(5_000)}!`)).toBe(false)
  expect(patternOf('(x+x+)+y', '').machine.matches('x'.repeat(5_000))).toBe(false)
  expect(performance.now() - began).toBeLessThan(2_000)
})

test.each(['(a)\\1', '(?=a)', '(?<n>a)', 'a**', '[', '(', 'a{2000}', '[[:alpha:]]', '\\bword', '(?i)a', '[a-z-[aeiou]]', 'x{', '(a{500}){500}'])('%s is for the server', (pattern) => {
  expect(() => patternOf(pattern, '')).toThrow(Unsupported)
})

test('only plain texts are replaced by and split at here', () => {
  expect(plainPattern('a\\.b', '')).toBe('a.b')
  expect(() => plainPattern('(a)', '')).toThrow(Unsupported)
  expect(() => plainPattern('', '')).toThrow(Unsupported)
})

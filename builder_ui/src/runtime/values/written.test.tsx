import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { FieldMeta, Json } from '../types'
import { durationOf, partsOf } from './durations'
import { plainOf, RichText } from './RichText'
import { textOf } from './text'

const field = (type: string, options: FieldMeta['options'] = {}) => ({ type, options }) as FieldMeta

test.each<[FieldMeta, Json, string]>([
  [field('time'), '09:30:00', '09:30'],
  [field('time', { seconds: true }), '09:30:00', '09:30:00'],
  [field('duration'), 'P1DT2H30M', '1天2小时30分'],
  [field('duration'), 'PT0S', '0分'],
  [field('rating'), 4, '4 星'],
  [field('slider', { unit: '%' }), 60, '60%'],
  [field('tags'), ['理财', '<b>'], '理财、<b>'],
  [field('card_number'), '6222021234567890128', '6222 0212 3456 7890 128'],
  [field('card_number'), '****0128', '****0128'],
  [field('region'), '310115', '310115'],
  [field('address'), { region: null, detail: '世纪大道 100 号' }, '世纪大道 100 号'],
  [field('location'), { lat: '31.230416', lng: '121.473701' }, '31.230416, 121.473701'],
  [field('rich_text'), '<p>面谈<strong>顺利</strong></p><p>下周再访</p>', '面谈顺利 下周再访'],
])('%j of %j reads %j', (meta, value, text) => {
  expect(textOf(meta, value)).toBe(text)
})

test.each(['PT0S', 'PT45S', 'PT2H30M', 'P1DT2H', 'P12D'])('%s comes back as it was', (text) => {
  const parts = partsOf(text)
  expect(parts && durationOf(parts)).toBe(text)
})

test('what is over a unit goes to the next one', () => {
  expect(durationOf({ days: 0, hours: 0, minutes: 90, seconds: 0 })).toBe('PT1H30M')
  expect(partsOf('2 hours')).toBeNull()
})

const HOSTILE = [
  '<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '<svg onload=alert(1)><script>alert(1)</script></svg>', '<p onclick=alert(1)>a</p>',
  '<a href="javascript:alert(1)">x</a>', '<a href="JaVaScRiPt:alert(1)">x</a>', '<a href=" data:text/html,x">x</a>', '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<style>*{display:none}</style>', '<p style="position:fixed" class="lq-btn" id="root">b</p>', '<math><mtext><script>alert(1)</script></mtext></math>', '<form action="/x"><button>c</button></form>',
  '<template><img src=x onerror=alert(1)></template>', '<a href="//evil.example">y</a>', '<base href="//evil.example">', '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
]

test.each(HOSTILE)('of %s nothing is drawn but words, paragraphs and safe links', (html) => {
  const { container } = render(<RichText html={html} />)
  for (const each of container.querySelectorAll('.lq-rich *')) {
    expect(['P', 'A', 'STRONG']).toContain(each.nodeName)
    for (const { name, value } of each.attributes) {
      expect(['href', 'target', 'rel']).toContain(name)
      if (name === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:)/)
    }
  }
  expect(container.textContent).not.toContain('alert')
  expect(plainOf(html)).not.toContain('alert')
})

test('a link to a page is drawn as one, and opens elsewhere without telling whence', () => {
  const { container } = render(<RichText html='<p>看 <a href="https://bank.cn/">这里</a></p><ul><li>一</li></ul>' />)
  const link = container.querySelector('a')
  expect([link?.getAttribute('href'), link?.getAttribute('rel'), link?.textContent]).toEqual(['https://bank.cn/', 'noopener noreferrer nofollow', '这里'])
  expect(container.querySelector('ul li')?.textContent).toBe('一')
})

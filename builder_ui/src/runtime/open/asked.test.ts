import { parseSearchWith, stringifySearchWith } from '@tanstack/react-router'
import { describe, expect, it } from 'vitest'
import { askedBy, exactly } from './asked'

const parse = parseSearchWith(exactly)
const write = stringifySearchWith(JSON.stringify, exactly)

describe('what an address asks for', () => {
  it.each([
    ['?phone=13800138000', { phone: '13800138000' }],
    ['?phone=+86%20138-0013-8000', { phone: '86 138-0013-8000' }],
    ['?phone=%2B8613800138000', { phone: '+8613800138000' }],
    ['?phone=02155667788', { phone: '02155667788' }],
    ['?id_number=110101199003070070', { id_number: '110101199003070070' }],
    ['?card=6222020000000000000', { card: '6222020000000000000' }],
    ['?phone=1&phone=2', { phone: '2' }],
    ['?phone=&name=%E5%BC%A0%E4%B8%89', { name: '张三' }],
    ['?name=true', { name: 'true' }],
    ['', {}],
  ])('%s', (address, asked) => {
    expect(askedBy(parse(address), '')).toEqual(asked)
    expect(askedBy(parse(write(parse(address))), ''), 'written anew it is the same').toEqual(asked)
  })

  it('reads what stands behind #, which no server sees', () => {
    expect(askedBy({}, 'phone=%2B86%20138')).toEqual({ phone: '+86 138' })
  })

  it('keeps what lists keep in their addresses', () => {
    const kept = { filter: '[{"field":"level"}]', tab: 'history', after: 7 }
    expect(parse(write(kept))).toEqual(kept)
  })
})

import { expect, test } from 'vitest'
import { matching, type Command } from './commands'

const command = (text: string, note = ''): Command => ({ key: text, text, note, icon: 'list' })
const all = [command('我的投诉', '投诉处理'), command('登记投诉', '投诉处理'), command('客户', '客户管理'), command('Log out')]

test.each([
  ['', ['我的投诉', '登记投诉', '客户', 'Log out']],
  ['客户', ['客户']],
  ['投诉', ['我的投诉', '登记投诉']],
  ['处理 登记', ['登记投诉']],
  ['LOG', ['Log out']],
  ['没有的', []],
])('typing %j offers %j', (typed, found) => {
  expect(matching(all, typed).map((one) => one.text)).toEqual(found)
})

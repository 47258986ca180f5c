import antd from 'antd/locale/en_US'
import { gather, type Strings } from './gather'

export const strings = gather(import.meta.glob<{ strings: Strings }>('./en/*.ts', { eager: true }))
export const calendar = 'en'
export { antd }

import 'dayjs/locale/zh-cn'
import antd from 'antd/locale/zh_CN'
import { gather, type Strings } from './gather'

export const strings = gather(import.meta.glob<{ strings: Strings }>('./zh/*.ts', { eager: true }))
export const calendar = 'zh-cn'
export { antd }

import 'dayjs/locale/zh-cn'
import antd from 'antd/locale/zh_CN'
import { gather, type Strings } from './gather'

/** The words of the shell and the portal; the rest comes with the pages that need it. */
export const strings = gather(import.meta.glob<{ strings: Strings }>('./zh/{common,shell,home,form,list,record,comment,acts,graph}.ts', { eager: true }))
export { antd }

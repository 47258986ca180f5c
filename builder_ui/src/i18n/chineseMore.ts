import { gather, type Strings } from './gather'

/** The words of governance and of the studio. */
export const strings = gather(import.meta.glob<{ strings: Strings }>(['./zh/*.ts', '!./zh/{common,shell,home,form,list,record,comment,acts,graph}.ts'], { eager: true }))

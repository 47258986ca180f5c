import type { Loose } from './carried'
import { freeName, slug } from './names'

/** What a column heading usually means: the first rule that fits decides. Ends first: 客户电话 is a phone, not a customer. */
const GUESSES: readonly (readonly [type: string, pattern: RegExp])[] = [
  ['id_number', /(身份证|证件号|\bid\s*(card|number|no)\b)/i],
  ['email', /(邮箱|邮件|e-?mail)/i],
  ['phone', /(电话|手机|联系方式|phone|mobile|\btel\b)/i],
  ['date_time', /(时间|time)$/i],
  ['date', /(日期|生日|期限|到期日|起息日|date|birthday|\bday)$/i],
  ['percent', /(率|占比|比例|百分比|%|rate|ratio|percent)/i],
  ['money', /(金额|余额|价格|费用|额度|收入|资产|本金|利息|元[)）]?$|amount|balance|price|\bfee|income|\baum\b)/i],
  ['boolean', /^(是否|有无)|^(is|has)\b/i],
  ['integer', /(数量|人数|次数|笔数|年龄|天数|个数|件数|count|quantity|\bage$|\bdays$)/i],
  ['serial_number', /^(编号|流水号|序号|单号)$|^(serial|ticket) ?(no|number)$/i],
  ['person', /(经理|经办人|负责人|处理人|员工|主管|审批人|manager|\bowner|assignee|staff)$/i],
  ['org_unit', /(机构|支行|分行|网点|部门|团队|branch|department|\bteam|\borg)/i],
  ['long_text', /(备注|说明|描述|意见|原因|内容|详情|经过|remark|notes?$|comment|description|reason|detail)/i],
]

/** The headings in pasted text: the cells of its first row that is not empty. A column of one cell a line reads downwards. */
export function headings(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '')
  const first = lines[0] ?? ''
  const cells = first.includes('\t') ? first.split('\t') : lines.length > 1 ? lines : first.split(/[,，;；]/)
  return cells.map((cell) => cell.replace(/^"|"$/g, '').replace(/\s+/g, ' ').trim()).filter((cell) => cell !== '')
}

/** The field type a heading suggests among those the installation has; text when nothing does. */
export function guessType(heading: string, types: ReadonlySet<string>): string {
  const bare = heading.replace(/[*＊]/g, '').trim()
  return GUESSES.find(([type, pattern]) => types.has(type) && pattern.test(bare))?.[0] ?? 'text'
}

/** A header row as fields: labels as written, a star means required, types guessed, names free of each other. */
export function fieldsFromHeader(
  text: string,
  types: ReadonlySet<string>,
  optionsOf: (type: string) => Record<string, unknown> | undefined,
  taken: Iterable<string> = [],
): Loose[] {
  const names = new Set(taken)
  return headings(text).map((heading) => {
    const type = guessType(heading, types)
    const bare = heading.replace(/[*＊]/g, '').trim()
    const ascii = slug(bare)
    const name = freeName(ascii === 'field' ? type : ascii, names)
    names.add(name)
    const options = optionsOf(type)
    const latin = /^[\x20-\x7e]+$/.test(bare)
    return {
      field: {
        name,
        type,
        label: latin ? { zh: bare, en: bare } : { zh: bare },
        ...(/[*＊]/.test(heading) ? { required: true } : {}),
        ...(options ? { options } : {}),
      },
      width: type === 'long_text' ? 24 : 12,
    }
  })
}

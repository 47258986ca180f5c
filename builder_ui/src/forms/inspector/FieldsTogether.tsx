import { Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { UniqueTogether } from '@/document'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import { useForm } from '../designer'

/** Types of which one value is not compared with another. */
const INCOMPARABLE = new Set(['long_text', 'rich_text', 'file', 'image', 'signature', 'choices', 'tags', 'people', 'references', 'table'])

interface Props {
  rules: readonly UniqueTogether[]
  change: (rules: readonly UniqueTogether[]) => void
  /** What is said of the fields of one rule, and what stands where none is chosen. */
  title: string
  hint: string
  /** What else stands in the line of a rule. */
  more?: (rule: UniqueTogether) => ReactNode
}

/** Rules about some fields together, a line each: what is compared is chosen among what can be. */
export const FieldsTogether = ({ rules, change, title, hint, more }: Props) => {
  const { t } = useTranslation()
  const fields = useForm((state) => state.doc.fields)
  const options = fields.filter(({ type }) => !INCOMPARABLE.has(type)).map((field) => ({ value: field.name, label: label(field.label) || field.name }))
  return rules.map((rule) => (
    <div key={rule.uid} className="lq-unique-rule">
      <Select
        mode="multiple" className="sp" value={[...rule.fields]} aria-label={title} placeholder={hint} options={options}
        onChange={(chosen: string[]) => change(rules.map((each) => (each === rule ? { ...rule, fields: chosen } : each)))}
      />
      <IconButton small icon="trash" label={t('common.delete')} onClick={() => change(rules.filter((each) => each !== rule))} />
      {more?.(rule)}
    </div>
  ))
}

import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import type { OptionSchema } from '@/studio/catalogue'
import { isNumber } from './optionSchema'

interface Props {
  id: string
  schema: OptionSchema
  value: unknown
  /** `undefined` puts the option back to its default. */
  change: (value: unknown) => void
}

/** The control of one option: a list for an enumeration, a number, a list of words, or text. */
export const OptionControl = ({ id, schema, value, change }: Props) => {
  const { t } = useTranslation()
  const shown = value ?? schema.default ?? undefined
  const tell = (next: unknown) => change(next === '' || next === null || next === schema.default ? undefined : next)
  if (schema.enum) {
    return (
      <Select
        id={id} value={shown as string | number | undefined} onChange={tell} allowClear={schema.default === null}
        options={schema.enum.map((each) => ({ value: each as string | number, label: label(schema.words?.[String(each)]) || String(each) }))}
      />
    )
  }
  if (isNumber(schema)) {
    return (
      <InputNumber
        id={id} className="lq-wide" value={shown as number | undefined} placeholder={t('common.none')} precision={schema.type === 'integer' ? 0 : undefined}
        min={schema.minimum} max={schema.maximum} onChange={tell}
      />
    )
  }
  if (schema.type === 'array' && schema.items?.enum) {
    return (
      <Select
        id={id} mode="multiple" value={(shown ?? []) as string[]} onChange={(next: string[]) => { if (next.length > 0) tell(next) }}
        options={schema.items.enum.map((each) => ({ value: String(each), label: label(schema.words?.[String(each)]) || String(each) }))}
      />
    )
  }
  if (schema.type === 'array') {
    return <Select id={id} mode="tags" value={(shown ?? []) as string[]} onChange={(next: string[]) => tell(next.length > 0 ? next : '')} />
  }
  return <Input id={id} value={(shown as string | undefined) ?? ''} maxLength={schema.maxLength} placeholder={t('common.none')} onChange={({ target }) => tell(target.value)} />
}

import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import type { FieldMeta, Json } from '../types'
import { Value } from '../values/Value'
import { widgetOf } from '../widgets'
import { FieldFrame } from './FieldFrame'
import { MaskedField } from './MaskedField'
import { ofTable } from './problems'

export interface FormCellProps {
  field: FieldMeta
  how: 'shown' | 'written' | 'replaced'
  /** The widget the catalogue names for the field's type. */
  widget: string | undefined
  value: Json
  isThere: boolean
  shown?: string | (string | null)[] | null
  problems?: Problem[]
  computed: boolean
  disabled?: boolean
  onChange: (field: string, value: Json, shown?: string | (string | null)[] | null) => void
}

const Cell = ({ field, how, widget, value, isThere, shown, problems, computed, disabled, onChange }: FormCellProps) => {
  const { t } = useTranslation()
  const Widget = widgetOf(field.type, widget)
  if (how === 'shown' && field.type !== 'serial_number') {
    return (
      <FieldFrame field={field} problems={problems} required={false} side={computed && <span className="tag" title={t('form.computed')}>ƒx</span>}>
        {({ id }) => <div id={id} className={field.table ? undefined : 'lq-fixed'}><Value field={field} value={value} shown={shown} inline /></div>}
      </FieldFrame>
    )
  }
  if (how === 'replaced') return <MaskedField field={field} value={value} changed={isThere} problems={problems} Widget={Widget} onChange={onChange} />
  return (
    <FieldFrame field={field} problems={field.table ? ofTable(problems) : problems} required={field.required && how === 'written'}>
      {(ids) => <Widget {...ids} field={field} value={value} shown={shown} disabled={disabled} problems={problems} onChange={(next, title) => onChange(field.name, next, title)} />}
    </FieldFrame>
  )
}

/** Problems are made anew with every keystroke; the same words at the same place are the same problem. */
const alike = (one: Problem[] | undefined, other: Problem[] | undefined) =>
  one === other || (one?.length === other?.length && (one ?? []).every((problem, at) => problem.path === other?.[at]?.path && problem.message === other?.[at]?.message))

const same = (before: FormCellProps, now: FormCellProps) =>
  alike(before.problems, now.problems) && (Object.keys(now) as (keyof FormCellProps)[]).every((name) => name === 'problems' || before[name] === now[name])

/** One field of a form. It is drawn anew when something of it changes, and not with every keystroke in another. */
export const FormCell = memo(Cell, same)

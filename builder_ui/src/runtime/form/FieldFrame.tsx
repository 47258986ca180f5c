import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { FieldMeta } from '../types'
import { controlId } from './controlId'
import { once } from './problems'

interface Props {
  field: FieldMeta
  problems?: Problem[]
  required?: boolean
  side?: ReactNode
  children: (ids: { id: string; describedBy: string | undefined; invalid: boolean }) => ReactNode
}

/** A field: its label above, `*` after the label, its help and every problem below. */
export const FieldFrame = ({ field, problems = [], required = field.required, side, children }: Props) => {
  const { t } = useTranslation()
  const id = controlId(field.name)
  const help = label(field.help)
  const describedBy = [help && `${id}-help`, problems.length > 0 && `${id}-problem`].filter(Boolean).join(' ') || undefined
  return (
    <div className={problems.length > 0 ? 'lq-field bad' : 'lq-field'} data-field={field.name}>
      <div className="row g8 top">
        <label id={`${id}-label`} htmlFor={id} className="nw">{label(field.label)}{required && <span className="star" title={t('form.required_mark')}> *</span>}</label>
        <span className="sp" />{side}
      </div>
      {children({ id, describedBy, invalid: problems.length > 0 })}
      {help && <div id={`${id}-help`} className="s12 t3">{help}</div>}
      {problems.length > 0 && (
        <div id={`${id}-problem`} className="problem s12">
          {once(problems).map((problem) => <div key={problem.message} className="row g4"><Icon name="warning" size={12} />{problem.message}</div>)}
        </div>
      )}
    </div>
  )
}

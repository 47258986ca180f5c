import { useTranslation } from 'react-i18next'
import type { Names } from '@/formulas/types'
import { BuilderProvider } from './builder'
import type { Group } from './drawing'
import { GroupBlock } from './GroupBlock'
import './conditions.css'

interface Props {
  names: Names
  root: Group
  change: (root: Group) => void
  /** What the conditions are for, for a screen reader. */
  title: string
  /** What the records are called, as 客户. */
  own?: string
  /** Mark what is still lacking. */
  strict?: boolean
}

/** Conditions built by choosing: groups joined by and / or, rows of field, operator and value, and related forms. */
export const ConditionBuilder = ({ names, root, change, title, own, strict = false }: Props) => {
  const { t } = useTranslation()
  return (
    <BuilderProvider names={names} own={own ?? t('conditions.own_form')} root={root} strict={strict} change={change}>
      <section className="lq-conditions" aria-label={title}>
        <GroupBlock group={root} form={undefined} depth={0} isRoot />
      </section>
    </BuilderProvider>
  )
}

import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExpressionField } from '@/formulas/ExpressionField'
import type { Member, Place } from '@/formulas/types'
import { useNames } from '@/formulas/useNames'
import { label } from '@/i18n'
import { Row } from '../rows'
import { SUMMARIES, writeRollUp, type RollUp, type Summary } from './made'

interface Props {
  place: Place
  chosen: RollUp | undefined
  change: (formula: string | undefined) => void
}

const NOTHING: RollUp = { list: '', summary: 'count', field: '', condition: '' }

const adds = ({ type, is_list }: Member): boolean => !is_list && (type === 'number' || type.startsWith('money'))
const orders = (member: Member): boolean => adds(member) || member.type === 'date' || member.type === 'date_time'

/** A value made of the records that refer to this one: of which form, what is made of them, and which of them count. */
export const RollUpRows = ({ place, chosen, change }: Props) => {
  const { t } = useTranslation()
  const { names } = useNames(place)
  const [drawn, draw] = useState<RollUp>(chosen ?? NOTHING)
  const lists = names?.members.filter((one) => one.is_list && one.form) ?? []
  const form = lists.find(({ name }) => name === drawn.list)?.form ?? undefined
  const fields = names?.forms[form ?? '']?.members.filter(drawn.summary === 'min' || drawn.summary === 'max' ? orders : adds) ?? []
  const set = (part: Partial<RollUp>) => {
    const next = { ...drawn, ...part }
    draw(next)
    const formula = writeRollUp(next)
    if (formula !== undefined) change(formula)
  }
  return (
    <>
      <Row property="computed" title={t('computing.of_records')}>
        {(id) => <Select id={id} value={drawn.list || undefined} placeholder={t('computing.choose_records')} notFoundContent={t('computing.no_lists')} onChange={(list: string) => set({ list, field: '', condition: '' })} options={lists.map((one) => ({ value: one.name, label: label(one.label) }))} />}
      </Row>
      <Row property="computed_summary" title={t('computing.summary')}>
        {(id) => <Select<Summary> id={id} value={drawn.summary} onChange={(summary) => set({ summary, field: summary === 'count' ? '' : drawn.field })} options={SUMMARIES.map((value) => ({ value, label: t(`computing.${value}`) }))} />}
      </Row>
      {drawn.summary !== 'count' && (
        <Row property="computed_field" title={t('computing.of_field')}>
          {(id) => <Select id={id} disabled={!form} value={drawn.field || undefined} placeholder={t('computing.choose_number')} onChange={(field: string) => set({ field })} options={fields.map((one) => ({ value: one.name, label: label(one.label) }))} />}
        </Row>
      )}
      {form !== undefined && (
        <ExpressionField
          property="computed_condition" place={{ app: place.app, form, wanted: 'boolean' }} title={t('computing.condition')} none={t('computing.condition_none')} withoutTrial
          text={drawn.condition || undefined} change={(condition) => set({ condition: condition ?? '' })}
        />
      )}
    </>
  )
}

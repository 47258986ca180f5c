import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExpressionField } from '@/formulas/ExpressionField'
import type { Place } from '@/formulas/types'
import { useNames } from '@/formulas/useNames'
import { label } from '@/i18n'
import { Row } from '../rows'
import type { LookUp } from './made'

interface Props {
  place: Place
  own: string
  prepare: () => Promise<unknown>
  wanted: string | undefined
  text: string
  chosen: LookUp | undefined
  change: (path: string) => void
}

/** A value taken over: the record this one refers to, then one of its fields. A longer path is edited as a formula. */
export const LookUpRows = ({ place, own, prepare, wanted, text, chosen, change }: Props) => {
  const { t } = useTranslation()
  const { names } = useNames(place)
  const [by, setBy] = useState<string>()
  if (text !== '' && !chosen) {
    return <ExpressionField property="computed" place={{ ...place, wanted: wanted ?? 'any' }} own={own} prepare={prepare} title={t('computing.lookup')} none="" text={text} change={(next) => next && change(next)} />
  }
  const referring = names?.members.filter((one) => one.form && !one.is_list) ?? []
  const of = referring.find(({ name }) => name === (by ?? chosen?.by))
  const fields = names?.forms[of?.form ?? '']?.members.filter((one) => !one.is_list) ?? []
  return (
    <>
      <Row property="computed" title={t('computing.from_record')}>
        {(id) => <Select id={id} value={of?.name} placeholder={t('computing.choose_record')} notFoundContent={t('computing.no_references')} onChange={setBy} options={referring.map((one) => ({ value: one.name, label: label(one.label) }))} />}
      </Row>
      <Row property="computed_field" title={t('computing.its_field')}>
        {(id) => (
          <Select
            id={id} disabled={!of} showSearch={{ optionFilterProp: 'label' }} placeholder={t('computing.choose_field')} value={of?.name === chosen?.by ? chosen?.field : undefined}
            onChange={(field: string) => of && change(`${of.name}.${field}`)} options={fields.map((one) => ({ value: one.name, label: label(one.label) }))}
          />
        )}
      </Row>
    </>
  )
}

import { Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { updateField, type Field } from '@/document'
import { ExpressionField } from '@/formulas/ExpressionField'
import { useForm } from '../../designer'
import { Group } from '../rows'
import { useStanding, wantedOf } from '../useStanding'
import { Kept } from './Kept'
import { LookUpRows } from './LookUpRows'
import { RollUpRows } from './RollUpRows'
import { readLookUp, readRollUp, wayOf, type Way } from './made'

const WAYS: readonly Way[] = ['people', 'formula', 'lookup', 'rollup']

/** How the value of a field is come by: filled in, by a formula, from a record it refers to, or of those that refer here. */
export const Computing = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const run = useForm((state) => state.run)
  const { place, own, prepare } = useStanding()
  const [chosen, choose] = useState<Way>()
  const { computed } = field
  const way = chosen ?? wayOf(field)
  const text = typeof computed === 'object' ? computed.lookup : computed
  const set = (next: Field['computed']) => run(updateField(field.uid, { computed: next }))
  const go = (next: Way) => {
    void prepare()
    choose(next)
    if (next === 'people') set(undefined)
  }
  return (
    <Group title={t('computing.title')}>
      <Segmented<Way>
        block size="small" aria-label={t('computing.title')} name={`computing-${field.uid}`} value={way} onChange={go}
        options={WAYS.map((value) => ({ value, label: t(`computing.${value}`) }))}
      />
      {way === 'people' && <p className="s12 t3">{t('computing.people_none')}</p>}
      {way === 'formula' && (
        <ExpressionField
          property="computed" place={{ ...place, wanted: wantedOf(field) ?? 'any' }} own={own} prepare={prepare} title={t('computing.formula')} none={t('computing.formula_none')}
          text={text} change={(next) => set(next)}
        />
      )}
      {way === 'lookup' && <LookUpRows place={place} own={own} prepare={prepare} wanted={wantedOf(field)} text={text ?? ''} chosen={readLookUp(text ?? '')} change={(path) => set({ lookup: path })} />}
      {way === 'rollup' && <RollUpRows place={place} chosen={readRollUp(text ?? '')} change={set} />}
      {computed !== undefined && <Kept place={place} field={field} />}
    </Group>
  )
}

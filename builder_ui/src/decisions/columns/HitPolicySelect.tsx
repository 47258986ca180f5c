import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDecision } from '../desk'
import { AGGREGATIONS, changeTable, HIT_POLICIES, type Aggregation, type HitPolicy, type TableBody } from '../document'
import { useActions } from '../grid/actions'

/** What happens when several rows hit, in plain words; a collecting table also says what it makes of them. */
export const HitPolicySelect = () => {
  const { t } = useTranslation()
  const policy = useDecision<TableBody, HitPolicy>((doc) => doc.hit_policy)
  const aggregation = useDecision<TableBody, Aggregation | undefined>((doc) => doc.aggregation)
  const { run } = useActions()
  return (
    <>
      <Select<HitPolicy>
        className="lq-policy" value={policy} prefix={<span className="t3 s12">{t('decisions.when_several')}</span>} aria-label={t('decisions.when_several')} popupMatchSelectWidth={320} data-pointer="/hit_policy"
        options={HIT_POLICIES.map((value) => ({ value, label: t(`decisions.policy_${value}`) }))} onChange={(value) => run(changeTable({ hit_policy: value }))}
        optionRender={({ value, label: text }) => <span className="col lq-policy-option"><span>{text}</span><span className="s12 t3">{t(`decisions.policy_${value}_why`)}</span></span>}
      />
      {policy === 'collect' && (
        <Select<Aggregation | ''>
          value={aggregation ?? ''} aria-label={t('decisions.aggregation')} style={{ width: 128 }} onChange={(value) => run(changeTable({ aggregation: value || undefined }))}
          options={[{ value: '' as const, label: t('decisions.aggregation_none') }, ...AGGREGATIONS.map((value) => ({ value, label: t(`decisions.aggregation_${value}`) }))]}
        />
      )}
    </>
  )
}

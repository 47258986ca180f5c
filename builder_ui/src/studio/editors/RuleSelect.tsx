import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExpressionDrawer, ExpressionField } from '@/formulas/ExpressionField'
import type { Member, Place } from '@/formulas/types'
import { label } from '@/i18n'
import { STRUCTURAL, type RoleBody, type Rule } from '../bodies'
import { useCatalogue } from '../catalogue'
import { useEditor } from '../editor/context'

const NAMES = Object.fromEntries(STRUCTURAL.map((name) => [name, 'boolean']))

const isStructural = (rule: Rule | undefined): boolean => STRUCTURAL.some((name) => name === rule)

/** The rule is a condition somebody wrote, not one of those with a name. */
const isWritten = (rule: Rule | undefined): rule is string => typeof rule === 'string' && !isStructural(rule)

/** What the rules with a name are called. */
function useRuleWords(): (name: string) => string {
  const { t } = useTranslation()
  const { data } = useCatalogue()
  return (name) => label(data?.row_rules.find((each) => each.name === name)?.label) || t(`studio.rule_${name}`)
}

/** Where a row rule stands: on the form, with the names of the structure. */
function usePlace(form: string): Place {
  const { app } = useEditor<RoleBody>()
  const words = useRuleWords()
  const extra: Member[] = STRUCTURAL.map((name) => ({ name, uid: name, label: { zh: words(name), en: words(name) }, type: 'boolean', nullable: false, is_list: false }))
  return { app, form, names: NAMES, extra, wanted: 'boolean' }
}

interface Props {
  form: string
  /** What the records are called. */
  own: string
  title: string
  rule: Rule | undefined
  set: (rule: Rule | undefined) => void
}

/** Which records: none, those of a rule with a name, all, or those that satisfy a condition of one's own. */
export const RuleSelect = ({ form, own, title, rule, none, withoutAll = false, set }: Props & { none: string; withoutAll?: boolean }) => {
  const { t } = useTranslation()
  const words = useRuleWords()
  const place = usePlace(form)
  const [writing, setWriting] = useState(false)
  const value = rule === undefined || rule === '' ? 'none' : rule === true ? 'all' : isStructural(rule) ? rule : 'custom'
  const choose = (chosen: string) => {
    if (chosen === 'custom') return setWriting(true)
    set(chosen === 'none' ? undefined : chosen === 'all' ? true : chosen)
  }
  return (
    <>
      <Select
        className={value === 'none' ? 'lq-wide none' : 'lq-wide'} value={value} popupMatchSelectWidth={false} aria-label={`${title} ${t('studio.which_records')}`} onSelect={choose}
        options={[{ value: 'none', label: none }, ...STRUCTURAL.map((name) => ({ value: name, label: words(name) })), ...(withoutAll ? [] : [{ value: 'all', label: t('studio.rule_all') }]), { value: 'custom', label: t('conditions.rule_custom') }]}
      />
      {writing && (
        <ExpressionDrawer
          place={place} own={own} title={`${title}：${t('conditions.rule_custom')}`} none="" pushability close={() => setWriting(false)}
          // a rule with a name is a good beginning of one's own
          text={typeof rule === 'string' ? rule : undefined} change={(text) => set(text)}
        />
      )}
    </>
  )
}

/** A condition of one's own in words, below the choice; nothing where the rule has a name. */
export const RuleCondition = ({ form, own, title, rule, set }: Props) => {
  const { t } = useTranslation()
  const place = usePlace(form)
  if (!isWritten(rule)) return null
  return <ExpressionField place={place} own={own} title={t('conditions.rule_of', { title })} none="" pushability text={rule} change={set} />
}

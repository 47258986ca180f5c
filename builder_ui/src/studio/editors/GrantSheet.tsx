import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { ACTIONS, type Action, type GrantBody, type RoleBody, type Rule } from '../bodies'
import { useCatalogue } from '../catalogue'
import { useRun } from '../editor/context'
import { changePart, removePart } from './commands'
import { FieldGrants } from './FieldGrants'
import { RuleCondition, RuleSelect } from './RuleSelect'

interface Props {
  member: 'grants' | 'deny'
  grant: GrantBody
  index: number
  title: string
}

/** Rights on one form, given or denied: which records for each action, what must hold after a write, until when, and field by field. */
export const GrantSheet = ({ member, grant, index, title }: Props) => {
  const { t } = useTranslation()
  const run = useRun<RoleBody>()
  const { data: catalogue } = useCatalogue()
  const at = `/${member}/${index}`
  const denies = member === 'deny'
  const set = (what: Partial<GrantBody>) => run(changePart<RoleBody, GrantBody>(member, grant.uid, what))
  const choose = (action: Action, rule: Rule | undefined) => {
    const others = Object.entries(grant.actions).filter(([name]) => name !== action)
    set({ actions: Object.fromEntries([...others, ...(rule === undefined ? [] : [[action, rule] as const])]) })
  }
  const nameOf = (action: Action) => label(catalogue?.actions.find(({ name }) => name === action)?.label) || t(`studio.action_${action}`)
  const none = t(denies ? 'conditions.rule_not_denied' : 'studio.rule_none')
  const day = grant.until === undefined ? null : dayjs(grant.until)
  return (
    <section className={denies ? 'card lq-panel lq-denial' : 'card lq-panel'} data-pointer={at} aria-label={t(denies ? 'conditions.denial_of' : 'conditions.grant_of', { name: title })}>
      <header className="hd">
        <Icon name={denies ? 'lock' : 'form'} className={denies ? 'danger' : 't3'} />
        <h2>{title}</h2>
        {denies && <span className="tag red">{t('conditions.denied')}</span>}
        {denies && <span className="s12 t3">{t('conditions.denied_how')}</span>}
        <span className="sp" />
        <IconButton small icon="trash" label={t(denies ? 'conditions.remove_denial' : 'studio.remove_grant', { name: title })} onClick={() => run(removePart<RoleBody>(member, grant.uid))} />
      </header>
      <table className="lq-matrix">
        <caption className="lq-hidden">{t('studio.actions_of', { name: title })}</caption>
        <thead><tr>{ACTIONS.map((action) => <th key={action} scope="col">{nameOf(action)}</th>)}</tr></thead>
        <tbody>
          <tr>
            {ACTIONS.map((action) => (
              <td key={action} data-pointer={`${at}/actions/${action}`}>
                <RuleSelect form={grant.form} own={title} title={nameOf(action)} rule={grant.actions[action]} none={none} set={(rule) => choose(action, rule)} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <div className="lq-rules">
        {ACTIONS.map((action) => <RuleCondition key={action} form={grant.form} own={title} title={nameOf(action)} rule={grant.actions[action]} set={(rule) => choose(action, rule)} />)}
      </div>
      <div className="lq-grant-more">
        {!denies && (
          <div data-pointer={`${at}/after`}>
            <span className="s12 t3">{t('conditions.after')}</span>
            <RuleSelect form={grant.form} own={title} title={t('conditions.after')} rule={grant.after} none={t('conditions.after_none')} withoutAll set={(after) => set({ after })} />
            <RuleCondition form={grant.form} own={title} title={t('conditions.after')} rule={grant.after} set={(after) => set({ after })} />
          </div>
        )}
        <div data-pointer={`${at}/until`}>
          <label className="s12 t3" htmlFor={`${grant.uid}-until`}>{t('conditions.until')}</label>
          <DatePicker
            id={`${grant.uid}-until`} className="lq-wide" value={day?.isValid() ? day : null} placeholder={t('conditions.until_none')}
            onChange={(next) => set({ until: next ? next.format('YYYY-MM-DD') : undefined })}
          />
        </div>
      </div>
      <FieldGrants grant={grant} at={at} denies={denies} set={(fields) => set({ fields })} />
    </section>
  )
}

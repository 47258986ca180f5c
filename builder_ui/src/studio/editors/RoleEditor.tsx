import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { ACTIONS, type Action, type GrantBody, type RoleBody, type Rule } from '../bodies'
import { useCatalogue } from '../catalogue'
import { useDocument, useEditor, useRun } from '../editor/context'
import { useReferables } from '../referables'
import { BothLanguages } from './BothLanguages'
import { addPart, change, changePart, removePart } from './commands'
import { FieldGrants } from './FieldGrants'

const RULES = ['own', 'my_team', 'my_org', 'my_org_and_below'] as const

/** A role: for each form, who may do what with which records, and what of each field is seen and written. */
export const RoleEditor = () => {
  const { t } = useTranslation()
  const { app } = useEditor<RoleBody>()
  const role = useDocument<RoleBody, RoleBody>(({ doc }) => doc)
  const run = useRun<RoleBody>()
  const { groups } = useReferables(app, 'form')
  const forms = groups.find((group) => group.app === app)?.items ?? []
  const left = forms.filter(({ name }) => !role.grants.some((grant) => grant.form === name))
  const add = (form: string) => run(addPart<RoleBody, GrantBody>('grants', { uid: newUid(), form, actions: { read: 'own', create: 'own', update: 'own' }, fields: [{ uid: newUid(), field: '*', see: 'clear', write: 'always' }] }))
  return (
    <>
      <section className="card lq-panel">
        <div className="lq-panel-row" data-pointer="/label">
          <label htmlFor="role-label">{t('common.name')}</label>
          <BothLanguages id="role-label" title={t('common.name')} value={role.label} change={(text) => run(change<RoleBody>({ label: text }))} />
        </div>
        <p className="lq-panel-note t3 s12">{t('studio.role_how')}</p>
      </section>
      {role.grants.map((grant, index) => <GrantSheet key={grant.uid} grant={grant} index={index} title={label(forms.find(({ name }) => name === grant.form)?.label) || grant.form} />)}
      <div>
        <Select
          className="lq-add-select" value={null} placeholder={t('studio.add_grant')} aria-label={t('studio.add_grant')} disabled={left.length === 0}
          options={left.map((form) => ({ value: form.name, label: label(form.label) }))} onChange={(form: string | null) => form && add(form)}
        />
      </div>
    </>
  )
}

const GrantSheet = ({ grant, index, title }: { grant: GrantBody; index: number; title: string }) => {
  const { t } = useTranslation()
  const run = useRun<RoleBody>()
  const { data: catalogue } = useCatalogue()
  const set = (what: Partial<GrantBody>) => run(changePart<RoleBody, GrantBody>('grants', grant.uid, what))
  const rule = (action: Action): string => (grant.actions[action] === undefined ? 'none' : grant.actions[action] === true ? 'all' : String(grant.actions[action]))
  const choose = (action: Action, chosen: string) => {
    const others = Object.entries(grant.actions).filter(([name]) => name !== action)
    const given = chosen === 'none' ? [] : [[action, chosen === 'all' ? true : (chosen as Rule)] as const]
    set({ actions: Object.fromEntries([...others, ...given]) })
  }
  const nameOf = (action: Action) => label(catalogue?.actions.find(({ name }) => name === action)?.label) || t(`studio.action_${action}`)
  const ruleOf = (name: string) => label(catalogue?.row_rules.find((each) => each.name === name)?.label) || t(`studio.rule_${name}`)
  const options = [{ value: 'none', label: t('studio.rule_none') }, ...RULES.map((name) => ({ value: name, label: ruleOf(name) })), { value: 'all', label: t('studio.rule_all') }]
  return (
    <section className="card lq-panel" data-pointer={`/grants/${index}`}>
      <header className="hd">
        <Icon name="form" className="t3" /><h2>{title}</h2><span className="sp" />
        <IconButton small icon="trash" label={t('studio.remove_grant', { name: title })} onClick={() => run(removePart<RoleBody>('grants', grant.uid))} />
      </header>
      <table className="lq-matrix">
        <caption className="lq-hidden">{t('studio.actions_of', { name: title })}</caption>
        <thead><tr>{ACTIONS.map((action) => <th key={action} scope="col">{nameOf(action)}</th>)}</tr></thead>
        <tbody>
          <tr>
            {ACTIONS.map((action) => (
              <td key={action} data-pointer={`/grants/${index}/actions/${action}`}>
                <Select className={rule(action) === 'none' ? 'lq-wide none' : 'lq-wide'} value={rule(action)} options={options} popupMatchSelectWidth={false} aria-label={`${nameOf(action)} ${t('studio.which_records')}`} onChange={(chosen: string) => choose(action, chosen)} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <FieldGrants grant={grant} index={index} set={(fields) => set({ fields })} />
    </section>
  )
}


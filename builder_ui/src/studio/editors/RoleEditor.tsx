import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { label } from '@/i18n'
import type { GrantBody, RoleBody } from '../bodies'
import { useDocument, useEditor, useRun } from '../editor/context'
import { useReferables, type Referable } from '../referables'
import { BothLanguages } from './BothLanguages'
import { addPart, change } from './commands'
import { GrantSheet } from './GrantSheet'

/** A role: for each form, who may do what with which records, and what of each field is seen and written; and what is denied. */
export const RoleEditor = () => {
  const { t } = useTranslation()
  const { app } = useEditor<RoleBody>()
  const role = useDocument<RoleBody, RoleBody>(({ doc }) => doc)
  const run = useRun<RoleBody>()
  const { groups } = useReferables(app, 'form')
  const forms = groups.find((group) => group.app === app)?.items ?? []
  const titleOf = (name: string) => label(forms.find((form) => form.name === name)?.label) || name
  const left = forms.filter(({ name }) => !role.grants.some((grant) => grant.form === name))
  const grant = (form: string) => run(addPart<RoleBody, GrantBody>('grants', { uid: newUid(), form, actions: { read: 'own', create: 'own', update: 'own' }, fields: [{ uid: newUid(), field: '*', see: 'clear', write: 'always' }] }))
  const deny = (form: string) => run(role.deny === undefined ? change<RoleBody>({ deny: [nothing(form)] }) : addPart<RoleBody, GrantBody>('deny', nothing(form)))
  return (
    <>
      <section className="card lq-panel">
        <div className="lq-panel-row" data-pointer="/label">
          <label htmlFor="role-label">{t('common.name')}</label>
          <BothLanguages id="role-label" title={t('common.name')} value={role.label} change={(text) => run(change<RoleBody>({ label: text }))} />
        </div>
        <p className="lq-panel-note t3 s12">{t('studio.role_how')}</p>
      </section>
      {role.grants.map((each, index) => <GrantSheet key={each.uid} member="grants" grant={each} index={index} title={titleOf(each.form)} />)}
      <AddForm title={t('studio.add_grant')} forms={left} add={grant} />
      {(role.deny ?? []).map((each, index) => <GrantSheet key={each.uid} member="deny" grant={each} index={index} title={titleOf(each.form)} />)}
      <AddForm title={t('conditions.add_denial')} forms={forms} add={deny} />
    </>
  )
}

const nothing = (form: string): GrantBody => ({ uid: newUid(), form, actions: {}, fields: [] })

const AddForm = ({ title, forms, add }: { title: string; forms: readonly Referable[]; add: (form: string) => void }) => (
  <div>
    <Select
      className="lq-add-select" value={null} placeholder={title} aria-label={title} disabled={forms.length === 0}
      options={forms.map((form) => ({ value: form.name, label: label(form.label) }))} onChange={(form: string | null) => form && add(form)}
    />
  </div>
)

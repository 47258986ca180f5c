import { Link } from '@tanstack/react-router'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Field, FormBody } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { definitions, draft } from '@/studio/api'
import type { FieldGrant, RoleBody } from '@/studio/bodies'
import { useEditor } from '@/studio/editor/context'
import { keys } from '@/studio/keys'

/** The entry of a grant that decides about a field: its own, or for an ordinary field the one for all others. */
export function entryFor(role: RoleBody, form: string, field: Field): FieldGrant | undefined {
  const entries = role.grants.filter((grant) => grant.form === form).flatMap((grant) => grant.fields)
  return entries.find((entry) => entry.field === field.name) ?? (field.sensitivity ? undefined : entries.find((entry) => entry.field === '*'))
}

/** Which roles see and write this field, as their drafts say. */
export const FieldRights = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const { app, name } = useEditor<FormBody>()
  const { data: roles } = useQuery({ queryKey: keys.definitions(app, 'role'), queryFn: () => definitions(app, 'role') })
  const bodies = useQueries({
    queries: (roles ?? []).map((role) => ({ queryKey: [...keys.draft(app, 'role', role.name), 'read'], queryFn: () => draft<RoleBody>(app, 'role', role.name), staleTime: 5_000 })),
  })
  return (
    <div className="lq-rights" data-property="rights">
      <p className="t3 s12">{t('forms.rights_why')}</p>
      {field.sensitivity && <p className="tag amber">{field.sensitivity}</p>}
      {field.sensitivity && <p className="t3 s12">{t('forms.rights_sensitive')}</p>}
      {roles?.length === 0 && <p className="t2">{t('forms.rights_none')}</p>}
      <ul>
        {(roles ?? []).map((role, index) => {
          const body = bodies[index]?.data?.body
          const entry = body && entryFor(body, name, field)
          return (
            <li key={role.uid}>
              <div className="row g8">
                <Icon name="role" className="t3" />
                <span className="b sp nw">{label(role.label)}</span>
                <Link to="/build/$app/$kind/$name" params={{ app, kind: 'role', name: role.name }} className="s12" aria-label={`${t('forms.rights_open')} ${label(role.label)}`}>{t('forms.rights_open')}</Link>
              </div>
              <div className="row g4">
                {entry ? <><span className="tag">{t('studio.see')}·{t(`studio.see_${entry.see}`)}</span><span className="tag">{t('studio.write')}·{t(`studio.write_${entry.write}`)}</span></> : body && <span className="tag">{t('forms.rights_closed')}</span>}
              </div>
            </li>
          )
        })}
      </ul>
      <Link to="/build/$app/rights/$form" params={{ app, form: name }} search={{}} className="s12">{t('matrix.open')}</Link>
    </div>
  )
}

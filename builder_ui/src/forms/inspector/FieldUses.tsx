import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Field, FormBody } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { uses } from '@/studio/api'
import { useEditor, useSaving } from '@/studio/editor/context'
import { keys } from '@/studio/keys'
import { kindIcon } from '@/studio/kinds'

/** Who uses this field: always in sight, so that removing it is never a surprise. */
export const FieldUses = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const { app, name } = useEditor<FormBody>()
  // the server knows a field once it is saved
  const known = useSaving<FormBody>().draft.body.fields.some((each) => each.name === field.name)
  const { data } = useQuery({ queryKey: keys.uses(app, 'form', name, field.name), queryFn: () => uses(app, 'form', name, field.name), enabled: known, retry: false, staleTime: 10_000 })
  const found = data ?? []
  return (
    <footer className="lq-ins-uses">
      <p className="s12 t3">{found.length > 0 ? t('forms.used', { count: found.length }) : t('forms.unused')}</p>
      <ul>
        {found.slice(0, 4).map((use) => (
          <li key={`${use.app} ${use.kind} ${use.name} ${use.path}`}>
            <Icon name={kindIcon(use.kind)} className="t3" />
            <span className="nw">{t(`studio.kind_${use.kind}`)}“{label(use.label)}”{label(use.where) && `·${label(use.where)}`}</span>
          </li>
        ))}
      </ul>
    </footer>
  )
}

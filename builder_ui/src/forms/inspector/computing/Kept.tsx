import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { get, path } from '@/api/client'
import type { Field } from '@/document'
import type { Place } from '@/formulas/types'
import { label, type Label } from '@/i18n'
import { useForm } from '../../designer'

interface Kept {
  field: string
  keeping: 'virtual' | 'local' | 'remote'
  follows_from: Label[]
}

const SHOWN = 4

/** What a computed value follows from, and how soon. What is wrong with it the checks say. */
export const Kept = ({ place: { app, form }, field }: { place: Place; field: Field }) => {
  const { t } = useTranslation()
  const written = useForm(({ doc }) => JSON.stringify(doc.fields.map((one) => [one.name, one.computed, one.visible_if])))
  const { data } = useQuery({
    queryKey: ['studio', app, 'computed', form, written],
    queryFn: () => get<{ items: Kept[] }>(path`/api/apps/${app}/forms/${form ?? ''}/computed`),
    refetchInterval: (query) => (query.state.data?.items.some((one) => one.field === field.name) || query.state.dataUpdateCount > 5 ? false : 1500),
    placeholderData: (before) => before,
  })
  const found = data?.items.find((one) => one.field === field.name)
  if (!found) return null
  const from = found.follows_from.slice(0, SHOWN).map((one) => label(one)).join(t('computing.and'))
  return (
    <p className="s12 t2 lq-kept" role="note">
      {from !== '' && <>{t('computing.follows', { from })}{found.follows_from.length > SHOWN && t('computing.and_more')} </>}
      {t(`computing.kept_${found.keeping}`)}
    </p>
  )
}

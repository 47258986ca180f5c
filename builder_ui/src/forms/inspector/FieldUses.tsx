import { Drawer } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { targetOf, type Field, type FormBody } from '@/document'
import { label } from '@/i18n'
import { useEditor, useSaving } from '@/studio/editor/context'
import { keys } from '@/studio/keys'
import { useGoTo, type Place } from '@/studio/places'
import { whereUsed } from '@/studio/uses/api'
import { standing } from '@/studio/uses/sorted'
import { UseList } from '@/studio/uses/UseList'
import { useDesigner } from '../designer'

const SHOWN = 4

/** Who uses this field: always in sight, so that removing it is never a surprise. That it stands in the layout goes
 * without saying. */
export const FieldUses = ({ field }: { field: Field }) => {
  const { t } = useTranslation()
  const { app, name, store } = useEditor<FormBody>()
  const { ask } = useDesigner()
  const goTo = useGoTo()
  const [all, setAll] = useState(false)
  // the server knows a field once it is saved
  const known = useSaving<FormBody>().draft.body.fields.some((each) => each.name === field.name)
  const { data } = useQuery({ queryKey: [...keys.uses(app, 'form', name, field.name), 'panel'], queryFn: () => whereUsed(app, 'form', name, field.name), enabled: known, retry: false, staleTime: 10_000 })
  const { along, left, own } = standing({ app, kind: 'form', name }, data?.items ?? [])
  const found = [...left, ...along, ...own.filter(({ path }) => !path.startsWith('/layout/'))]
  const hanging = data?.hanging ?? []
  const go = (place: Place) => {
    setAll(false)
    if (place.app !== app || place.kind !== 'form' || place.name !== name) return goTo(place)
    const { uid, property } = targetOf(store.getState().doc, place.pointer)
    store.getState().select(uid)
    ask(property)
  }
  return (
    <footer className="lq-ins-uses">
      <p className="s12 t3">{found.length > 0 ? t('forms.used', { count: found.length }) : t('forms.unused')}</p>
      <UseList app={app} uses={found.slice(0, SHOWN)} hanging={found.length > SHOWN ? [] : hanging} go={go} />
      {found.length > SHOWN && <button type="button" className="lq-link" onClick={() => setAll(true)}>{t('uses.more', { count: found.length })}</button>}
      <Drawer open={all} onClose={() => setAll(false)} size={440} title={t('uses.title_of', { name: label(field.label) })} destroyOnHidden>
        <UseList app={app} uses={found} hanging={hanging} go={go} />
      </Drawer>
    </footer>
  )
}

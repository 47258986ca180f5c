import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { FormBody } from '@/document'
import { useEditor, useSaving } from '@/studio/editor/context'
import { duplicates } from './api'
import './change.css'

const SHOWN = 5

/** Values that stand in the way of "no duplicates", with the records that have them. */
export const Doubles = ({ fields }: { fields: readonly string[] }) => {
  const { t } = useTranslation()
  const { app, name } = useEditor<FormBody>()
  const { draft } = useSaving<FormBody>()
  const known = fields.every((field) => draft.body.fields.some((each) => each.name === field))
  const { data } = useQuery({
    queryKey: ['studio', app, 'duplicates', name, ...fields], queryFn: () => duplicates(app, name, fields),
    // a release that has it already refuses every second value
    enabled: fields.length > 0 && known && draft.live_version !== null && draft.state === 'changed', retry: false, staleTime: 30_000,
  })
  if (!data || data.values === 0) return null
  const hidden = data.items.slice(0, SHOWN).filter(({ text }) => text === null).length
  return (
    <div className="lq-doubles s12" role="status">
      <p>{t('change.doubles', { count: data.values, records: data.records })}</p>
      <ul>
        {data.items.slice(0, SHOWN).map(({ text, count, records }, index) => text !== null && (
          <li key={index}>
            <span className="mono">{text}</span>
            <span className="t2">{t('change.times', { count })}</span>
            {records.map(({ id, label: title }) => <Link key={id} to="/app/$app/form/$form/$record" params={{ app, form: name, record: id }} target="_blank">{title || t('change.open_record')}</Link>)}
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="t2">{t('change.doubles_hidden')}</p>}
    </div>
  )
}

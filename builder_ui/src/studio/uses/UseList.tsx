import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { Use } from '../api'
import { kindIcon } from '../kinds'
import { hasEditor, hrefOf, type Place } from '../places'
import type { Hanging } from './api'
import { byUser } from './sorted'
import './uses.css'

interface Props {
  /** The app one is in; others are named. */
  app: string
  uses: readonly Use[]
  hanging?: readonly Hanging[]
  /** Go there; without it a place opens beside, in a page of its own. */
  go?: (place: Place) => void
}

/** Who uses something, a definition each, and every place in it: each place opens where it is. */
export const UseList = ({ app, uses, hanging = [], go }: Props) => {
  const { t } = useTranslation()
  return (
    <ul className="lq-use-places">
      {byUser(uses).map(({ key, first, places }) => (
        <li key={key}>
          <Icon name={kindIcon(first.kind)} className="t3" />
          <div>
            <span className="who">
              {t('uses.called', { kind: t(`uses.kind_${first.kind}`), name: label(first.label) })}
              {first.app !== app && <span className="tag">{t('uses.of_app', { app: label(first.app_label) })}</span>}
              {first.draft && <span className="tag amber">{t('uses.in_draft')}</span>}
            </span>
            <span className="places">{places.map((use) => <PlaceLink key={use.path} use={use} go={go} />)}</span>
          </div>
        </li>
      ))}
      {hanging.map((each) => (
        <li key={label(each.sentence)}>
          <Icon name={each.kind === 'saved_view' ? 'table' : 'people'} className="t3" />
          <span>{label(each.sentence)}</span>
        </li>
      ))}
    </ul>
  )
}

const PlaceLink = ({ use, go }: { use: Use; go: Props['go'] }) => {
  const said = label(use.where) || label(use.label)
  if (!hasEditor(use.kind)) return <span>{said}</span>
  const place = { app: use.app, kind: use.kind, name: use.name, pointer: use.path }
  const open = (event: { preventDefault: () => void; ctrlKey: boolean; metaKey: boolean }) => {
    if (!go || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    go(place)
  }
  return <a href={hrefOf(place)} target={go ? undefined : '_blank'} rel="noreferrer" onClick={open}>{said}</a>
}

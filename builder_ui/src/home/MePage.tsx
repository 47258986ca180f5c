import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actingOf, useMe } from '@/api/session'
import { label } from '@/i18n'
import { initials } from '@/shell/Identity'
import { IdentityMenu } from '@/shell/IdentityMenu'
import { OwnDialog, type OwnDialogName } from '@/shell/OwnDialog'
import { PageHeader } from '@/shell/PageHeader'
import { buildPlaces, governancePlaces } from '@/shell/places'
import { Link } from '@tanstack/react-router'
import { Icon } from '@/kit/icons'
import './home.css'

/** The phone's page about me: post, language, password, log out, and the pages I look after. */
export const MePage = () => {
  const { t } = useTranslation()
  const me = useMe()
  const acting = actingOf(me)
  const [dialog, setDialog] = useState<OwnDialogName>()
  const places = [...buildPlaces(me), ...governancePlaces(me)]
  return (
    <>
      <PageHeader title={t('shell.me')} search={false} />
      <div className="lq-body">
        <section className="card lq-mine">
          <span className="av xl" aria-hidden="true">{initials(me.person.name)}</span>
          <span className="col"><span className="b">{me.person.name}</span><span className="t3">{acting ? `${label(acting.post.label)}·${label(acting.unit.label)}` : t('shell.no_post')}</span></span>
        </section>
        {places.length > 0 && (
          <section className="card lq-rows">
            {places.map((place) => <Link key={place.to} to={place.to}><Icon name={place.icon} className="t3" /><span className="sp">{t(place.text)}</span><Icon name="forward" className="t3" /></Link>)}
          </section>
        )}
        <section className="card lq-me-menu"><IdentityMenu quiet close={() => undefined} ask={setDialog} /></section>
        {dialog && <OwnDialog which={dialog} close={() => setDialog(undefined)} />}
      </div>
    </>
  )
}

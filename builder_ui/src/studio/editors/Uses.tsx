import { useTranslation } from 'react-i18next'
import type { Kind } from '../api'
import { UsesPanel } from '../uses/UsesPanel'

/** Where a definition is used, beside what it says. */
export const Uses = ({ app, kind, name }: { app: string; kind: Kind; name: string }) => {
  const { t } = useTranslation()
  return (
    <section className="card lq-panel">
      <header className="hd"><h2>{t('uses.title')}</h2></header>
      <div className="lq-uses"><UsesPanel app={app} kind={kind} name={name} /></div>
    </section>
  )
}

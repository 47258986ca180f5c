import { useTranslation } from 'react-i18next'
import type { AuditEntry } from './types'

/** Everything an entry says. */
export const AuditDetails = ({ entry }: { entry: AuditEntry }) => {
  const { t } = useTranslation()
  const lines: [string, string | null | undefined][] = [
    [t('audit.kind'), entry.kind], [t('audit.post'), entry.acting_post], [t('audit.app'), entry.app],
    [t('audit.subject'), entry.subject && `${entry.subject.type} ${entry.subject.id}`], [t('audit.trace'), entry.trace_id],
  ]
  return (
    <dl className="lq-details">
      {lines.filter(([, text]) => text).map(([name, text]) => [<dt key={name} className="t3">{name}</dt>, <dd key={`${name} text`}>{text}</dd>])}
      {entry.details != null && <><dt className="t3">{t('audit.details')}</dt><dd><pre>{JSON.stringify(entry.details, null, 2)}</pre></dd></>}
    </dl>
  )
}

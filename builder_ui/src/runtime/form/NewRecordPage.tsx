import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Empty, Failure, Loading } from '@/kit/states'
import { PageHeader } from '@/shell/PageHeader'
import { formQuery } from '../queries'
import { NewRecord } from './NewRecord'
import { forgetPrefilled, prefilled } from './prefilled'

/** Fill in a form. */
export const NewRecordPage = () => {
  const { t } = useTranslation()
  const { app, form: name } = useParams({ strict: false }) as { app: string; form: string }
  const [given] = useState(() => prefilled(app, name))
  useEffect(forgetPrefilled, [])
  const { data: form, error, isPending, refetch } = useQuery(formQuery(app, name))
  return (
    <>
      <PageHeader title={form ? t('form.new_title', { form: label(form.label) }) : ''} back={`/app/${app}`} />
      {isPending && <div className="lq-body"><div className="card"><Loading rows={10} /></div></div>}
      {error && <div className="lq-body"><div className="card"><Failure error={error} retry={() => void refetch()} /></div></div>}
      {form && !form.rights.create && <div className="lq-body"><div className="card"><Empty icon="lock" title={t('form.no_create', { form: label(form.label) })} /></div></div>}
      {form?.rights.create && <NewRecord key={`${app}/${name}`} form={form} given={given} />}
    </>
  )
}

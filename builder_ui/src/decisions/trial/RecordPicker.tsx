import { Input, Modal } from 'antd'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { Empty, Failure, Loading } from '@/kit/states'
import { lookUp } from '../api'
import { useDesk } from '../desk'
import { useTrial } from './trial'

/** To whom a form is closed, it is not there. */
const isClosed = (error: unknown) => error instanceof ApiError && (error.status === 403 || error.status === 404)

/** Take a real record that one may read: the decision is asked about it, and its values fill the panel. */
export const RecordPicker = ({ form, close }: { form: string; close: () => void }) => {
  const { t } = useTranslation()
  const { app } = useDesk()
  const { take } = useTrial()
  const [q, setQ] = useState('')
  const asked = useDeferredValue(q)
  const [owner, name] = form.includes('/') ? (form.split('/') as [string, string]) : [app, form]
  const { data, error } = useQuery({ queryKey: ['lookup', owner, name, asked], queryFn: () => lookUp(owner, name, asked), retry: false, placeholderData: keepPreviousData })
  if (isClosed(error)) return <Modal open onCancel={close} footer={null} title={t('decisions.take_record')}><Empty icon="lock" title={t('decisions.no_right')} why={t('decisions.no_right_why')} /></Modal>
  return (
    <Modal open onCancel={close} footer={null} title={t('decisions.take_record')}>
      <Input autoFocus allowClear value={q} placeholder={t('decisions.find_record')} aria-label={t('decisions.find_record')} onChange={({ target }) => setQ(target.value)} />
      {error ? <Failure error={error} /> : !data ? <Loading rows={3} /> : (
        <ul className="lq-records">
          {data.map(({ id, label: title, hint }) => <li key={id}><button type="button" onClick={() => { take({ id, title }); close() }}><span className="sp nw">{title}</span>{hint && <span className="s12 t3 nw">{hint}</span>}</button></li>)}
          {data.length === 0 && <li className="t3">{t('decisions.no_record')}</li>}
        </ul>
      )}
    </Modal>
  )
}

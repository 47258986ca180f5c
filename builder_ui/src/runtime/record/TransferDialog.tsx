import { App, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queries } from '@/api/queries'
import { errorText } from '@/kit/errorText'
import { transferRecord } from '../queries'
import type { FormMeta, RecordRow } from '../types'
import { PersonSelect } from '../widgets/PersonSelect'

/** Hand a record over to a colleague, and with him to his unit. */
export const TransferDialog = ({ form, record, close }: { form: FormMeta; record: RecordRow; close: () => void }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [owner, setOwner] = useState<string>()
  const [busy, setBusy] = useState(false)
  const transfer = async () => {
    if (!owner) return
    setBusy(true)
    try {
      await transferRecord(form, record.id, record.version, owner)
      await queries.invalidateQueries({ predicate: ({ queryKey: [what] }) => what === 'record' || what === 'records' || what === 'history' })
      message.success(t('record.transferred'))
      close()
    } catch (error) {
      message.error(errorText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal open width={440} title={t('record.transfer_title')} okText={t('record.transfer')} okButtonProps={{ disabled: !owner }} confirmLoading={busy} cancelText={t('common.cancel')} onCancel={close} onOk={() => void transfer()}>
      <p className="t2">{t('record.transfer_consequence')}</p>
      <label htmlFor="new-owner" className="t2">{t('record.transfer_to')}</label>
      <PersonSelect id="new-owner" className="lq-wide" value={owner} onChange={setOwner} />
    </Modal>
  )
}

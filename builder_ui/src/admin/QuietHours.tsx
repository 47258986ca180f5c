import { Modal, TimePicker } from 'antd'
import { useQuery } from '@tanstack/react-query'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { put } from '@/api/client'
import { Failure, Loading } from '@/kit/states'
import { quietQuery } from './messages'
import { useAct } from './useAct'

const written = 'HH:mm'
const timeOf = (text: string | null) => (text ? dayjs(`2000-01-01T${text}`) : null)

/** From when until when no e-mail and no text message leaves. */
export const QuietHours = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const { act, busy } = useAct('quiet_hours', 'messages')
  const { data, error, refetch } = useQuery(quietQuery)
  const [chosen, setChosen] = useState<[Dayjs | null, Dayjs | null]>()
  const shown = chosen ?? (data && [timeOf(data.starts), timeOf(data.ends)] as [Dayjs | null, Dayjs | null])
  const save = async () => {
    const body = { starts: shown?.[0]?.format(written) ?? null, ends: shown?.[1]?.format(written) ?? null }
    if (await act(() => put('/api/messages/quiet_hours', { body }), t('messages.quiet_saved'))) close()
  }
  return (
    <Modal open width={440} title={t('messages.quiet')} onCancel={close} onOk={() => void save()} confirmLoading={busy} okButtonProps={{ disabled: !shown }} okText={t('common.save')} cancelText={t('common.cancel')}>
      <p className="t3 s12">{t('messages.quiet_help')}</p>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!shown && !error && <Loading rows={1} />}
      {shown && <TimePicker.RangePicker className="lq-wide" aria-label={t('messages.quiet')} format={written} minuteStep={5} order={false} needConfirm={false} placeholder={[t('messages.quiet_from'), t('messages.quiet_until')]} value={shown} onChange={(value) => setChosen(value ? [value[0], value[1]] : [null, null])} />}
    </Modal>
  )
}

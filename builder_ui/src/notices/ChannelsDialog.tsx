import { Checkbox, Modal } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '@/admin/useAct'
import { Failure, Loading } from '@/kit/states'
import { channelsQuery, chooseChannels, type Channels } from './queries'

/** On which channels I want to be told beside the product itself. */
export const ChannelsDialog = ({ close }: { close: () => void }) => {
  const { t } = useTranslation()
  const { act, busy } = useAct('notices')
  const { data, error, refetch } = useQuery(channelsQuery)
  const [chosen, setChosen] = useState<Partial<Channels>>({})
  const wanted = data && { ...data, ...chosen }
  const save = async () => {
    if (wanted && await act(() => chooseChannels(wanted), t('notices.channels_saved'))) close()
  }
  const choice = (channel: keyof Channels) => (
    <Checkbox checked={wanted?.[channel]} onChange={(event) => setChosen({ ...chosen, [channel]: event.target.checked })}>{t(`notices.${channel}`)}</Checkbox>
  )
  return (
    <Modal open width={440} title={t('notices.channels')} onCancel={close} onOk={() => void save()} confirmLoading={busy} okButtonProps={{ disabled: !wanted }} okText={t('common.save')} cancelText={t('common.cancel')}>
      <p className="t3 s12">{t('notices.channels_help')}</p>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!wanted && !error && <Loading rows={2} />}
      {wanted && <div className="col g12 lq-channels"><Checkbox checked disabled>{t('notices.inbox')}</Checkbox>{choice('email')}{choice('sms')}</div>}
    </Modal>
  )
}

import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Row } from '@/forms/inspector/rows'
import { useDesk, useNamed } from '../desk'

const CHANNELS = ['inbox', 'email', 'sms'] as const

/** By which channels it is said. */
export const ChannelSelect = ({ value, change }: { value: readonly string[] | undefined; change: (channels: readonly string[]) => void }) => {
  const { t } = useTranslation()
  return (
    <Row property="channels" title={t('flows.channels')}>
      {(id) => <Select id={id} mode="multiple" value={[...(value ?? ['inbox'])]} aria-label={t('flows.channels')} options={CHANNELS.map((each) => ({ value: each, label: t(`flows.channel_${each}`) }))} onChange={change} />}
    </Row>
  )
}

/** What is said: a template of the app, or the platform's own words. */
export const MessageSelect = ({ value, change }: { value: string | undefined; change: (message: string | undefined) => void }) => {
  const { t } = useTranslation()
  const { app } = useDesk()
  const messages = useNamed(app, 'message')
  return (
    <Row property="message" title={t('flows.message')}>
      {(id) => <Select id={id} value={value ?? ''} aria-label={t('flows.message')} options={[{ value: '', label: t('flows.own_words') }, ...messages, ...(value && !messages.some((each) => each.value === value) ? [{ value, label: value }] : [])]} onChange={(message: string) => change(message || undefined)} />}
    </Row>
  )
}

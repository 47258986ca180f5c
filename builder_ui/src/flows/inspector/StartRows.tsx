import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Group, Row, Toggle } from '@/forms/inspector/rows'
import { TRIGGERS, type Trigger } from '../document'
import type { PartProps } from './NodeBody'

/** What starts a case. */
export const StartRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  if (node.inside !== undefined) return <p className="t3">{t('flows.start_inside')}</p>
  const trigger: Trigger = node.trigger ?? { kind: 'form' }
  return (
    <Group>
      <Row property="trigger" title={t('flows.started_by')}>
        {(id) => <Select<Trigger['kind']> id={id} value={trigger.kind} aria-label={t('flows.started_by')} options={TRIGGERS.map((value) => ({ value, label: t(`flows.trigger_${value}`) }))} onChange={(kind) => set({ trigger: kind === 'schedule' ? { kind, cron: '0 8 * * 1-5' } : kind === 'message' ? { kind, message: 'message' } : { kind } })} />}
      </Row>
      {trigger.kind === 'schedule' && <Row property="cron" title={t('flows.schedule')} hint={t('flows.schedule_why')}>{(id) => <Input id={id} className="mono" value={trigger.cron ?? ''} onChange={({ target }) => set({ trigger: { ...trigger, cron: target.value } })} />}</Row>}
      {trigger.kind === 'message' && <Row property="message" title={t('flows.name_message')}>{(id) => <Input id={id} className="mono" value={trigger.message ?? ''} onChange={({ target }) => set({ trigger: { ...trigger, message: target.value.trim().toLowerCase() } })} />}</Row>}
      <p className="s12 t3">{t(`flows.trigger_${trigger.kind}_why`)}</p>
    </Group>
  )
}

/** What a case comes to here. */
export const EndRows = ({ node, set }: PartProps) => {
  const { t } = useTranslation()
  return (
    <Group>
      <Row property="result" title={t('flows.result')} hint={t('flows.result_why')}>
        {(id) => <Input id={id} className="mono" maxLength={48} value={node.result ?? ''} onChange={({ target }) => set({ result: target.value.trim().toLowerCase() || undefined })} />}
      </Row>
      <Toggle property="terminate" title={t('flows.terminate')} value={node.terminate ?? false} change={(on) => set({ terminate: on || undefined })} />
    </Group>
  )
}

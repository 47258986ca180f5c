import { Checkbox, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { LookUpSelect } from '@/runtime/widgets/LookUpSelect'
import { lookUpPeople } from '@/runtime/widgets/lookUps'
import type { FieldMeta } from '@/runtime/types'
import type { ActBody, Task } from './types'
import { actionText } from './words'

interface Props {
  task: Task
  action: string
  busy: boolean
  /** What stands against it, told by the server. */
  problem?: string
  go: (body: ActBody) => void
  close: () => void
}

const person = { name: 'people', uid: 'people', type: 'people', label: { zh: '' }, required: true, options: {} } as unknown as FieldMeta
const single = new Set(['transfer', 'delegate'])

/** Whom a task is passed on to, who is asked, who signs as well, who is told. */
export const PeopleDialog = ({ task, action, busy, problem, go, close }: Props) => {
  const { t } = useTranslation()
  const [people, setPeople] = useState<string[]>([])
  const [shown, setShown] = useState<string | (string | null)[] | null>(null)
  const [way, setWay] = useState(task.ways[0] ?? 'before')
  const many = !single.has(action)
  const send = () => people.length > 0 && go({ people, ...(action === 'add_signer' ? { way } : {}) })
  return (
    <Modal open width={440} title={actionText(action, task.labels)} okText={actionText(action, task.labels)} okButtonProps={{ disabled: people.length === 0 }} confirmLoading={busy} cancelText={t('common.cancel')} onCancel={close} onOk={send}>
      <p className="t2 lq-reason-about">{t(`tasks.about_${action}`)}</p>
      <label htmlFor="act-people" className="t2">{t(many ? 'tasks.people' : 'tasks.person')}</label>
      <LookUpSelect
        id="act-people" field={person} about="people" lookUp={lookUpPeople} many={many} value={many ? people : (people[0] ?? null)} shown={shown}
        onChange={(next, names) => { setPeople(Array.isArray(next) ? (next as string[]) : next ? [String(next)] : []); setShown(names ?? null) }}
      />
      {action === 'add_signer' && (
        <Radio.Group className="lq-ways" value={way} onChange={(event) => setWay(event.target.value as typeof way)}>
          {task.ways.map((one) => <Radio key={one} value={one}>{t(`tasks.way_${one}`)}<span className="t3 s12 about">{t(`tasks.way_${one}_about`)}</span></Radio>)}
        </Radio.Group>
      )}
      {problem && <p className="danger" role="alert">{problem}</p>}
    </Modal>
  )
}

/** Which signer need not sign any more. */
export const RemoveDialog = ({ task, action, busy, problem, go, close }: Props) => {
  const { t } = useTranslation()
  const [who, setWho] = useState<string>()
  return (
    <Modal open width={440} title={actionText(action, task.labels)} okText={actionText(action, task.labels)} okButtonProps={{ disabled: !who, danger: true }} confirmLoading={busy} cancelText={t('common.cancel')} onCancel={close} onOk={() => who && go({ people: [who] })}>
      <p className="t2 lq-reason-about">{t('tasks.about_remove_signer')}</p>
      {task.signers.length === 0 && <p className="t3">{t('tasks.no_signers')}</p>}
      <Radio.Group className="lq-ways" value={who} onChange={(event) => setWho(event.target.value as string)}>
        {task.signers.map((one) => <Radio key={one.person.id} value={one.person.id}>{one.person.label}<span className="t3 s12 about">{t(`tasks.origin_${one.origin}`)}</span></Radio>)}
      </Radio.Group>
      {problem && <p className="danger" role="alert">{problem}</p>}
    </Modal>
  )
}

/** Where a task goes back to, and how it comes again. */
export const ReturnDialog = ({ task, action, busy, problem, go, close }: Props) => {
  const { t } = useTranslation()
  const [to, setTo] = useState(task.targets.at(-1)?.node)
  const [straight, setStraight] = useState(task.straight)
  return (
    <Modal open width={440} title={actionText(action, task.labels)} okText={actionText(action, task.labels)} okButtonProps={{ disabled: !to }} confirmLoading={busy} cancelText={t('common.cancel')} onCancel={close} onOk={() => to && go({ to, straight })}>
      <p className="t2 lq-reason-about">{t('tasks.about_return')}</p>
      <Radio.Group className="lq-ways" value={to} onChange={(event) => setTo(event.target.value as string)} aria-label={t('tasks.return_to')}>
        {task.targets.map((one) => <Radio key={one.node} value={one.node}>{label(one.label)}</Radio>)}
      </Radio.Group>
      {task.targets.length === 0 && <p className="t3">{t('tasks.no_targets')}</p>}
      <Checkbox checked={straight} onChange={(event) => setStraight(event.target.checked)}>{t('tasks.straight')}</Checkbox>
      <p className="t3 s12">{t(straight ? 'tasks.straight_about' : 'tasks.walk_about')}</p>
      {problem && <p className="danger" role="alert">{problem}</p>}
    </Modal>
  )
}

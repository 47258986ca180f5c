import { App, Button, Dropdown, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { usePhone } from '@/kit/usePhone'
import { isUploading } from '@/runtime/files/place'
import { PeopleDialog, RemoveDialog, ReturnDialog } from './dialogs'
import { SignaturePad } from './SignaturePad'
import type { ActBody, Task } from './types'
import type { TaskInHand } from './useTask'
import { actionText, nextText } from './words'

const icons: Record<string, string> = { approve: 'check', complete: 'check', return: 'undo', transfer: 'swap', delegate: 'person', consult: 'chat', add_signer: 'plus', remove_signer: 'minus', cc: 'mail', save: 'clip' }
/** What stands as a button; the rest stands in the menu. On a phone only the first two do. */
const buttons = ['approve', 'complete', 'reject', 'return', 'transfer', 'add_signer']
const dialogs: Record<string, typeof PeopleDialog> = { return: ReturnDialog, remove_signer: RemoveDialog, transfer: PeopleDialog, delegate: PeopleDialog, consult: PeopleDialog, add_signer: PeopleDialog, cc: PeopleDialog }
/** After these the task is not his any more, at least for now. */
const leaving = new Set(['approve', 'complete', 'reject', 'return', 'transfer', 'delegate'])

interface Props {
  task: Task
  hand: TaskInHand
  done: () => void
}

/** What is said and done with a task: the opinion, a signature where one is asked for, and its actions. */
export const TaskActs = ({ task, hand, done }: Props) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const phone = usePhone()
  const [asking, setAsking] = useState<string | null>(null)
  const [signing, setSigning] = useState(false)
  const { required, actions } = task
  const signed = (required.signature ?? []).length > 0
  const problemAt = (path: string) => hand.problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}/`))?.message
  const lead = actions.includes('approve') ? 'approve' : 'complete'
  const needs = [...new Set((required.comment ?? []).filter((one) => actions.includes(one)))].map((one) => actionText(one, task.labels)).join(t('tasks.and'))

  const go = async (action: string, more: ActBody = {}) => {
    if (isUploading()) return void message.info(t('form.file_wait'))
    const acted = await hand.run(action, more)
    if (!acted) return
    setAsking(null)
    const next = acted.next.length > 0 ? t('tasks.goes_to', { next: nextText(acted.next) }) : acted.case.status === 'open' ? '' : t('tasks.case_over')
    message.success([t('tasks.did', { action: actionText(action, task.labels) }), leaving.has(action) ? next : ''].filter(Boolean).join(t('tasks.then')))
    if (leaving.has(action)) done()
  }
  const begin = (action: string) => (action in dialogs ? setAsking(action) : void go(action))
  const shown = buttons.filter((one) => actions.includes(one)).slice(0, phone ? 2 : 5)
  const menu = [...actions.filter((one) => !shown.includes(one)), ...(signed || signing ? [] : ['sign'])]
  const Dialog = asking ? dialogs[asking] : undefined
  const button = (action: string) => (
    <Button
      key={action} className={action === lead ? 'lead' : undefined} type={action === lead ? 'primary' : 'default'} danger={action === 'reject'} loading={hand.busy === action} disabled={hand.busy !== null && hand.busy !== action}
      icon={icons[action] && !phone ? <Icon name={icons[action]} size={14} /> : undefined} onClick={() => begin(action)}
    >{actionText(action, task.labels)}</Button>
  )
  return (
    <div className="lq-foot lq-task-foot">
      {(signed || signing) && <div className="sign"><SignaturePad value={hand.signature} change={hand.setSignature} />{problemAt('/signature') && <span className="danger s12" role="alert">{problemAt('/signature')}</span>}</div>}
      <div className="say">
        <Input.TextArea
          id="task-opinion" value={hand.opinion} maxLength={4000} autoSize={{ minRows: 1, maxRows: 4 }} status={problemAt('/opinion') ? 'error' : undefined} aria-invalid={problemAt('/opinion') !== undefined || undefined}
          aria-label={t('tasks.opinion')} placeholder={needs ? t('tasks.opinion_needed', { acts: needs }) : t('tasks.opinion_free')} onChange={(event) => hand.say(event.target.value)}
        />
        {problemAt('/opinion') && <span className="danger s12" role="alert">{problemAt('/opinion')}</span>}
      </div>
      <div className="acts">
        {!phone && shown.map(button)}
        {menu.length > 0 && (
          <Dropdown trigger={['click']} placement="topLeft" menu={{ items: menu.map((one) => ({ key: one, icon: <Icon name={one === 'sign' ? 'signature' : (icons[one] ?? 'more')} />, label: one === 'sign' ? t('tasks.sign') : actionText(one, task.labels), onClick: () => (one === 'sign' ? setSigning(true) : begin(one)) })) }}>
            <Button className="menu" icon={<Icon name="more" />} aria-label={t('tasks.more_acts')} aria-haspopup="menu" />
          </Dropdown>
        )}
        {phone && [...shown].reverse().map(button)}
        {!phone && <span className="keys s12 t3"><span className="kbd">J</span> <span className="kbd">K</span> {t('tasks.keys')}</span>}
      </div>
      {Dialog && asking && <Dialog task={task} action={asking} busy={hand.busy === asking} problem={problemAt('/people') ?? problemAt('/to') ?? (hand.problems.length > 0 ? hand.problems[0]?.message : hand.refused?.text)} go={(body) => void go(asking, body)} close={() => { setAsking(null); hand.setRefused(null) }} />}
    </div>
  )
}

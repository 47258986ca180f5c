import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { ago } from '@/kit/format'
import { usePhone } from '@/kit/usePhone'
import { DueChip } from './DueChip'
import { grouped } from './due'
import type { Box, BoxItem } from './types'
import { nameOf, stateOf } from './words'

interface Props {
  box: Box
  items: BoxItem[]
  opened: string | undefined
  ticked: readonly string[]
  tick: (id: string) => void
  open: (item: BoxItem) => void
}

/** What stands below the name: the number, where it is, who has it or sent it. */
const Meta = ({ item }: { item: BoxItem }) => {
  const { t } = useTranslation()
  const where = item.task ? label(item.task.label) : item.next.map((one) => `${label(one.label)}${t('tasks.with', { who: one.person.label ?? '?' })}`).join('、')
  return (
    <>
      <span className="nw t2 s12">{item.by ? t('tasks.copied_by', { who: item.by.label ?? '?', flow: label(item.label) }) : t('tasks.begun_by', { who: item.initiator.label ?? '?', flow: label(item.label) })}</span>
      <span className="nw t3 s12">{t('tasks.number', { number: item.number })}{where && `·${where}`}</span>
    </>
  )
}

const Row = ({ box, item, opened, ticked, tick, open }: Omit<Props, 'items'> & { item: BoxItem }) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const isOpen = opened === item.id
  const state = stateOf(item)
  const chosen = ticked.includes(item.id)
  return (
    <li className={`lq-task ${isOpen ? 'on' : ''} ${chosen ? 'ticked' : ''}`}>
      {box === 'open' && <Checkbox checked={chosen} onChange={() => tick(item.id)} aria-label={t('tasks.tick', { name: nameOf(item) })} />}
      <button type="button" className="what" onClick={() => open(item)} aria-current={isOpen || undefined}>
        <span className="row g8">
          <span className={box === 'cc' && !item.read_at ? 'nw b unread' : 'nw b'}>{nameOf(item)}</span>
          {item.task && item.task.urged > 0 && <span className="tag amber">{t('tasks.urged')}</span>}
          {state && <span className={`tag ${state.tint}`}>{t(state.key)}</span>}
          <span className="sp" />
          {!phone && (box === 'open' ? <DueChip due={item.task?.due_at ?? null} /> : <span className="s12 t3 when">{ago(item.at)}</span>)}
        </span>
        <Meta item={item} />
        {phone && <span className="row foot"><span className="sp" />{box === 'open' ? <DueChip due={item.task?.due_at ?? null} /> : <span className="s12 t3">{ago(item.at)}</span>}</span>}
      </button>
    </li>
  )
}

/** A box, row by row; on a phone what is late and what is due today stands under its heading. */
export const InboxList = ({ items, ...props }: Props) => {
  const { t } = useTranslation()
  const phone = usePhone()
  if (!phone || props.box !== 'open') return <ul className="lq-tasks">{items.map((item) => <Row key={item.id} item={item} {...props} />)}</ul>
  return (
    <>
      {grouped(items, (item) => item.task?.due_at ?? null).map((group) => (
        <section key={group.tone} aria-label={t(`tasks.group_${group.tone}`)}>
          <h2 className={`lq-task-group ${group.tone}`}>{t(`tasks.group_${group.tone}`)}</h2>
          <ul className="lq-tasks">{group.items.map((item) => <Row key={item.id} item={item} {...props} />)}</ul>
        </section>
      ))}
    </>
  )
}

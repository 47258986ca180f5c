import { Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '@/kit/icons'
import { useDesk, useDoc } from '../desk'
import { arcOf, arcsIn, GROUPS, named, type FlowBody, type Make } from '../document'
import type { Plus } from '../graph/layout'
import { useActs } from '../useActs'
import { useMoving } from './moving'

export const MAKE_ICONS: Readonly<Record<Make, IconName>> = {
  approve: 'signature', handle: 'person', copy: 'mail', notify: 'bell', choice: 'branch', parallel: 'columns', inclusive: 'checklist', race: 'clock', decision: 'table', set: 'fx',
  wait: 'clock', receive: 'inbox', throw: 'release', service: 'settings', call: 'link', inner: 'section',
}

const SIZE = 24

/** ＋ between two nodes: what can be put there, in business words; while a node is being moved, the place to put it. */
export const PlusMenu = ({ plus }: { plus: Plus }) => {
  const { t } = useTranslation()
  const doc = useDoc()
  const { title } = useDesk()
  const { add, end, moveTo } = useActs()
  const { moving, stop } = useMoving()
  const style = { left: plus.x - SIZE / 2, top: plus.y - SIZE / 2 }
  const after = nameBefore(doc, plus, title)
  if (moving) {
    const node = doc.nodes.find(({ uid }) => uid === moving)
    if (!node || plus.arcs.some((uid) => arcOf(doc, uid)?.from === node.name || arcOf(doc, uid)?.to === node.name)) return null
    return <button type="button" className="lqf-plus here" style={style} aria-label={t('flows.put_here', { name: after })} title={t('flows.put_here', { name: after })} onClick={() => { moveTo(node, plus.arcs); stop() }}><Icon name="down" size={14} /></button>
  }
  const items = [
    ...GROUPS.map(({ key, makes }) => ({
      type: 'group' as const, key, label: t(`flows.group_${key}`),
      children: makes.map((make) => ({ key: make, icon: <Icon name={MAKE_ICONS[make]} />, label: t(`flows.make_${make}`) })),
    })),
    ...(canEnd(doc, plus) ? [{ type: 'divider' as const, key: 'line' }, { key: 'end', icon: <Icon name="check" />, label: t('flows.end_here') }] : []),
  ]
  return (
    <Dropdown trigger={['click']} placement="bottom" classNames={{ root: 'lqf-menu' }} menu={{ items, onClick: ({ key }) => (key === 'end' ? end(plus.arcs) : add(plus.arcs, key as Make)) }}>
      <button type="button" className="lqf-plus" style={style} aria-label={t('flows.add_after', { name: after })} title={t('flows.add_after', { name: after })} aria-haspopup="menu"><Icon name="plus" size={14} /></button>
    </Dropdown>
  )
}

/** What stands before it; the branch of a condition where it is the first in one. */
function nameBefore(doc: FlowBody, plus: Plus, title: ReturnType<typeof useDesk>['title']): string {
  const arc = arcOf(doc, plus.arcs[0])
  const node = named(doc, arc?.from)
  return node ? title(node) : ''
}

/** A branch can end by itself where others still lead on. */
const canEnd = (doc: FlowBody, { arcs }: Plus): boolean => {
  const to = arcOf(doc, arcs[0])?.to
  return to !== undefined && arcsIn(doc, to).length > arcs.length
}

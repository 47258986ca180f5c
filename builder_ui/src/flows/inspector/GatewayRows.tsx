import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { Group } from '@/forms/inspector/rows'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { useDesk, useDoc, useFlow, useRunFlow } from '../desk'
import { addBranch, arcsOut, endNode, isChoosing, moveBranch, named, treeOf, type Arc } from '../document'
import { useSentence } from '../vertical/BranchHead'
import type { PartProps } from './NodeBody'

/** The branches of a gateway in the order in which they are looked at. */
export const GatewayRows = ({ node }: PartProps) => {
  const { t } = useTranslation()
  const doc = useDoc()
  const run = useRunFlow()
  const outs = arcsOut(doc, node.name)
  if (outs.length <= 1) return <p className="t3">{t('flows.only_joins')}</p>
  const add = () => {
    const uid = newUid()
    run(addBranch(node.name, uid, endNode(doc)), uid)
  }
  return (
    <Group title={t(`flows.branches_${node.type}`)}>
      <ol className="lq-columns">{outs.map((arc, at) => <Branch key={arc.uid} arc={arc} at={at} next={outs[at + 1]} />)}</ol>
      {treeOf(doc).ok && <Button size="small" type="text" icon={<Icon name="plus" />} onClick={add}>{t(isChoosing(node) ? 'flows.add_condition' : 'flows.add_branch')}</Button>}
    </Group>
  )
}

const Branch = ({ arc, at, next }: { arc: Arc; at: number; next: Arc | undefined }) => {
  const { t } = useTranslation()
  const doc = useDoc()
  const run = useRunFlow()
  const select = useFlow((state) => state.select)
  const { title } = useDesk()
  const sentence = useSentence(arc)
  const to = named(doc, arc.to)
  const goes = t('flows.goes_to', { name: to ? title(to) : '' })
  const said = arc.default ? t('graph.otherwise') : sentence || goes
  return (
    <li className="row g4">
      <button type="button" className="lq-link sp nw" title={said} onClick={() => select(arc.uid)}>{at + 1}. {said}</button>
      <IconButton small icon="up" label={t('flows.earlier_of', { name: said })} disabled={at === 0 || arc.default === true} onClick={() => run(moveBranch(arc.uid, -1))} />
      <IconButton small icon="down" label={t('flows.later_of', { name: said })} disabled={!next || next.default === true || arc.default === true} onClick={() => run(moveBranch(arc.uid, 1))} />
    </li>
  )
}

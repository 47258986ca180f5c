import { Button, Switch } from 'antd'
import { useTranslation } from 'react-i18next'
import { ExpressionField } from '@/formulas/ExpressionField'
import { Group } from '@/forms/inspector/rows'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { useEditor } from '@/studio/editor/context'
import { useDesk, useDoc, useFlow, useRunFlow } from '../desk'
import { arcsOut, branchOf, changeArc, moveBranch, named, removeParts, treeOf, type Arc, type FlowBody } from '../document'
import { useActs } from '../useActs'
import { Faults } from './Faults'

const UNLOOKED = new Set(['parallelGateway', 'eventBasedGateway'])

/** A way between two nodes: on which condition it is taken, and its place among the others. */
export const ArcInspector = ({ arc }: { arc: Arc }) => {
  const { t } = useTranslation()
  const doc = useDoc()
  const { place, own, title, readOnly } = useDesk()
  const { autosave } = useEditor<FlowBody>()
  const select = useFlow((state) => state.select)
  const run = useRunFlow()
  const { dropBranch } = useActs()
  const [from, to] = [named(doc, arc.from), named(doc, arc.to)]
  const siblings = arcsOut(doc, arc.from)
  const at = siblings.indexOf(arc)
  const tree = treeOf(doc)
  const inTree = tree.ok && branchOf(tree.chain, arc.uid) !== undefined
  const looked = siblings.length > 1 && !UNLOOKED.has(from?.type ?? '')
  const heading = arc.default ? t('graph.otherwise') : looked ? t('graph.condition_n', { number: at + 1 }) : t('flows.way')
  return (
    <>
      <div className="lq-ins-head">
        <span className="tile"><Icon name="branch" /></span>
        <div className="sp"><h2 className="b nw">{heading}</h2><p className="s12 t3 nw">{t('flows.from_to', { from: from ? title(from) : '', to: to ? title(to) : '' })}</p></div>
        <IconButton small icon="close" label={t('common.close')} onClick={() => select(undefined)} />
      </div>
      <Faults uid={arc.uid} />
      <div className="lq-ins-body" inert={readOnly}>
        {looked && (
          <Group>
            {!arc.default && (
              <ExpressionField
                property="condition" place={place('boolean')} own={own} prepare={autosave.flush} title={t('flows.taken_if')} none={t('flows.no_condition')} withoutTrial text={arc.condition}
                change={(condition) => run(changeArc(arc.uid, { condition }))}
              />
            )}
            {arc.default && <p className="t2">{t('flows.otherwise_why')}</p>}
            <div className="lq-ins-row toggle">
              <span className="t2">{t('flows.is_default')}</span>
              <Switch checked={arc.default === true} aria-label={t('flows.is_default')} onChange={(on) => run(changeArc(arc.uid, on ? { default: true, condition: undefined } : { default: undefined }))} />
            </div>
          </Group>
        )}
        {!looked && <p className="t3">{t('flows.way_plain')}</p>}
        <Group>
          <div className="row g8 wrap">
            {looked && !arc.default && <Button size="small" icon={<Icon name="up" />} disabled={at <= 0} onClick={() => run(moveBranch(arc.uid, -1))}>{t('flows.earlier')}</Button>}
            {looked && !arc.default && <Button size="small" icon={<Icon name="down" />} disabled={siblings[at + 1] === undefined || siblings[at + 1]?.default === true} onClick={() => run(moveBranch(arc.uid, 1))}>{t('flows.later')}</Button>}
            {inTree && !arc.default && <Button size="small" danger icon={<Icon name="trash" />} onClick={() => dropBranch(arc.uid)}>{t('flows.remove_branch')}</Button>}
            {!tree.ok && <Button size="small" danger icon={<Icon name="trash" />} onClick={() => { if (run(removeParts(new Set([arc.uid])))) select(undefined) }}>{t('flows.remove_way')}</Button>}
          </div>
        </Group>
      </div>
    </>
  )
}

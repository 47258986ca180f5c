import { Button, Checkbox, Segmented } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { useBuilder } from './builder'
import { extended, group as newGroup, related, row, type Drawn, type Group } from './drawing'
import { isRelation } from './fields'
import { operatorsOf, firstValue } from './operators'
import { RelatedBlock } from './RelatedBlock'
import { RowLine } from './RowLine'

const DEEPEST = 6

interface Props {
  group: Group
  /** The form whose records the conditions are about; undefined where the expression itself stands. */
  form: string | undefined
  depth: number
  isRoot?: boolean
  /** The group belongs to a related form: its head stands in the line above. */
  isBody?: boolean
  /** Without a condition it means all of them. */
  mayBeEmpty?: boolean
}

/** A group of conditions: how they are joined, the conditions, and what can be added. */
export const GroupBlock = ({ group, form, depth, isRoot = false, isBody = false, mayBeEmpty = false }: Props) => {
  const { t } = useTranslation()
  const { reach, put, fresh, strict } = useBuilder()
  const adder = useRef<HTMLButtonElement>(null)
  const count = group.members.length
  const before = useRef(count)
  // what was focused went away with its row
  useEffect(() => {
    if (count < before.current && document.activeElement === document.body) adder.current?.focus()
    before.current = count
  }, [count])

  const found = reach(form)
  const usable = found.filter(({ member }) => operatorsOf(member).length > 0)
  const relations = form === undefined ? found.filter(({ member }) => isRelation(member)) : []
  const firstRow = () => {
    const first = usable[0]
    const op = first ? operatorsOf(first.member)[0] : undefined
    return first && op ? row(first.path, op, firstValue(first.member, op)) : undefined
  }
  const firstOf = (of: string | undefined) => {
    const first = reach(of).find(({ member }) => operatorsOf(member).length > 0)
    const op = first && operatorsOf(first.member)[0]
    return newGroup(first && op ? [row(first.path, op, firstValue(first.member, op))] : [])
  }
  const add = (part: Drawn | undefined) => {
    if (!part) return
    fresh.current = part.key
    put(group.key, extended(group, part))
  }
  const joined = t(group.join === 'all' ? 'conditions.and' : 'conditions.or')
  const named = t(group.negated ? 'conditions.group_not' : 'conditions.group', { join: t(`conditions.join_${group.join}`) })
  return (
    <div className={isRoot ? 'lq-cond-group root' : isBody ? 'lq-cond-group body' : 'lq-cond-group'} role="group" aria-label={named}>
      {(count > 1 || !(isRoot || mayBeEmpty) || group.negated) && (
        <header className="row g8 wrap">
          <Segmented<Group['join']>
            size="small" value={group.join} aria-label={t('conditions.join')} name={`${group.key}-join`} options={(['all', 'any'] as const).map((join) => ({ value: join, label: t(`conditions.join_${join}`) }))}
            onChange={(join) => put(group.key, { ...group, join })}
          />
          <Checkbox checked={group.negated} onChange={({ target }) => put(group.key, { ...group, negated: target.checked })}>{t('conditions.not')}</Checkbox>
          <span className="sp" />
          {!isRoot && !isBody && <IconButton small icon="close" label={t('conditions.remove_group')} onClick={() => put(group.key, undefined)} />}
        </header>
      )}
      <ul>
        {group.members.map((member, index) => (
          <li key={member.key}>
            <span className="lq-cond-join s12" aria-hidden={index === 0}>{index > 0 ? joined : count > 1 || !(isRoot || mayBeEmpty) ? '' : t('conditions.when')}</span>
            {member.kind === 'row' && <RowLine row={member} form={form} index={index} usable={usable} />}
            {member.kind === 'group' && <GroupBlock group={member} form={form} depth={depth + 1} />}
            {member.kind === 'related' && <RelatedBlock part={member} relations={relations} usable={usable} depth={depth} start={firstOf} />}
          </li>
        ))}
      </ul>
      {count === 0 && !mayBeEmpty && <p className={strict && !isRoot ? 's12 lq-amber' : 't3'}>{t(isRoot ? 'conditions.none' : 'conditions.group_empty')}</p>}
      <footer className="row g8 wrap">
        <Button ref={adder} size="small" icon={<Icon name="plus" size={12} />} disabled={usable.length === 0} onClick={() => add(firstRow())}>{t('conditions.add')}</Button>
        {depth < DEEPEST && <Button size="small" type="text" icon={<Icon name="plus" size={12} />} disabled={usable.length === 0} onClick={() => { const one = firstRow(); add(newGroup(one ? [one] : [], group.join === 'all' ? 'any' : 'all')) }}>{t('conditions.add_group')}</Button>}
        {relations.length > 0 && depth < DEEPEST && <Button size="small" type="text" icon={<Icon name="link" size={12} />} onClick={() => relations[0] && add(related(relations[0].path, firstOf(relations[0].member.form ?? '')))}>{t('conditions.add_related')}</Button>}
      </footer>
    </div>
  )
}

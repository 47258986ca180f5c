import { Select } from 'antd'
import { useEffect, useRef } from 'react'
import type { RefSelectProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/kit/IconButton'
import { useBuilder } from './builder'
import { isTotal, TOTALS, type Group, type Related, type Total } from './drawing'
import { fieldOptions, finds, type Reach } from './fields'
import { GroupBlock } from './GroupBlock'
import { TotalLine } from './TotalLine'
import { totalled } from './totals'

interface Props {
  part: Related
  relations: readonly Reach[]
  usable: readonly Reach[]
  depth: number
  /** The group a related form starts with. */
  start: (form: string | undefined) => Group
}

const HAS = ['some', 'every', ...TOTALS] as const

/** 存款列表 中 有一条 / 每一条 满足…, or how many of them, or the sum of a field: conditions on related records. */
export const RelatedBlock = ({ part, relations, usable, depth, start }: Props) => {
  const { t } = useTranslation()
  const { put, own, fresh, reach } = useBuilder()
  const picker = useRef<RefSelectProps>(null)
  useEffect(() => {
    if (fresh.current !== part.key) return
    fresh.current = undefined
    picker.current?.focus()
  }, [fresh, part.key])
  const reached = relations.find(({ path }) => path === part.of)
  const form = reached?.member.form ?? undefined
  const offered = HAS.filter((has) => !isTotal(has) || has === 'count' || has === part.has || (form !== undefined && totalled(has, reach(form)).length > 0))
  const choose = (of: string) => {
    const next = relations.find(({ path }) => path === of)?.member.form ?? undefined
    if (next === form) return put(part.key, { ...part, of })
    put(part.key, { ...withHas({ ...part, of, field: undefined }, part.has, next), where: isTotal(part.has) ? { ...part.where, members: [] } : start(next) })
  }
  const withHas = (from: Related, has: Related['has'], of: string | undefined): Related => {
    const { op, value, field, ...rest } = from
    if (!isTotal(has)) return { ...rest, has, where: from.where.members.length === 0 ? start(of) : from.where }
    const fields = of === undefined ? [] : totalled(has, reach(of))
    const kept = fields.some(({ path }) => path === field) ? field : fields[0]?.path
    const same = kept === field && from.has !== 'count' && has !== 'count'
    return { ...rest, has, op: same && op ? op : 'ge', ...(same && value !== undefined ? { value } : {}), ...(has === 'count' || kept === undefined ? {} : { field: kept }) }
  }
  const total = isTotal(part.has)
  return (
    <div className="lq-cond-related" role="group" aria-label={t('conditions.related', { name: reached?.text ?? part.of })}>
      <header className="row g8 wrap">
        <Select
          ref={picker} className="of" value={reached ? part.of : undefined} placeholder={part.of} aria-label={t('conditions.relation')} status={reached ? undefined : 'error'} popupMatchSelectWidth={280}
          showSearch={{ filterOption: (typed, option) => finds(typed, option as { also?: string } | undefined) }} options={fieldOptions(relations, own)} onChange={choose}
        />
        <span className="t2">{t('conditions.in')}</span>
        <Select<Related['has']> value={part.has} aria-label={t('conditions.has')} popupMatchSelectWidth={false} options={offered.map((has) => ({ value: has, label: t(`conditions.has_${has}`) }))} onChange={(has) => put(part.key, withHas(part, has, form))} />
        {!total && <span className="t2">{t('conditions.satisfies')}</span>}
        <span className="sp" />
        <IconButton small icon="close" label={t('conditions.remove_related')} onClick={() => put(part.key, undefined)} />
      </header>
      {form && total && <TotalLine part={part as Related & { has: Total }} form={form} usable={usable} />}
      {form && total && <p className="s12 t2">{t(part.where.members.length > 0 ? 'conditions.total_of_these' : 'conditions.total_of_all')}</p>}
      {form && <GroupBlock group={part.where} form={form} depth={depth + 1} isBody mayBeEmpty={total} />}
    </div>
  )
}


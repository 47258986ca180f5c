import { Select } from 'antd'
import { useEffect, useRef } from 'react'
import type { RefSelectProps } from 'antd'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/kit/IconButton'
import { useBuilder } from './builder'
import type { Group, Related } from './drawing'
import { fieldOptions, finds, type Reach } from './fields'
import { GroupBlock } from './GroupBlock'

interface Props {
  part: Related
  relations: readonly Reach[]
  depth: number
  /** The group a related form starts with. */
  start: (form: string | undefined) => Group
}

/** 存款列表 中 有一条 / 每一条 满足…: conditions on the records of a related form. */
export const RelatedBlock = ({ part, relations, depth, start }: Props) => {
  const { t } = useTranslation()
  const { put, own, fresh } = useBuilder()
  const picker = useRef<RefSelectProps>(null)
  useEffect(() => {
    if (fresh.current !== part.key) return
    fresh.current = undefined
    picker.current?.focus()
  }, [fresh, part.key])
  const reached = relations.find(({ path }) => path === part.of)
  const choose = (of: string) => {
    const next = relations.find(({ path }) => path === of)
    put(part.key, { ...part, of, where: next?.member.form === reached?.member.form ? part.where : start(next?.member.form ?? undefined) })
  }
  return (
    <div className="lq-cond-related" role="group" aria-label={t('conditions.related', { name: reached?.text ?? part.of })}>
      <header className="row g8 wrap">
        <Select
          ref={picker} className="of" value={reached ? part.of : undefined} placeholder={part.of} aria-label={t('conditions.relation')} status={reached ? undefined : 'error'} popupMatchSelectWidth={280}
          showSearch={{ filterOption: (typed, option) => finds(typed, option as { also?: string } | undefined) }} options={fieldOptions(relations, own)} onChange={choose}
        />
        <span className="t2">{t('conditions.in')}</span>
        <Select<Related['has']> value={part.has} aria-label={t('conditions.has')} popupMatchSelectWidth={false} options={(['some', 'every'] as const).map((has) => ({ value: has, label: t(`conditions.has_${has}`) }))} onChange={(has) => put(part.key, { ...part, has })} />
        <span className="t2">{t('conditions.satisfies')}</span>
        <span className="sp" />
        <IconButton small icon="close" label={t('conditions.remove_related')} onClick={() => put(part.key, undefined)} />
      </header>
      {reached?.member.form && <GroupBlock group={part.where} form={reached.member.form} depth={depth + 1} isBody />}
    </div>
  )
}

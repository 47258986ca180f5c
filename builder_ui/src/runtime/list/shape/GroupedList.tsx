import { Button } from 'antd'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { path, post } from '@/api/client'
import { i18next, label } from '@/i18n'
import { count, grouped } from '@/kit/format'
import { Icon } from '@/kit/icons'
import { Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import type { RecordPage } from '../../types'
import { textOf } from '../../values/text'
import { ListCards } from '../ListCards'
import { ListTable } from '../ListTable'
import type { List } from '../useList'
import { groupsQuery, periodText, type GroupTold } from './shape'
import { Totals } from './Totals'
import './shape.css'

/** The list in groups: how many in each, with totals; a group opens to its records. */
export const GroupedList = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  const found = useQuery(groupsQuery(list.form.data, { view: `${list.app}/${list.name}`, filter: list.question, by: list.group, totals: list.totals, whole }))
  if (found.error) return <Failure error={found.error} retry={() => void found.refetch()} />
  if (!found.data) return <Loading rows={8} />
  const { groups, count: all, totals, others } = found.data
  return (
    <div className="lq-groups">
      {!all.exact && <p className="lq-broken s12 row g8">{t('many.part', { count: grouped(String(all.value)) })}<button type="button" className="lq-link" onClick={() => setWhole(true)}>{t('many.whole')}</button></p>}
      {groups.map((group) => <OneGroup key={JSON.stringify(group.value)} list={list} group={group} />)}
      {others > 0 && <p className="t3 other">{t('many.others', { count: grouped(String(others)) })}</p>}
      {totals.length > 0 && <div className="all"><span className="b">{t('list.count', { count: count(all.value, all.exact) })}</span><span className="sp" /><Totals totals={totals} columns={list.columns} /></div>}
    </div>
  )
}

/** What a group is called. */
const nameOf = (list: List, group: GroupTold, words: { empty: string; unseen: string }): string => {
  const column = list.columns.find((one) => one.name === list.group?.field)
  if (group.value == null || !column) return words.empty
  if (list.group?.unit) return periodText(String(group.value), list.group.unit, i18next.language === 'en')
  if (group.label) return group.label
  if (['person', 'org_unit', 'reference'].includes(column.type)) return words.unseen
  return textOf(column, group.value)
}

const OneGroup = ({ list, group }: { list: List; group: GroupTold }) => {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const column = list.columns.find((one) => one.name === list.group?.field)
  const name = nameOf(list, group, { empty: t('many.group_empty'), unseen: t('many.group_unseen') })
  return (
    <section className="one">
      <div className="head">
        <button type="button" className="open" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'down' : 'forward'} size={12} /><span className="t3">{label(column?.label)}</span><span className="b nw">{name}</span><span className="bdg">{count(group.count.value, group.count.exact)}</span>
        </button>
        <span className="sp" /><Totals totals={group.totals} columns={list.columns} />
      </div>
      {open && <Records list={list} group={group} />}
    </section>
  )
}

const Records = ({ list, group }: { list: List; group: GroupTold }) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const form = list.form.data
  const asked = { ...list.asked, within: group.within }
  const rows = useInfiniteQuery({
    queryKey: ['records', form?.app, form?.name, 'group', asked], enabled: form !== undefined, initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => post<RecordPage>(`${path`/api/apps/${form?.app ?? ''}/forms/${form?.name ?? ''}`}/records/query`, { body: { ...asked, after: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
  if (rows.error) return <Failure error={rows.error} retry={() => void rows.refetch()} />
  if (!rows.data) return <Loading rows={3} />
  const items = rows.data.pages.flatMap((page) => page.items)
  const first = rows.data.pages[0]?.count
  return (
    <>
      {phone || list.look === 'cards' ? <ListCards list={list} items={items} /> : <ListTable list={list} items={items} />}
      {rows.hasNextPage && <p className="next"><Button size="small" loading={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>{first ? t('many.group_more', { count: count(Math.max(0, first.value - items.length), first.exact) }) : t('common.next')}</Button></p>}
    </>
  )
}

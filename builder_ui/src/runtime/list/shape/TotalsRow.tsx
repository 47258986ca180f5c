import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { grouped } from '@/kit/format'
import type { List } from '../useList'
import { groupsQuery } from './shape'
import { Totals } from './Totals'
import './shape.css'

/** Totals over all the list shows, on all its pages. */
export const TotalsRow = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  const found = useQuery(groupsQuery(list.form.data, { view: `${list.app}/${list.name}`, filter: list.question, totals: list.totals, whole }))
  if (!found.data) return null
  const { count, totals } = found.data
  return (
    <div className="lq-totals" role="status">
      {count.exact
        ? <><span className="t3">{t('list.count', { count: grouped(String(count.value)) })}</span><span className="sp" /><Totals totals={totals} columns={list.columns} /></>
        : <><span className="t3">{t('many.part', { count: grouped(String(count.value)) })}</span><button type="button" className="lq-link" onClick={() => setWhole(true)}>{t('many.whole')}</button></>}
    </div>
  )
}

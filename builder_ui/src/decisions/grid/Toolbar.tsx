import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon, type IconName } from '@/kit/icons'
import { useFindings } from '../analysis/findings'
import { harmful, type RowMark } from '../analysis/marks'
import type { Wish } from '../columns/ColumnDialog'
import { HitPolicySelect } from '../columns/HitPolicySelect'
import { ExportMenu } from '../exchange/ExportMenu'
import { useDesk } from '../desk'
import { at } from './selection'
import { useTable, useTableHandle } from './table'

const ImportFile = lazy(async () => ({ default: (await import('../exchange/ImportFile')).ImportFile }))

/** Above the table: what happens when several rows hit, new columns, what the analysis found, files in and out. */
export const Toolbar = ({ ask }: { ask: (wish: Wish) => void }) => {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const total = useTable(({ rows }) => rows.length)
  const shown = useTable(({ visible }) => visible.length)
  const isFiltered = useTable(({ filters }) => filters.size > 0)
  const clearFilters = useTable((table) => table.clearFilters)
  const [importing, setImporting] = useState(false)
  if (readOnly) return <div className="lq-dt-tools"><span className="tag amber">{t('studio.edit_on_pc')}</span><span className="sp" /><Counters /></div>
  return (
    <div className="lq-dt-tools">
      <HitPolicySelect />
      <Button type="text" className="t2" icon={<Icon name="plus" />} onClick={() => ask({ band: 'when' })}>{t('decisions.input_column')}</Button>
      <Button type="text" className="t2" icon={<Icon name="plus" />} onClick={() => ask({ band: 'then' })}>{t('decisions.output_column')}</Button>
      <span className="sp" />
      {isFiltered && <button type="button" className="tag blue lq-counter" onClick={clearFilters}><Icon name="filter" size={12} />{t('decisions.filtered', { shown, count: total })}<Icon name="close" size={12} /></button>}
      <Counters />
      <Button icon={<Icon name="table" />} onClick={() => setImporting(true)}>{t('decisions.import_excel')}</Button>
      <ExportMenu />
      {importing && <Suspense><ImportFile close={() => setImporting(false)} /></Suspense>}
    </div>
  )
}

/** How many overlaps, gaps and rows that never hit there are; each click leads to the next one. */
const Counters = () => {
  const { t } = useTranslation()
  const { readOnly } = useDesk()
  const { analysis, marks } = useFindings()
  const { scroll, select, store } = useTableHandle()
  const isEmpty = useTable(({ rows }) => rows.length === 0)
  const [turn, setTurn] = useState(0)
  if (!analysis) return null
  const overlaps = harmful(analysis).length
  const never = analysis.masked.length + analysis.dead.length
  const toRow = (columnIn: (mark: RowMark) => number | undefined) => {
    store.getState().clearFilters()
    const { rows, selected } = store.getState()
    const places = rows.flatMap(({ uid }, row) => {
      const mark = marks.get(uid)
      const column = mark && columnIn(mark)
      return column === undefined ? [] : [{ row, column }]
    })
    const next = places.find(({ row }) => row > selected.focus.row) ?? places[0]
    if (next) select(at(next.row, next.column))
  }
  const toGap = () => {
    const gaps = scroll.current?.querySelectorAll<HTMLElement>('[data-gap]') ?? []
    const gap = gaps[turn % Math.max(1, gaps.length)]
    setTurn(turn + 1)
    gap?.scrollIntoView({ block: 'center' })
    gap?.querySelector('button')?.focus()
  }
  const counter = (icon: IconName, count: number, text: string, jump: () => void) => count > 0 && (
    <button type="button" className="tag amber lq-counter" disabled={readOnly} onClick={jump}><Icon name={icon} size={12} />{text} {count}</button>
  )
  return (
    <>
      {counter('copy', overlaps, t('decisions.overlap'), () => toRow((mark) => [...mark.overlaps.keys()][0]))}
      {counter('warning', analysis.gaps.length, t('decisions.gap'), toGap)}
      {counter('hidden', never, t('decisions.never'), () => toRow((mark) => (mark.masked ?? mark.dead ? 0 : undefined)))}
      {overlaps + analysis.gaps.length + never === 0 && !isEmpty && <span className="tag green" role="status"><Icon name="check" size={12} />{t(analysis.truncated ? 'decisions.sound_so_far' : 'decisions.sound')}</span>}
    </>
  )
}

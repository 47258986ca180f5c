import { Button, Input, Popover } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { bringAllWords, bringMany, label } from '@/i18n'
import { Icon, type IconName } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { useQuery } from '@tanstack/react-query'
import { isFault, sentence } from './filter'
import type { List } from './useList'
import { filterToldQuery, saidOf } from './where'

const FilterEditor = lazy(async () => ({ default: (await import('./FilterEditor')).FilterEditor }))
const AdvancedFilter = lazy(async () => ({ default: (await Promise.all([import('./AdvancedFilter'), bringAllWords()]))[0].AdvancedFilter }))
const FilesMenu = lazy(async () => ({ default: (await import('../exchange/FilesMenu')).FilesMenu }))
const ListMenu = lazy(async () => ({ default: (await import('./ListMenu')).ListMenu }))
const ColumnChooser = lazy(async () => ({ default: (await import('./ColumnChooser')).ColumnChooser }))
const BulkDialog = lazy(async () => ({ default: (await Promise.all([import('./many/BulkDialog'), bringMany()]))[0].BulkDialog }))
const SavedViews = lazy(async () => ({ default: (await Promise.all([import('./saved/SavedViews'), bringMany()]))[0].SavedViews }))
const ShapeEditor = lazy(async () => ({ default: (await Promise.all([import('./shape/ShapeEditor'), bringMany()]))[0].ShapeEditor }))
const TransferMany = lazy(async () => ({ default: (await import('./TransferMany')).TransferMany }))
const Drawer = lazy(async () => ({ default: (await import('antd/es/drawer')).default }))

const QuickSearch = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const [text, setText] = useState(list.q)
  useEffect(() => setText(list.q), [list.q])
  if (!list.title) return null
  const name = t('list.quick', { field: label(list.title.label) })
  const ask = () => { if (text.trim() !== list.q) list.ask({ q: text.trim() || undefined }) }
  return (
    <Input
      className="quick" prefix={<Icon name="search" className="t3" />} placeholder={name} aria-label={name} allowClear value={text} maxLength={200}
      onChange={(event) => { setText(event.target.value); if (!event.target.value) list.ask({ q: undefined }) }} onPressEnter={(event) => { if (!event.nativeEvent.isComposing) ask() }} onBlur={ask}
    />
  )
}

/** The conditions in groups as one sentence: press it to change them. */
const WhereChip = ({ list, edit }: { list: List; edit: () => void }) => {
  const { t } = useTranslation()
  const told = useQuery(filterToldQuery(list.app, list.form.data?.name ?? '', list.where))
  const text = saidOf(told.data) || t('list.advanced')
  const wrong = (told.data?.problems.length ?? 0) > 0
  return (
    <span className={wrong ? 'lq-chip where wrong' : 'lq-chip where'}>
      <button type="button" className="says nw" title={text} aria-label={t('list.advanced_edit', { text })} onClick={edit}>{text}</button>
      <button type="button" aria-label={t('list.filter_remove', { text })} onClick={() => list.ask({ where: undefined })}><Icon name="close" size={12} /></button>
    </span>
  )
}

interface SheetProps {
  title: string
  icon: IconName
  /** What the button says; its title where it is left out. */
  text?: string
  on?: boolean
  content: (close: () => void) => ReactNode
}

/** A button that opens a small panel: below itself, and on a phone from the edge. */
const Sheet = ({ title, icon, text, on = false, content }: SheetProps) => {
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const inside = <Suspense fallback={<Loading rows={3} />}>{content(() => setOpen(false))}</Suspense>
  const button = <Button icon={<Icon name={icon} />} onClick={phone ? () => setOpen(true) : undefined} className={on ? 'lq-on' : ''} aria-haspopup="dialog"><span className="nw">{text ?? title}</span></Button>
  if (!phone) return <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" arrow={false} destroyOnHidden content={inside}>{button}</Popover>
  return <>{button}{open && <Suspense><Drawer open onClose={() => setOpen(false)} placement="bottom" size="80%" title={title}>{inside}</Drawer></Suspense>}</>
}

/** What is being done to many records: which act, and to which. */
export type Doing = 'update' | 'delete' | 'transfer'

/** Above the rows: quick search, the filter with its conditions in words, and the columns. */
export const ListToolbar = ({ list }: { list: List }) => {
  const { t } = useTranslation()
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  const [advanced, setAdvanced] = useState(false)
  const [doing, setDoing] = useState<Doing | null>(null)
  const [menu, setMenu] = useState(false)
  const catalogue = list.catalogue.data
  const form = list.form.data
  const rights = form?.rights
  if (!catalogue) return null
  const count = list.filter.length + (list.where ? 1 : 0)
  const editor = <Suspense fallback={<Loading rows={3} />}><FilterEditor key={String(open)} columns={list.columns} catalogue={catalogue} filter={list.filter.filter((one) => !isFault(one))} advance={() => { setOpen(false); setAdvanced(true) }} apply={(chosen) => { setOpen(false); const filter = [...list.filter.filter(isFault), ...chosen]; list.ask({ filter: filter.length > 0 ? filter : undefined }) }} /></Suspense>
  const button = <Button icon={<Icon name="filter" />} onClick={phone ? () => setOpen(true) : undefined} className={count > 0 ? 'lq-on' : ''}>{t('list.filter')}{count > 0 && <span className="bdg blue">{count}</span>}</Button>
  return (
    <div className="lq-toolbar">
      <QuickSearch list={list} />
      {phone
        ? <>{button}{open && <Suspense><Drawer open onClose={() => setOpen(false)} placement="bottom" size="80%" title={t('list.filter')}>{editor}</Drawer></Suspense>}</>
        : <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" arrow={false} destroyOnHidden content={editor}>{button}</Popover>}
      <Sheet title={t('list.shape')} icon="section" on={list.group !== undefined || list.totals.length > 0 || list.look === 'cards'} content={() => <ShapeEditor list={list} />} />
      <Sheet title={t('list.views')} text={list.saved?.name} icon="table" on={list.saved !== undefined} content={(close) => <SavedViews list={list} close={close} />} />
      {(rights?.shared === true || list.shared) && !list.where && <Button icon={<Icon name="people" />} className={list.shared ? 'lq-on' : ''} aria-pressed={list.shared} onClick={() => list.ask({ shared: list.shared ? undefined : true })}><span className="nw">{t('list.shared')}</span></Button>}
      {list.filter.map((condition, i) => {
        const text = sentence(condition, list.columns, catalogue)
        return (
          <span key={text} className="lq-chip"><span className="nw">{text}</span>
            <button type="button" aria-label={t('list.filter_remove', { text })} onClick={() => list.ask({ filter: list.filter.length > 1 ? list.filter.filter((_, j) => j !== i) : undefined })}><Icon name="close" size={12} /></button>
          </span>
        )
      })}
      {list.where && <WhereChip list={list} edit={() => setAdvanced(true)} />}
      {count > 1 && <button type="button" className="lq-link s12" onClick={() => list.ask({ filter: undefined, where: undefined })}>{t('list.filter_clear')}</button>}
      {advanced && <Suspense><AdvancedFilter list={list} close={() => setAdvanced(false)} /></Suspense>}
      <span className="sp" />
      {list.form.data?.rights.delete && <Link className="ib" to="/app/$app/bin/$form" params={{ app: list.form.data.app, form: list.form.data.name }} aria-label={t('acts.bin')} title={t('acts.bin')}><Icon name="trash" /></Link>}
      {rights?.transfer && <IconButton icon="swap" label={t('acts.many')} onClick={() => setDoing('transfer')} />}
      {doing === 'transfer' && form && <Suspense><TransferMany form={form} view={`${list.app}/${list.name}`} filter={list.question} close={() => setDoing(null)} /></Suspense>}
      {(doing === 'update' || doing === 'delete') && form && <Suspense><BulkDialog form={form} act={doing} which={{ view: `${list.app}/${list.name}`, filter: list.question }} close={() => setDoing(null)} /></Suspense>}
      {(rights?.export || rights?.import) && <Suspense fallback={<IconButton icon="download" label={t('list.files')} disabled />}><FilesMenu list={list} /></Suspense>}
      <IconButton icon="refresh" label={t('list.refresh')} onClick={() => void list.rows.refetch()} />
      {!phone && <Suspense fallback={<IconButton icon="columns" label={t('list.columns')} disabled />}><ColumnChooser list={list} /></Suspense>}
      {menu ? <Suspense fallback={<IconButton icon="more" className="always" label={t('list.more')} disabled />}><ListMenu list={list} act={setDoing} /></Suspense> : <IconButton icon="more" className="always" label={t('list.more')} aria-haspopup="menu" onClick={() => setMenu(true)} />}
    </div>
  )
}

import { App, Button, Checkbox, Input, Select } from 'antd'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState, type ClipboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { readTsv, writeTsv } from '@/decisions/cells/tsv'
import type { FormBody } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { Empty, Failure, Loading } from '@/kit/states'
import { usePhone } from '@/kit/usePhone'
import { draft, uses } from '../api'
import { useDocument, useEditor, useRun } from '../editor/context'
import { keys } from '../keys'
import { useGoTo } from '../places'
import { SeveralBar } from '../several/SeveralBar'
import { SeveralDrafts, type Wanted } from '../several/SeveralDrafts'
import { keyOf, type Bodies } from '../several/several'
import { useWindow } from '../several/useWindow'
import { TextRow } from './TextRow'
import { lacks, placed, setsOf, setTexts, textsOf, type Lack, type Text, type What } from './texts'
import '../rights/rights.css'
import './texts.css'

const ROW = 40

/** All texts of a form in both languages beside each other: its own, those of its options, its views and its menu entries. */
export const TextsPage = () => {
  const { app = '', form = '' } = useParams({ strict: false })
  const { data, error, refetch } = useQuery({ queryKey: [...keys.draft(app, 'form', form), 'read'], queryFn: () => draft<FormBody>(app, 'form', form), staleTime: 5_000 })
  const { data: users } = useQuery({ queryKey: keys.uses(app, 'form', form), queryFn: () => uses(app, 'form', form), retry: false })
  // once it is open, what it consists of stays: it is saved while it is being written
  const [wanted, setWanted] = useState<readonly Wanted[]>()
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!wanted) {
    if (!data || !users) return <Loading rows={10} />
    const mine = users.filter((use) => use.app === app)
    const views = [...new Set(mine.filter(({ kind }) => kind === 'view').map(({ name }) => name))].sort()
    setWanted([
      { kind: 'form', name: form },
      ...setsOf(data.body, app).map((name) => ({ kind: 'option_set' as const, name })),
      ...views.map((name) => ({ kind: 'view' as const, name })),
      { kind: 'app', name: 'app' },
    ])
    return <Loading rows={10} />
  }
  return (
    <SeveralDrafts key={`${app}/${form}`} app={app} subject={{ kind: 'form', name: form }} drafts={wanted} summary={(bodies) => textsOf(bodies, form).map(({ what, name, zh, en }) => `${what} ${name}: ${zh} | ${en}`)}>
      <Texts app={app} form={form} />
    </SeveralDrafts>
  )
}

interface Wish {
  words: string
  what: What | undefined
  lacking: boolean
  unwritten: boolean
}

/** Which texts somebody looks for. */
const found = (texts: readonly Text[], { words, what, lacking, unwritten }: Wish): Text[] => {
  const sought = words.trim().toLowerCase()
  return texts.filter((text) => {
    if (!unwritten && !text.needed && text.zh === '' && text.en === '') return false
    if (what !== undefined && text.what !== what) return false
    if (lacking && lacks(text) === undefined) return false
    return sought === '' || `${text.name} ${text.of} ${text.zh} ${text.en}`.toLowerCase().includes(sought)
  })
}

const Texts = ({ app, form }: { app: string; form: string }) => {
  const { t } = useTranslation()
  const isPhone = usePhone()
  const navigate = useNavigate()
  const goTo = useGoTo()
  const { message } = App.useApp()
  const { store } = useEditor<Bodies>()
  const bodies = useDocument<Bodies, Bodies>(({ doc }) => doc)
  const run = useRun<Bodies>()
  const texts = useMemo(() => textsOf(bodies, form), [bodies, form])
  const [wish, setWish] = useState<Wish>({ words: '', what: undefined, lacking: false, unwritten: false })
  // what is being written stays in sight until somebody looks for something else
  const [shown, setShown] = useState<readonly string[]>(() => found(texts, wish).map(({ id }) => id))
  const look = (more: Partial<Wish>) => {
    const next = { ...wish, ...more }
    setWish(next)
    setShown(found(texts, next).map(({ id }) => id))
  }
  const byId = useMemo(() => new Map(texts.map((text) => [text.id, text])), [texts])
  const rows = useMemo(() => shown.flatMap((id) => byId.get(id) ?? []), [shown, byId])
  const frame = useRef<HTMLDivElement>(null)
  const { first, last, measure } = useWindow(frame, ROW, rows.length)
  const latest = useRef(rows)
  latest.current = rows

  const write = useCallback((text: Text, language: Lack, to: string) => run(setTexts([{ text, as: { [language]: to } }])), [run])
  const paste = useCallback((index: number, language: Lack, event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!/[\t\n\r]/.test(pasted)) return
    event.preventDefault()
    const { written, over } = placed(latest.current, index, language, readTsv(pasted))
    run(setTexts(written))
    if (over > 0) message.warning(t('texts.pasted_over', { count: written.length, over }))
    else message.success(t('texts.pasted', { count: written.length }))
  }, [message, run, t])
  const step = useCallback((index: number, language: Lack, by: number) => {
    const next = Math.max(0, Math.min(latest.current.length - 1, index + by))
    const holder = frame.current
    if (holder) holder.scrollTop = Math.min(Math.max(holder.scrollTop, (next + 2) * ROW - holder.clientHeight), next * ROW)
    requestAnimationFrame(() => document.getElementById(`lq-text-${next}-${language}`)?.focus())
  }, [])
  const jump = (pointer: string) => {
    const [, kind = '', name = '', ...rest] = pointer.split('/')
    const path = rest.join('/')
    const at = latest.current.findIndex((text) => text.body === `${kind}/${name}` && path.startsWith(text.path.join('/')))
    if (at >= 0) step(at, 'en', 0)
    else goTo({ app, kind: kind as 'form', name, pointer: `/${path}` })
  }
  const copy = () => void navigator.clipboard.writeText(writeTsv(rows.map(({ zh, en }) => [zh, en]))).then(() => message.success(t('texts.copied', { count: rows.length })))
  const missing = texts.filter((text) => lacks(text) !== undefined).length
  const kinds = [...new Set(texts.map(({ what }) => what))]
  return (
    <div className="lq-editor">
      <SeveralBar title={label((store.getState().doc[keyOf('form', form)] as FormBody).label) || form} what={t('texts.title')} back={() => void navigate({ to: '/build/$app/form/$form', params: { app, form } })} jump={jump} />
      <main className="lq-texts-page">
        {isPhone && <p className="tag amber">{t('studio.edit_on_pc')}</p>}
        <div className="lq-rights-tools">
          <Input allowClear prefix={<Icon name="search" size={14} />} placeholder={t('texts.find')} aria-label={t('texts.find')} value={wish.words} onChange={(event) => look({ words: event.target.value })} />
          <Select allowClear value={wish.what} placeholder={t('texts.every_kind')} aria-label={t('texts.kind')} popupMatchSelectWidth={false} options={kinds.map((what) => ({ value: what, label: t(`texts.${what}`) }))} onChange={(what: What | undefined) => look({ what })} />
          <Checkbox checked={wish.lacking} onChange={(event) => look({ lacking: event.target.checked })}>{t('texts.lacking')}</Checkbox>
          <Checkbox checked={wish.unwritten} onChange={(event) => look({ unwritten: event.target.checked })}>{t('texts.unwritten')}</Checkbox>
          <span className={missing > 0 ? 'tag amber' : 'tag green'} role="status">{missing > 0 ? t('texts.missing', { count: missing }) : t('texts.complete')}</span>
          <span className="sp" />
          {!isPhone && <Button icon={<Icon name="copy" />} onClick={copy} disabled={rows.length === 0}>{t('texts.copy')}</Button>}
        </div>
        {rows.length === 0 ? <div className="card"><Empty icon="text" title={t('texts.none')} why={t('texts.none_why')} /></div> : (
          <div ref={frame} className="lq-texts" onScroll={measure} role="table" aria-label={t('texts.title')} aria-rowcount={rows.length + 1} tabIndex={isPhone ? 0 : undefined}>
            <div role="row" aria-rowindex={1} className="r head">
              <span role="columnheader" className="c what">{t('texts.kind')}</span><span role="columnheader" className="c of">{t('texts.where')}</span>
              <span role="columnheader" className="c">{t('texts.zh')}</span><span role="columnheader" className="c">{t('texts.en')}</span>
            </div>
            <div role="rowgroup" style={{ paddingTop: first * ROW, paddingBottom: (rows.length - last) * ROW }}>
              {rows.slice(first, last).map((text, offset) => <TextRow key={text.id} text={text} index={first + offset} readOnly={isPhone} write={write} paste={paste} step={step} />)}
            </div>
          </div>
        )}
        {!isPhone && <p className="s12 t3">{t('texts.keys')}</p>}
      </main>
    </div>
  )
}

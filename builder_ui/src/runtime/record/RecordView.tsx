import { Tabs } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '@/api/session'
import { bringTasks } from '@/i18n'
import { DemoBanner } from '@/shell/DemoBanner'
import { casesOfRecordQuery } from '@/tasks/api'
import type { FormMeta, RecordRow } from '../types'
import { Loading } from '@/kit/states'
import { Editors } from './Editors'
import type { Edited } from './kept/edited'
import { ReadRecord } from './ReadRecord'
import { RecordHeader } from './RecordHeader'
import { mayEdit } from './rights'
import './record.css'

const EditRecord = lazy(async () => ({ default: (await import('./EditRecord')).EditRecord }))
const KeptEdited = lazy(async () => ({ default: (await import('./kept/KeptEdited')).KeptEdited }))
const Comments = lazy(async () => ({ default: (await import('./comments/Comments')).Comments }))
const Related = lazy(async () => ({ default: (await import('./Related')).Related }))
const RecordFlow = lazy(async () => ({ default: (await Promise.all([import('@/tasks/RecordFlow'), bringTasks()]))[0].RecordFlow }))
const Held = lazy(async () => ({ default: (await Promise.all([import('@/tasks/Held'), bringTasks()]))[0].Held }))
const History = lazy(async () => ({ default: (await import('./History')).History }))

/** Something was changed in this tab and not saved. */
const somethingKept = () => window.sessionStorage.getItem('lq-edits') !== null
const beside = ['flow', 'related', 'comments', 'history']

/** The record page: its head, its details to read or edit in place, what refers to it, what is said about it, its history. */
export const RecordView = ({ form, record }: { form: FormMeta; record: RecordRow }) => {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const { tab = 'details' } = useSearch({ strict: false }) as { tab?: string }
  const [editing, setEditing] = useState(false)
  const { data: cases } = useQuery({ ...casesOfRecordQuery(form.app, form.name, record.id), enabled: form.has_flow === true })
  // while a case has it, the record changes through its tasks: nobody is led into a form he cannot save
  const isHeld = cases?.some((one) => one.status === 'open') ?? false
  const [resumed, setResumed] = useState<Edited>()
  const show = (next: string) => void navigate({ to: '.', search: (next === 'details' ? {} : { tab: next }) as never, replace: true })
  return (
    <>
      {me.mode === 'demo' && <DemoBanner />}
      <div className="lq-record-head">
        <RecordHeader form={form} record={record} editing={editing} held={isHeld} edit={() => { show('details'); setResumed(undefined); setEditing(true) }} />
        <Editors form={form} record={record} editing={editing} />
        <Tabs activeKey={tab} onChange={show} items={[
          { key: 'details', label: t('record.details') },
          ...(form.has_flow ? [{ key: 'flow', label: t('record.flow'), disabled: editing }] : []),
          { key: 'related', label: t('acts.related'), disabled: editing },
          { key: 'comments', label: t('comment.title'), disabled: editing },
          { key: 'history', label: t('record.history'), disabled: editing },
        ]} />
      </div>
      <Suspense fallback={<div className="lq-body"><div className="card"><Loading rows={10} /></div></div>}>
      {tab === 'flow' && <div className="lq-body"><RecordFlow app={form.app} form={form.name} record={record.id} /></div>}
      {tab === 'history' && <div className="lq-body"><History form={form} record={record} /></div>}
      {tab === 'comments' && <div className="lq-body"><Comments form={form} record={record.id} /></div>}
      {tab === 'related' && <div className="lq-body"><Related form={form} record={record.id} title={record.title} /></div>}
      {!beside.includes(tab) && (editing
        ? <EditRecord form={form} record={record} resumed={resumed} done={() => setEditing(false)} />
        : (
          <div className="lq-body">
            {!me.viewing && somethingKept() && mayEdit(form.fields, record) && <Suspense><KeptEdited form={form} record={record} goOn={(edited) => { setResumed(edited); setEditing(true) }} /></Suspense>}
            {form.has_flow && <Suspense><Held app={form.app} form={form.name} record={record.id} see={() => show('flow')} /></Suspense>}
            <ReadRecord form={form} record={record} />
          </div>
        ))}
      </Suspense>
    </>
  )
}

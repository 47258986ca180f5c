import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { label } from '@/i18n'
import { Empty } from '@/kit/states'
import type { Block } from '../form/layout'
import { PageTabs } from '../form/PageTabs'
import { usePages } from '../form/usePages'
import { attached } from '../files/files'
import type { FormMeta, RecordRow } from '../types'
import { Value } from '../values/Value'
import { Waits } from '../values/Waits'
import { seeOf } from './rights'
import { Unmask } from './Unmask'
import '../form/form.css'

const FileVersions = lazy(async () => ({ default: (await import('../files/FileVersions')).FileVersions }))

const NONE: ReadonlyMap<string, Problem[]> = new Map()

/** The details to read: the form's own sections and columns. */
export const ReadRecord = ({ form, record }: { form: FormMeta; record: RecordRow }) => {
  const { t } = useTranslation()
  const pages = usePages(form, (field) => seeOf(field, record) !== 'hidden', NONE, null, 'tabs')
  if (pages.head.length === 0 && pages.pages.length === 0) return <div className="card"><Empty icon="hidden" title={t('record.all_empty')} /></div>
  const sections = (blocks: readonly Block[], title: string) => blocks.map((block) => (
    <section key={block.uid} className="card lq-read">
      <div className="hd"><h2>{label(block.label) || title}</h2></div>
      <dl className="grid">
        {block.cells.map(({ field, width }) => (
          <div key={field.uid} className={`cell w${Math.max(width, 6)}`}>
            <dt>{label(field.label)}</dt>
            <dd className={field.type === 'money' ? 'b' : field.type === 'long_text' || field.type === 'rich_text' ? 'long' : ''}>
              {record.rights?.unmask?.includes(field.name) && record.values[field.name] != null
                ? <Unmask key={record.version} form={form} record={record} field={field} />
                : <Value field={field} value={record.values[field.name]} shown={record.labels[field.name]} masked={record.masked.includes(field.name)} />}
              {attached.has(field.type) && seeOf(field, record) === 'clear' && record.version > 1 && <Suspense><FileVersions form={form} record={record} field={field} /></Suspense>}
              <Waits row={record} field={field.name} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  ))
  return (
    <>
      {sections(pages.head, t(pages.head.length > 1 ? 'form.other_fields' : 'record.details'))}
      {pages.current && <div className="lq-read-paged"><PageTabs pages={pages.pages} current={pages.current} show={pages.show} panel={(page) => sections(page.blocks, label(page.label))} /></div>}
    </>
  )
}

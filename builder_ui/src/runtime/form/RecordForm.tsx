import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '@/api/problem'
import { label } from '@/i18n'
import { catalogueQuery } from '../queries'
import { FormPlace } from '../files/place'
import type { FieldMeta, FormMeta, Json, Values } from '../types'
import { FormCell } from './FormCell'
import type { Block, Laid } from './layout'
import type { Page } from './paged'
import { PageSteps } from './PageSteps'
import { PageTabs } from './PageTabs'
import { usePages, type Pages } from './usePages'
import './form.css'

/** What a person may do with a field of this form now. */
export type Mode = 'hidden' | 'shown' | 'written' | 'replaced'

export interface RecordFormProps {
  /** Without app and name it is a preview: nothing is uploaded for it. */
  form: Laid & Partial<Pick<FormMeta, 'app' | 'name'>>
  values: Values
  labels?: Record<string, string | (string | null)[] | null>
  problems?: Map<string, Problem[]>
  /** `replaced`: the value is masked and may only be written anew. */
  mode: (field: FieldMeta) => Mode
  /** Names of fields that are worked out. */
  computed?: ReadonlySet<string>
  /** The tabs or steps, where somebody else needs to know of them too. */
  pages?: Pages
  onChange: (field: string, value: Json, shown?: string | (string | null)[] | null) => void
  disabled?: boolean
}

const NONE: ReadonlyMap<string, Problem[]> = new Map()

/** A form made from its definition: sections on a grid of 24, a widget for each field. It keeps nothing; data down, changes up. */
export const RecordForm = ({ form, values, labels = {}, problems, mode, computed, pages: given, onChange, disabled }: RecordFormProps) => {
  const { t } = useTranslation()
  const { data: catalogue } = useQuery(catalogueQuery)
  const { app, name } = form
  const place = useMemo(() => (app && name ? { app, form: name } : null), [app, name])
  const widgets = useMemo(() => new Map(catalogue?.field_types.map((type) => [type.name, type.widget])), [catalogue])
  const own = usePages(form, (field) => mode(field) !== 'hidden', problems ?? NONE)
  const pages = given ?? own
  const cell = (field: FieldMeta) => {
    const how = mode(field)
    if (how === 'hidden') return null
    return (
      <FormCell
        field={field} how={how} widget={widgets.get(field.type)} value={values[field.name] ?? null} isThere={field.name in values} shown={labels[field.name]}
        problems={problems?.get(field.name)} computed={computed?.has(field.name) ?? false} disabled={disabled} onChange={onChange}
      />
    )
  }
  const sections = (blocks: readonly Block[], page = '') => blocks.map((block, i) => (
    <section key={block.uid} aria-label={label(block.label) || t('form.other_fields')}>
      {(block.label || i > 0) && label(block.label) !== page && <h2>{label(block.label) || t('form.other_fields')}</h2>}
      <div className="grid">
        {block.cells.map(({ field, width }) => <div key={field.uid} className={`cell w${width}`}>{cell(field)}</div>)}
      </div>
    </section>
  ))
  // what the tab says need not be said below it once more
  const panel = (page: Page) => sections(page.blocks, label(page.label))
  return (
    <FormPlace value={place}>
      <div className="lq-form">
        {sections(pages.head)}
        {pages.current && pages.as === 'tabs' && <PageTabs pages={pages.pages} current={pages.current} errors={pages.errors} show={pages.show} panel={panel} />}
        {pages.current && pages.as === 'steps' && <PageSteps pages={pages} current={pages.current} panel={panel} />}
      </div>
    </FormPlace>
  )
}

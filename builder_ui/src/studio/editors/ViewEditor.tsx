import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { ExpressionField } from '@/formulas/ExpressionField'
import { label } from '@/i18n'
import { IconButton } from '@/kit/IconButton'
import type { ViewBody } from '../bodies'
import { useDocument, useEditor, useRun } from '../editor/context'
import { useReferables } from '../referables'
import { BothLanguages } from './BothLanguages'
import { change, reordered } from './commands'
import { Sortable, SortableRow } from './Sortable'
import { useFormFields, type Nameable } from './useFormFields'

/** A list: of which form, which columns in which order, which records, sorted how. */
export const ViewEditor = () => {
  const { t } = useTranslation()
  const { app } = useEditor<ViewBody>()
  const view = useDocument<ViewBody, ViewBody>(({ doc }) => doc)
  const run = useRun<ViewBody>()
  const { groups } = useReferables(app, 'form')
  const { own, system } = useFormFields(app, view.form)
  const fields = [...own, ...system]
  const titleOf = (name: string) => label(fields.find((field) => field.name === name)?.label) || name
  const options = (from: readonly Nameable[]) => from.map((field) => ({ value: field.name, label: label(field.label) || field.name }))
  const left = fields.filter(({ name }) => !view.columns.includes(name))
  const forms = groups.find((group) => group.app === app)?.items ?? []
  return (
    <>
      <section className="card lq-panel">
        <div className="lq-panel-row" data-pointer="/label">
          <label htmlFor="view-label">{t('common.name')}</label>
          <BothLanguages id="view-label" title={t('common.name')} value={view.label} change={(text) => run(change<ViewBody>({ label: text }))} />
        </div>
        <div className="lq-panel-row" data-pointer="/form">
          <label htmlFor="view-form">{t('studio.kind_form')}</label>
          <Select id="view-form" value={view.form || undefined} options={forms.map((form) => ({ value: form.name, label: label(form.label) }))} onChange={(form: string) => run(change<ViewBody>({ form, columns: [], filter: '', sort: ['-created_at'] }))} />
        </div>
      </section>
      <section className="card lq-panel" data-pointer="/columns">
        <header className="hd"><h2>{t('studio.columns')}</h2><span className="bdg">{view.columns.length}</span><span className="s12 t3">{t('studio.columns_how')}</span></header>
        <Sortable ids={view.columns} nameOf={titleOf} move={(from, to) => run(change<ViewBody>({ columns: reordered(view.columns, from, to) }))}>
          <ul className="lq-columns">
            {view.columns.map((name, index) => (
              <SortableRow key={name} id={name} name={titleOf(name)} className="lq-column-row" pointer={`/columns/${index}`}>
                {(grip) => (
                  <>
                    {grip}
                    <span className="sp nw">{titleOf(name)}</span>
                    <span className="s12 t3 mono">{name}</span>
                    <IconButton small icon="close" label={t('studio.remove_column', { name: titleOf(name) })} onClick={() => run(change<ViewBody>({ columns: view.columns.filter((each) => each !== name) }))} />
                  </>
                )}
              </SortableRow>
            ))}
          </ul>
        </Sortable>
        <div className="lq-panel-foot">
          <Select
            className="lq-add-select" value={null} placeholder={t('studio.add_column')} aria-label={t('studio.add_column')} showSearch={{ optionFilterProp: 'label' }}
            options={[
              { label: t('studio.own_fields'), title: 'own', options: options(left.filter((field) => own.includes(field))) },
              { label: t('studio.system_fields'), title: 'system', options: options(left.filter((field) => !own.includes(field))) },
            ]}
            onChange={(name: string | null) => name && run(change<ViewBody>({ columns: [...view.columns, name] }))}
          />
          <Button type="text" disabled={own.length === 0} onClick={() => run(change<ViewBody>({ columns: [...new Set([...view.columns, ...own.map(({ name }) => name)])] }))}>{t('studio.add_all_columns')}</Button>
        </div>
      </section>
      <section className="card lq-panel" data-pointer="/filter">
        <header className="hd"><h2>{t('studio.filter')}</h2><span className="s12 t3">{t('studio.filter_how')}</span></header>
        <div className="lq-panel-body">
          <ExpressionField
            as="panel" place={{ app, form: view.form, wanted: 'boolean' }} own={label(forms.find(({ name }) => name === view.form)?.label)} title={t('studio.filter')} none={t('studio.filter_none')} pushability
            text={view.filter || undefined} change={(filter) => run({ ...change<ViewBody>({ filter: filter ?? '' }), merge: 'filter' })}
          />
        </div>
      </section>
      <SortSheet fields={fields} />
    </>
  )
}

const SortSheet = ({ fields }: { fields: readonly Nameable[] }) => {
  const { t } = useTranslation()
  const sort = useDocument<ViewBody, readonly string[]>(({ doc }) => doc.sort)
  const run = useRun<ViewBody>()
  const set = (next: readonly string[]) => run(change<ViewBody>({ sort: next }))
  const bare = (key: string) => key.replace(/^-/, '')
  const left = fields.filter(({ name }) => !sort.some((key) => bare(key) === name))
  return (
    <section className="card lq-panel" data-pointer="/sort">
      <header className="hd"><h2>{t('studio.sort_by')}</h2></header>
      <ul className="lq-columns">
        {sort.map((key, index) => (
          <li key={key} className="lq-column-row" data-pointer={`/sort/${index}`}>
            <span className="sp nw">{label(fields.find(({ name }) => name === bare(key))?.label) || bare(key)}</span>
            <Select
              size="small" value={key.startsWith('-') ? 'down' : 'up'} aria-label={t('studio.direction')} style={{ width: 96 }}
              options={[{ value: 'up', label: t('studio.ascending') }, { value: 'down', label: t('studio.descending') }]}
              onChange={(way) => set(sort.map((each) => (each === key ? `${way === 'down' ? '-' : ''}${bare(key)}` : each)))}
            />
            <IconButton small icon="up" label={t('forms.move_up')} disabled={index === 0} onClick={() => set(reordered(sort, index, index - 1))} />
            <IconButton small icon="close" label={t('common.delete')} onClick={() => set(sort.filter((each) => each !== key))} />
          </li>
        ))}
      </ul>
      <div className="lq-panel-foot">
        <Select className="lq-add-select" value={null} placeholder={t('studio.add_sort')} aria-label={t('studio.add_sort')} options={left.map((field) => ({ value: field.name, label: label(field.label) || field.name }))} onChange={(name: string | null) => name && set([...sort, name])} />
      </div>
    </section>
  )
}

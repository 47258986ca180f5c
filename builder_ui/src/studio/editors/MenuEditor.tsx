import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { newUid } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import type { AppBody, MenuEntryBody } from '../bodies'
import { useDocument, useEditor, useRun } from '../editor/context'
import { useReferables } from '../referables'
import { IconPicker } from '../IconPicker'
import { BothLanguages } from './BothLanguages'
import { addPart, change, changePart, movePart, removePart } from './commands'
import { Sortable, SortableRow } from './Sortable'

/** The app itself: what it is called, its icon, and the menu its users see. */
export const MenuEditor = () => {
  const { t } = useTranslation()
  const { app } = useEditor<AppBody>()
  const body = useDocument<AppBody, AppBody>(({ doc }) => doc)
  const run = useRun<AppBody>()
  const views = useReferables(app, 'view').groups.find((group) => group.app === app)?.items ?? []
  const forms = useReferables(app, 'form').groups.find((group) => group.app === app)?.items ?? []
  const titleOf = (entry: MenuEntryBody) => {
    const target = entry.view !== undefined ? views.find(({ name }) => name === entry.view) : forms.find(({ name }) => name === entry.form)
    const bare = label(target?.label) || entry.view || entry.form || ''
    return label(entry.label) || (entry.form !== undefined ? t('studio.menu_new', { name: bare }) : bare)
  }
  const add = (value: string) => {
    const [kind, name] = value.split(' ')
    if (!name) return
    run(addPart<AppBody, MenuEntryBody>('menu', kind === 'view' ? { uid: newUid(), view: name } : { uid: newUid(), form: name, as: 'new' }))
  }
  const missing = [...views.filter(({ name }) => !body.menu.some((entry) => entry.view === name)).map(({ name }) => `view ${name}`)]
  return (
    <>
      <section className="card lq-panel">
        <div className="lq-panel-row" data-pointer="/label">
          <label htmlFor="app-label">{t('common.name')}</label>
          <BothLanguages id="app-label" title={t('common.name')} value={body.label} change={(text) => run(change<AppBody>({ label: text }))} />
        </div>
        <div className="lq-panel-row"><span>{t('studio.icon')}</span><IconPicker value={body.icon ?? 'grid'} change={(icon) => run(change<AppBody>({ icon }))} /></div>
        {(body.requires ?? []).length > 0 && <div className="lq-panel-row" data-pointer="/requires"><span>{t('studio.requires')}</span><span>{(body.requires ?? []).map((each) => <span key={each} className="tag">{each}</span>)}</span></div>}
      </section>
      <section className="card lq-panel" data-pointer="/menu">
        <header className="hd"><h2>{t('studio.menu')}</h2><span className="bdg">{body.menu.length}</span><span className="s12 t3">{t('studio.menu_how')}</span></header>
        <Sortable ids={body.menu.map(({ uid }) => uid)} nameOf={(uid) => titleOf(body.menu.find((entry) => entry.uid === uid) ?? { uid })} move={(from, to) => run(movePart<AppBody>('menu', from, to))}>
          <ul className="lq-columns">
            {body.menu.map((entry, index) => (
              <SortableRow key={entry.uid} id={entry.uid} name={titleOf(entry)} className="lq-menu-row" pointer={`/menu/${index}`}>
                {(grip) => (
                  <>
                    {grip}
                    <Icon name={entry.form === undefined ? 'table' : 'plus'} className="t3" />
                    <span className="sp nw">{titleOf(entry)}</span>
                    <div className="lq-menu-label">
                      <BothLanguages title={t('studio.menu_label')} value={entry.label ?? { zh: titleOf(entry) }} change={(text) => run(changePart<AppBody, MenuEntryBody>('menu', entry.uid, { label: text.zh === '' && !text.en ? undefined : text }))} />
                    </div>
                    <IconButton small icon="close" label={t('studio.remove_menu', { name: titleOf(entry) })} onClick={() => run(removePart<AppBody>('menu', entry.uid))} />
                  </>
                )}
              </SortableRow>
            ))}
          </ul>
        </Sortable>
        <div className="lq-panel-foot">
          <Select
            className="lq-add-select" value={null} placeholder={t('studio.add_menu')} aria-label={t('studio.add_menu')} onChange={(value: string | null) => value && add(value)}
            options={[
              { label: t('studio.kind_view'), title: 'view', options: views.map((view) => ({ value: `view ${view.name}`, label: label(view.label) })) },
              { label: t('studio.menu_new_records'), title: 'form', options: forms.map((form) => ({ value: `form ${form.name}`, label: t('studio.menu_new', { name: label(form.label) }) })) },
            ]}
          />
          {missing.length > 0 && body.menu.length === 0 && <Button type="text" onClick={() => missing.forEach(add)}>{t('studio.menu_all_views')}</Button>}
        </div>
      </section>
    </>
  )
}

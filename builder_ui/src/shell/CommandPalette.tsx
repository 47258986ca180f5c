import { Modal } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { appsQuery, openable } from '@/api/apps'
import { logOut, readIn, useMe } from '@/api/session'
import { label, language } from '@/i18n'
import { Icon } from '@/kit/icons'
import { matching, type Command } from './commands'
import { usePalette } from './palette'
import { buildPlaces, governancePlaces } from './places'
import { useMenus } from './useMenus'

const useCommands = (): Command[] => {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const apps = openable(useQuery(appsQuery).data)
  const other = language() === 'zh' ? ('en' as const) : ('zh' as const)
  const pages = [{ to: '/', text: 'shell.home', icon: 'home' }, { to: '/apps', text: 'shell.apps', icon: 'grid' }, ...buildPlaces(me), ...governancePlaces(me)]
  return [
    ...useMenus().map((entry) => ({
      key: entry.to, text: label(entry.item.label), note: `${t(entry.starts ? 'shell.palette_new' : 'shell.palette_list')}·${label(entry.app.label)}`,
      icon: entry.item.icon || (entry.starts ? 'plus' : 'list'), to: entry.to,
    })),
    ...apps.map((app) => ({ key: `app ${app.app}`, text: label(app.label), note: t('shell.palette_app'), icon: app.icon, to: `/app/${app.app}` })),
    ...pages.map((page) => ({ key: page.to, text: t(page.text), note: t('shell.palette_page'), icon: page.icon, to: page.to })),
    { key: 'language', text: other === 'en' ? 'English' : '中文', note: t('shell.language'), icon: 'globe', act: () => readIn(other) },
    { key: 'leave', text: t('shell.log_out'), note: '', icon: 'logout', act: () => logOut().then(() => navigate({ to: '/login' })) },
  ]
}

/** Ctrl K: type a few letters, go anywhere or do something. */
export const CommandPalette = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const hide = usePalette((state) => state.hide)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = matching(useCommands(), typed)
  const run = (command: Command | undefined) => {
    if (!command) return
    hide()
    if (command.to) void navigate({ to: command.to })
    void command.act?.()
  }
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) {
      event.preventDefault()
      setAt((at + step + found.length) % Math.max(found.length, 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(found[at])
    }
  }
  return (
    <Modal open footer={null} closable={false} onCancel={hide} width={560} className="lq-palette" styles={{ body: { padding: 0 }, container: { padding: 0 } }} style={{ top: 96 }} aria-label={t('shell.search_label')}>
      <div className="field">
        <Icon name="search" className="t3" />
        <input autoFocus role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant={found[at] && `palette-${at}`} aria-label={t('shell.search')} placeholder={t('shell.search')} value={typed} onChange={(event) => { setTyped(event.target.value); setAt(0) }} onKeyDown={key} />
      </div>
      <ul id="palette-list" role="listbox" aria-label={t('shell.search')}>
        {found.map((command, i) => (
          <li key={command.key} id={`palette-${i}`} role="option" aria-selected={i === at} onPointerMove={() => setAt(i)} onClick={() => run(command)} ref={(item) => { if (i === at) item?.scrollIntoView?.({ block: 'nearest' }) }}>
            <Icon name={command.icon} className="t3" /><span className="sp nw">{command.text}</span><span className="s12 t3">{command.note}</span>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="t3 none">{t('shell.palette_none', { text: typed })}</p>}
      <p className="hint s12 t3">{t('shell.palette_hint')}</p>
    </Modal>
  )
}

import { Modal } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { errorText } from '@/kit/errorText'
import { IconButton } from '@/kit/IconButton'
import { Icon } from '@/kit/icons'
import { usePhone } from '@/kit/usePhone'
import { usePalette } from './palette'
import { useFindings, type Only, type Option } from './useFindings'
import './palette.css'

/** Ctrl K or /: type a few letters; go anywhere, do something, or find a record. */
export const CommandPalette = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const phone = usePhone()
  const hide = usePalette((state) => state.hide)
  const [typed, setTyped] = useState('')
  const [only, setOnly] = useState<Only>()
  const [at, setAt] = useState(0)
  const { sections, waiting, error, short } = useFindings(typed, only, (form) => { setOnly(form); setAt(0) })
  const options = sections.flatMap((section) => section.options)
  const chosen = options[Math.min(at, options.length - 1)]
  const run = (option: Option | undefined) => {
    if (!option) return
    if (!option.stays) hide()
    if (option.to) void navigate({ to: option.to })
    void option.act?.()
  }
  const widen = () => { setOnly(undefined); setAt(0) }
  const key = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step) {
      event.preventDefault()
      setAt((Math.min(at, options.length - 1) + step + options.length) % Math.max(options.length, 1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      run(chosen)
    } else if (event.key === 'Backspace' && !typed && only) widen()
  }
  const idOf = (option: Option | undefined) => (option ? `palette-${options.indexOf(option)}` : undefined)
  return (
    <Modal open title={t('shell.search_label')} footer={null} closable={false} onCancel={hide} width={phone ? '100%' : 560} className="lq-palette" styles={{ body: { padding: 0 }, container: { padding: 0 } }} style={{ top: phone ? 0 : 96 }}>
      <div className="field">
        <Icon name={waiting ? 'refresh' : 'search'} className={waiting ? 'spin t3' : 't3'} />
        {only && <span className="tag blue only">{label(only.label)}<button type="button" aria-label={t('shell.found_everywhere')} onClick={widen}><Icon name="close" size={12} /></button></span>}
        <input autoFocus role="combobox" aria-expanded="true" aria-controls="palette-list" aria-activedescendant={idOf(chosen)} aria-label={t('shell.search')} placeholder={t('shell.search')} maxLength={100} value={typed} onChange={(event) => { setTyped(event.target.value); setAt(0) }} onKeyDown={key} />
        {phone && <IconButton icon="close" label={t('common.close')} onClick={hide} />}
      </div>
      <div id="palette-list" className="list" role="listbox" aria-label={t('shell.search')} aria-busy={waiting}>
        {sections.map((section) => (
          <div key={section.key} role="group" aria-label={section.title}>
            <div className="head s12 t3" aria-hidden="true"><span className="sp nw">{section.title}</span>{section.note}</div>
            {section.options.map((option) => (
              <div key={option.key} id={idOf(option)} className="option" role="option" aria-selected={option === chosen} onPointerMove={() => setAt(options.indexOf(option))} onClick={() => run(option)} ref={(item) => { if (option === chosen) item?.scrollIntoView?.({ block: 'nearest' }) }}>{option.show}</div>
            ))}
          </div>
        ))}
      </div>
      {error && <p className="danger none" role="alert">{errorText(error)}</p>}
      {!error && !waiting && options.length === 0 && <p className="t3 none" role="status">{t(short ? 'shell.found_short' : 'shell.palette_none', { text: typed.trim() })}</p>}
      <p className="hint s12 t3">{t('shell.palette_hint')}</p>
    </Modal>
  )
}

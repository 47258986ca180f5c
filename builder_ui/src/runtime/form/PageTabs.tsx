import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import type { Page } from './paged'
import './pages.css'

interface Props {
  pages: readonly Page[]
  current: Page
  errors?: ReadonlyMap<string, number>
  show: (name: string) => void
  panel: (page: Page) => ReactNode
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity }

/** Tabs with their panels. A panel is drawn when it is first opened and kept from then on, so that nothing begun in it is lost. */
export const PageTabs = ({ pages, current, errors, show, panel }: Props) => {
  const { t } = useTranslation()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set())
  if (!opened.has(current.name)) setOpened(new Set([...opened, current.name]))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = Math.max(0, Math.min(pages.length - 1, pages.indexOf(current) + step))
    const next = pages[at]
    if (next) show(next.name)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[at]?.focus()
  }
  return (
    <>
      <div className="lq-page-tabs" role="tablist" aria-label={t('form.pages')} ref={list} onKeyDown={onKeyDown}>
        {pages.map((page) => {
          const count = errors?.get(page.name) ?? 0
          const on = page.name === current.name
          return (
            <button
              key={page.name} type="button" role="tab" id={`${id}-${page.name}-tab`} aria-controls={opened.has(page.name) || on ? `${id}-${page.name}` : undefined} aria-selected={on} tabIndex={on ? 0 : -1}
              className={on ? 'on' : ''} data-page={page.name} onClick={() => show(page.name)}
            >
              {label(page.label)}
              {count > 0 && <span className="count" title={t('form.page_errors', { count })}><span aria-hidden="true">{count}</span><span className="lq-hidden">{t('form.page_errors', { count })}</span></span>}
            </button>
          )
        })}
      </div>
      {pages.filter(({ name }) => opened.has(name) || name === current.name).map((page) => (
        <div key={page.name} role="tabpanel" id={`${id}-${page.name}`} aria-labelledby={`${id}-${page.name}-tab`} hidden={page.name !== current.name}>{panel(page)}</div>
      ))}
    </>
  )
}

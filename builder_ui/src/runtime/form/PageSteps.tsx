import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import type { Page } from './paged'
import type { Pages } from './usePages'
import './pages.css'

/** Steps: where somebody is, what is done, what comes. Back and to any step he has been on; on only by the button below. */
export const PageSteps = ({ pages, current, panel }: { pages: Pages; current: Page; panel: (page: Page) => ReactNode }) => {
  const { t } = useTranslation()
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set())
  const title = useRef<HTMLHeadingElement>(null)
  const first = useRef(current.name)
  if (!opened.has(current.name)) setOpened(new Set([...opened, current.name]))
  useEffect(() => {
    if (first.current === current.name) return
    first.current = current.name
    // a problem that led here has the cursor already
    if (!title.current?.parentElement?.contains(document.activeElement)) title.current?.focus()
  }, [current.name])
  return (
    <>
      <nav aria-label={t('form.steps')}>
        <ol className="lq-page-steps">
          {pages.pages.map((page, at) => {
            const count = pages.errors.get(page.name) ?? 0
            const done = at < pages.reached && at !== pages.index
            return (
              <li key={page.name} className={at === pages.index ? 'on' : done ? 'done' : ''}>
                <button type="button" data-page={page.name} disabled={at > pages.reached} aria-current={at === pages.index ? 'step' : undefined} onClick={() => pages.show(page.name)}>
                  <span className="number" aria-hidden="true">{done && count === 0 ? <Icon name="check" size={12} /> : at + 1}</span>
                  <span className="name">{label(page.label)}</span>
                  {count > 0 && <span className="count" title={t('form.page_errors', { count })}><span aria-hidden="true">{count}</span><span className="lq-hidden">{t('form.page_errors', { count })}</span></span>}
                </button>
              </li>
            )
          })}
        </ol>
      </nav>
      {pages.pages.filter(({ name }) => opened.has(name) || name === current.name).map((page) => (
        <div key={page.name} hidden={page.name !== current.name}>
          <h2 ref={page.name === current.name ? title : undefined} tabIndex={-1} className="lq-hidden">{t('form.step_of', { number: pages.pages.indexOf(page) + 1, count: pages.pages.length, name: label(page.label) })}</h2>
          {panel(page)}
        </div>
      ))}
    </>
  )
}

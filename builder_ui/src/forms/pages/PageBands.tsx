import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { addPage, movePage, NEW_PAGE, NEW_SECTION, newUid, removePage, sectionsOn, type FormPage, type Section } from '@/document'
import { label } from '@/i18n'
import { Icon } from '@/kit/icons'
import { IconButton } from '@/kit/IconButton'
import { useAct, useForm, useIsSelected } from '../designer'
import { useDrag, type Dragged } from '../dnd'
import './pages.css'

/** The sections of a form: those above all pages, then page by page, each under a head that can be selected and dragged. */
export const PageBands = ({ readOnly, block }: { readOnly: boolean; block: (section: Section) => ReactNode }) => {
  const doc = useForm((state) => state.doc)
  return (
    <>
      {sectionsOn(doc, undefined).map(block)}
      {doc.pages?.map((page, at) => <Band key={page.uid} page={page} at={at} count={doc.pages?.length ?? 0} steps={doc.pages_as === 'steps'} readOnly={readOnly} sections={sectionsOn(doc, page.name)} block={block} />)}
    </>
  )
}

interface BandProps {
  page: FormPage
  at: number
  count: number
  steps: boolean
  readOnly: boolean
  sections: readonly Section[]
  block: (section: Section) => ReactNode
}

const Band = ({ page, at, count, steps, readOnly, sections, block }: BandProps) => {
  const { t } = useTranslation()
  const select = useForm((state) => state.select)
  const selected = useIsSelected(page.uid)
  const text = label(page.label)
  const name = t(steps ? 'pages.step_n' : 'pages.tab_n', { number: at + 1, name: text })
  const dragged = useMemo<Dragged>(() => ({ kind: 'page', uid: page.uid, icon: 'form', text }), [page.uid, text])
  const { ref, handle, listeners } = useDrag(`page:${page.uid}`, dragged)
  return (
    <div className="lq-band" ref={ref} data-page={page.name} role="group" aria-label={name}>
      <div className={selected ? 'lq-band-head on' : 'lq-band-head'} data-part={page.uid}>
        <button type="button" className="hit" disabled={readOnly} aria-pressed={selected} onClick={() => select(page.uid)} ref={handle} {...listeners}>
          <span className="number">{t(steps ? 'pages.step' : 'pages.tab')} {at + 1}</span>
          <span className="nw">{text}</span>
        </button>
        {selected && !readOnly && <PageBar page={page} at={at} count={count} />}
      </div>
      {sections.map(block)}
      {sections.length === 0 && <p className="lq-sec-empty t3"><Icon name="section" />{t('pages.empty')}</p>}
    </div>
  )
}

/** What can be done with a page without dragging. */
const PageBar = ({ page, at, count }: { page: FormPage; at: number; count: number }) => {
  const { t } = useTranslation()
  const act = useAct()
  const add = () => {
    const uid = newUid()
    act(addPage(uid, NEW_PAGE, NEW_SECTION, page.uid), uid)
  }
  return (
    <div className="lq-float" role="toolbar" aria-label={t('pages.tools')}>
      <IconButton small icon="up" label={t('forms.move_up')} disabled={at === 0} onClick={() => act(movePage(page.uid, at - 1), page.uid)} />
      <IconButton small icon="down" label={t('forms.move_down')} disabled={at === count - 1} onClick={() => act(movePage(page.uid, at + 1), page.uid)} />
      <IconButton small icon="plus" label={t('pages.add')} onClick={add} />
      <span className="vr" />
      <IconButton small icon="trash" label={t('pages.remove')} onClick={() => act(removePage(page.uid))} />
    </div>
  )
}

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldOf, pageOf, sectionOf } from '@/document'
import { SeveralInspector } from '../copying/SeveralInspector'
import { useDesigner, useForm } from '../designer'
import { FieldInspector } from './FieldInspector'
import { FormInspector } from './FormInspector'
import './inspector.css'
import { PageInspector } from '../pages/PageInspector'
import { SectionInspector } from './SectionInspector'

/** The properties of what is selected; of the form itself when nothing is. */
export const Inspector = () => {
  const { t } = useTranslation()
  const { wish } = useDesigner()
  const field = useForm(({ doc, selected }) => fieldOf(doc, selected))
  const section = useForm(({ doc, selected }) => sectionOf(doc, selected))
  const page = useForm(({ doc, selected }) => pageOf(doc, selected))
  const together = useForm(({ also }) => also.length > 0)
  const pane = useRef<HTMLElement>(null)

  useEffect(() => {
    if (!wish) return
    const rows = [...(pane.current?.querySelectorAll<HTMLElement>('[data-property]') ?? [])]
    const row = rows.find(({ dataset }) => dataset.property === wish.property)
    row?.scrollIntoView({ block: 'center' })
    row?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]')?.focus()
  }, [wish])

  return (
    <aside className="lq-ins" ref={pane} aria-label={t('forms.inspector')}>
      {together ? <SeveralInspector /> : field ? <FieldInspector key={field.uid} field={field} /> : section ? <SectionInspector key={section.uid} section={section} /> : page ? <PageInspector key={page.uid} page={page} /> : <FormInspector />}
    </aside>
  )
}

import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhone } from '@/kit/usePhone'
import type { Kind } from '../api'
import { TopBar } from '../editor/TopBar'
import { useEditor } from '../editor/context'
import { useUndoKeys } from '../editor/useEditorKeys'
import { useArrival } from '../places'
import { UsesButton } from '../uses/UsesButton'
import { VersionsButton } from '../versions/VersionsButton'
import { Uses } from './Uses'
import './editors.css'

export const sectionOf: Record<Kind, string> = { form: 'forms', view: 'views', option_set: 'option_sets', decision: 'decisions', flow: 'flows', role: 'roles', app: 'menu' }

const SEEN = 2500

/** Go to the control a problem speaks of; every control of an editor carries the pointer of its part. False where not
 * even the part around it is drawn yet. */
export const jumpTo = (pointer: string): boolean => {
  const parts = pointer.split('/')
  const places = [...document.querySelectorAll<HTMLElement>('[data-pointer]')]
  for (let length = parts.length; length > 0; length -= 1) {
    const found = places.find(({ dataset }) => dataset.pointer === parts.slice(0, length).join('/'))
    if (!found) continue
    found.scrollIntoView({ block: 'center' })
    const control = found.matches('input, button, [tabindex]') ? found : found.querySelector<HTMLElement>('input, textarea, button')
    control?.focus()
    found.classList.add('lq-here')
    setTimeout(() => found.classList.remove('lq-here'), SEEN)
    return true
  }
  return false
}

/** The frame of the editors that are one page of tables and fields. */
export const EditorPage = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation()
  const { app, kind, name } = useEditor()
  const navigate = useNavigate()
  const isPhone = usePhone()
  useUndoKeys()
  useArrival(jumpTo)
  return (
    <div className="lq-editor">
      <TopBar back={() => void navigate({ to: '/build/$app/$section', params: { app, section: sectionOf[kind] } })} jump={jumpTo} extra={<><UsesButton /><VersionsButton /></>} />
      <main className="lq-editor-main" inert={isPhone}>
        {isPhone && <p className="tag amber">{t('studio.edit_on_pc')}</p>}
        {children}
        {kind !== 'app' && <Uses app={app} kind={kind} name={name} />}
      </main>
    </div>
  )
}

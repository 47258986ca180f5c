import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldOf, pageOf, placeOf, sectionOf, type Beside, type Command, type DocumentState, type Field, type FormBody } from '@/document'
import { label } from '@/i18n'
import { useDocument, useEditor } from '@/studio/editor/context'
import type { Catalogue } from '@/studio/catalogue'

export type Device = 'pc' | 'phone'

/** A property the inspector shall show and focus; `at` makes two wishes for the same one different. */
export interface Wish {
  readonly property: string
  readonly at: number
}

/** What the three panes share beside the document. */
export interface Designer {
  readonly catalogue: Catalogue
  readonly device: Device
  readonly setDevice: (device: Device) => void
  /** A click adds to what is selected instead of replacing it. */
  readonly several: boolean
  readonly setSeveral: (on: boolean) => void
  readonly wish: Wish | undefined
  readonly ask: (property: string | undefined) => void
  /** Tell a screen reader what has just happened. */
  readonly announce: (text: string) => void
  readonly said: string
}

const Context = createContext<Designer | undefined>(undefined)

export const useDesigner = (): Designer => {
  const designer = useContext(Context)
  if (!designer) throw new Error('useDesigner outside of a DesignerProvider')
  return designer
}

export const DesignerProvider = ({ catalogue, children }: { catalogue: Catalogue; children: ReactNode }) => {
  const [device, setDevice] = useState<Device>('pc')
  const [several, setSeveral] = useState(false)
  const [wish, setWish] = useState<Wish>()
  const [said, announce] = useState('')
  const designer = useMemo<Designer>(
    () => ({
      catalogue, device, setDevice, several, setSeveral, wish, said, announce,
      ask: (property) => setWish(property === undefined ? undefined : { property, at: Date.now() }),
    }),
    [catalogue, device, several, wish, said],
  )
  return (
    <Context value={designer}>
      {children}
      <div className="lq-hidden" role="status" aria-live="polite">{said}</div>
    </Context>
  )
}

/** Part of the form being designed. */
export const useForm = <T,>(choose: (state: DocumentState<FormBody>) => T): T => useDocument<FormBody, T>(choose)

export const useSelected = (): string | undefined => useForm(({ selected }) => selected)

/** The part is selected, alone or beside others. */
export const useIsSelected = (uid: string): boolean => useForm(({ selected, also }) => selected === uid || also.includes(uid))

/** Everything that is selected, the last one clicked at the end. */
export const selectionOf = ({ selected, also }: Pick<DocumentState<FormBody>, 'selected' | 'also'>): string[] => (selected === undefined ? [] : [...also, selected])

export const useField = (uid: string | undefined): Field | undefined => useForm(({ doc }) => fieldOf(doc, uid))

/** What a field, a section or a page is called on the screen. */
export const titleOf = (doc: FormBody, uid: string): string => {
  const field = fieldOf(doc, uid)
  return field ? label(field.label) || field.name : label((sectionOf(doc, uid) ?? pageOf(doc, uid))?.label)
}

/** Gives commands to the form and says aloud what they did. */
export function useAct() {
  const { t } = useTranslation()
  const { store } = useEditor<FormBody>()
  const { announce } = useDesigner()
  return (command: Command, select?: string, beside?: Beside): boolean => {
    const before = store.getState().doc
    const done = store.getState().run(command, select, beside)
    if (!done) return false
    const { doc, selected } = store.getState()
    const part = select ?? selected
    const name = part === undefined ? '' : titleOf(doc, part) || titleOf(before, part)
    const place = part === undefined ? undefined : placeOf(doc, fieldOf(doc, part)?.name ?? '')
    const section = place && label(sectionOf(doc, place.section)?.label)
    announce(place ? t('forms.did_at', { what: t(`forms.did_${command.name}`), name, section, index: place.index + 1 }) : t('forms.did', { what: t(`forms.did_${command.name}`), name }))
    return true
  }
}

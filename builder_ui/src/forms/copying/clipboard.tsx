import { App } from 'antd'
import { createContext, lazy, Suspense, useContext, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { carriedIn, copied, duplicateParts, looseOf, newUid, placeAfter, sectionHolding, takenParts, type FormBody } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { selectionOf, useAct } from '../designer'
import { landed, usePasting, type Outcome } from './usePasting'
import { useRemoveParts } from './useRemoveParts'
import { fromClipboard, toClipboard } from './system'

const PasteHere = lazy(() => import('./PasteHere').then((module) => ({ default: module.PasteHere })))
const PasteOutcome = lazy(() => import('./PasteOutcome').then((module) => ({ default: module.PasteOutcome })))

/** Carrying parts of the form: what the keys do, the menus do too. Without parts named, what is selected is meant. */
export interface Clipboard {
  /** What the keys do: put the selected parts on the clipboard an event brings along. */
  readonly carry: (event: ClipboardEvent) => void
  readonly copy: (uids?: readonly string[]) => void
  readonly cut: (uids?: readonly string[]) => void
  /** Paste a text, or what lies on the clipboard; false when the text is none of ours. */
  readonly paste: (text?: string) => boolean
  readonly duplicate: (uids?: readonly string[]) => void
  readonly remove: (uids?: readonly string[]) => void
}

const Context = createContext<Clipboard | undefined>(undefined)

export const useClipboard = (): Clipboard => {
  const clipboard = useContext(Context)
  if (!clipboard) throw new Error('useClipboard outside of a ClipboardProvider')
  return clipboard
}

export const ClipboardProvider = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { app, store } = useEditor<FormBody>()
  const act = useAct()
  const [asking, ask] = useState(false)
  const [outcome, show] = useState<Outcome>()
  const put = usePasting(show)
  const removeParts = useRemoveParts()

  const clipboard = useMemo<Clipboard>(() => {
    const selection = () => selectionOf(store.getState())
    const text = (uids?: readonly string[]) => copied(store.getState().doc, app, uids ?? selection())
    const count = (uids: readonly string[] = selection()) => looseOf(takenParts(store.getState().doc, uids)).length
    const told = (uids?: readonly string[]) => message.success(t('copying.copied', { count: count(uids) }))
    const copy = async (uids?: readonly string[]): Promise<boolean> => {
      const carried = text(uids)
      if (carried === undefined) return false
      const done = await toClipboard(carried)
      if (done) told(uids)
      else message.error(t('copying.not_copied'))
      return done
    }
    const paste = (given: string): boolean => {
      const carried = carriedIn(given)
      if (carried === 'newer') message.warning(t('copying.newer'))
      else if (carried) put(carried)
      return carried !== undefined
    }
    return {
      carry: (event) => {
        const carried = text()
        if (carried === undefined || !event.clipboardData) return
        event.preventDefault()
        event.clipboardData.setData('text/plain', carried)
        told()
        if (event.type === 'cut') removeParts(selection(), true)
      },
      copy: (uids) => void copy(uids),
      cut: (uids) => {
        const parts = uids ?? selection()
        void copy(parts).then((done) => done && removeParts(parts, true))
      },
      paste: (given) => {
        if (given !== undefined) return paste(given)
        void fromClipboard().then((found) => {
          if (found === undefined) ask(true)
          else if (!paste(found)) message.info(t('copying.nothing'))
        })
        return true
      },
      duplicate: (uids) => {
        const { doc } = store.getState()
        const chosen = uids ?? selection()
        const parts = takenParts(doc, chosen)
        const last = chosen[chosen.length - 1]
        const landing = { place: placeAfter(doc, last), after: last === undefined ? undefined : sectionHolding(doc, last), identities: parts.sections.map(() => newUid()) }
        landed(act, store, duplicateParts(parts, landing), landing.identities)
      },
      remove: (uids) => removeParts(uids ?? selection(), false),
    }
  }, [app, store, act, message, put, removeParts, t])

  return (
    <Context value={clipboard}>
      {children}
      <Suspense>
        {asking && <PasteHere close={() => ask(false)} paste={(given) => (clipboard.paste(given) ? ask(false) : void message.info(t('copying.nothing')))} />}
        {outcome && <PasteOutcome outcome={outcome} close={() => show(undefined)} />}
      </Suspense>
    </Context>
  )
}

import { App } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { copied, duplicateField, fieldOf, fieldsIn, moveSection, newUid, pasteFields, placeAfter, sectionOf, stepField, type FormBody } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { isTyping } from '@/studio/editor/useEditorKeys'
import { useAct } from './designer'
import { useRemove } from './useRemove'

/** Keys of the canvas: Alt with arrows moves, Delete removes, Ctrl+D doubles, Ctrl+C and Ctrl+V carry fields between forms, Esc lets go. */
export function useFormKeys(off: boolean): void {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const { store } = useEditor<FormBody>()
  const act = useAct()
  const remove = useRemove()

  useEffect(() => {
    if (off) return
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || isTyping(event.target)) return
      const { doc, selected, select } = store.getState()
      const field = fieldOf(doc, selected)
      const section = sectionOf(doc, selected)
      const control = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      if (key === 'escape') return select(undefined)
      if (event.altKey && (key === 'arrowup' || key === 'arrowdown' || key === 'arrowleft' || key === 'arrowright')) {
        const by = key === 'arrowup' || key === 'arrowleft' ? -1 : 1
        event.preventDefault()
        if (field) act(stepField(field.uid, by), field.uid)
        else if (section) act(moveSection(section.uid, doc.layout.indexOf(section) + by), section.uid)
        return
      }
      if (key === 'delete' || key === 'backspace') {
        if (field ?? section) remove((field ?? section)?.uid ?? '')
      } else if (control && key === 'd' && field) {
        event.preventDefault()
        const uid = newUid()
        act(duplicateField(field.uid, uid), uid)
      }
    }
    const copy = (event: ClipboardEvent) => {
      const { doc, selected } = store.getState()
      if (isTyping(event.target) || !selected || String(window.getSelection() ?? '') !== '') return
      const text = copied(doc, selected)
      if (!text) return
      event.preventDefault()
      event.clipboardData?.setData('text/plain', text)
      message.success(t('forms.copied_field'))
    }
    const paste = (event: ClipboardEvent) => {
      if (isTyping(event.target)) return
      const { doc, selected } = store.getState()
      const loose = fieldsIn(event.clipboardData?.getData('text/plain') ?? '')
      const place = placeAfter(doc, selected)
      if (!loose || !place) return
      event.preventDefault()
      act(pasteFields(loose, place))
    }
    window.addEventListener('keydown', pressed)
    document.addEventListener('copy', copy)
    document.addEventListener('paste', paste)
    return () => {
      window.removeEventListener('keydown', pressed)
      document.removeEventListener('copy', copy)
      document.removeEventListener('paste', paste)
    }
  })
}

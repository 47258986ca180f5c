import { addField, addSection, type FormBody, NEW_SECTION, newUid, placeAfter, sectionHolding } from '@/document'
import { typeNamed } from '@/studio/catalogue'
import { useEditor } from '@/studio/editor/context'
import { useAct, useDesigner } from './designer'
import { SECTION } from './FormDragArea'
import { newField, widthOf } from './newField'

/** Adds a field of a type, or a section, after what is selected, and selects it. */
export function useAddPart(): (type: string) => void {
  const { store } = useEditor<FormBody>()
  const { catalogue } = useDesigner()
  const act = useAct()
  return (name) => {
    const { doc, selected } = store.getState()
    let uid = newUid()
    if (name === SECTION) {
      const after = selected === undefined ? undefined : sectionHolding(doc, selected)
      act(addSection(uid, NEW_SECTION, after), uid)
    } else {
      const type = typeNamed(catalogue, name)
      if (!type) return
      const field = newField(type, doc)
      uid = field.uid
      act(addField(field, widthOf(name), placeAfter(doc, selected)), uid)
    }
    requestAnimationFrame(() => document.querySelector(`[data-part="${uid}"]`)?.scrollIntoView({ block: 'nearest' }))
  }
}

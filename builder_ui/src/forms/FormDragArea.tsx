import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { addField, addSection, dropBeside, fieldOf, type FormBody, moveField, movePage, NEW_SECTION, newUid, placeSection, rowWidth, sectionOf, sectionsOn } from '@/document'
import { useEditor } from '@/studio/editor/context'
import { typeNamed } from '@/studio/catalogue'
import { useAct, useDesigner } from './designer'
import { DragArea, type Dragged } from './dnd'
import { fieldTarget, pageTarget, sectionTarget, type Screen, type Target } from './dropTarget'
import { newField, widthOf } from './newField'

/** The name under which the palette offers a section. */
export const SECTION = 'section'

const boxOf = (selector: string) => document.querySelector(selector)?.getBoundingClientRect()

/** The form as it stands on the screen now. */
const screen = (doc: FormBody): Screen | undefined => {
  const area = boxOf('[data-paper]')
  return area && {
    area,
    section: (uid) => boxOf(`[data-body="${uid}"]`),
    field: (name) => boxOf(`[data-part="${doc.fields.find((field) => field.name === name)?.uid ?? ''}"]`),
    page: (name) => boxOf(`[data-page="${name}"]`),
  }
}

/** What dragging means in the form designer. */
export const FormDragArea = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation()
  const { store } = useEditor<FormBody>()
  const { catalogue, device } = useDesigner()
  const act = useAct()

  const find = (dragged: Dragged, x: number, y: number): Target | undefined => {
    const { doc } = store.getState()
    const shown = screen(doc)
    if (!shown) return undefined
    if (dragged.kind === 'page') return pageTarget(doc, shown, x, y, dragged.uid)
    if (dragged.kind === 'section') return sectionTarget(doc, shown, x, y, dragged.uid)
    if (dragged.kind === 'new' && dragged.type === SECTION) return sectionTarget(doc, shown, x, y, '')
    const moving = dragged.kind === 'field' ? fieldOf(doc, dragged.uid)?.name : undefined
    return fieldTarget(doc, shown, x, y, moving, device === 'phone')
  }

  const drop = (dragged: Dragged, target: Target) => {
    const { doc } = store.getState()
    if (target.kind === 'page') return void (dragged.kind === 'page' && act(movePage(dragged.uid, target.index), dragged.uid))
    if (target.kind === 'section') {
      const { index, page } = target
      if (dragged.kind === 'section') return void act(placeSection(dragged.uid, page, index), dragged.uid)
      const uid = newUid()
      const before = sectionsOn(doc, page)[index - 1]?.uid
      const added = addSection(uid, NEW_SECTION, before, index === 0)
      return void act({ ...added, apply: (form) => placeSection(uid, page, index).apply(added.apply(form)) }, uid)
    }
    if (dragged.kind === 'section' || dragged.kind === 'page') return
    const type = dragged.kind === 'new' ? typeNamed(catalogue, dragged.type) : undefined
    const field = dragged.kind === 'field' ? fieldOf(doc, dragged.uid) : type && newField(type, doc)
    if (!field) return
    if (target.kind === 'beside') return void act(dropBeside(field, target.field, target.side), field.uid)
    if (dragged.kind === 'field') return void act(moveField(field.uid, target.place, device === 'pc'), field.uid)
    const children = sectionOf(doc, target.place.section)?.children ?? []
    act(addField(field, rowWidth(children, target.place.index, widthOf(field.type)), target.place), field.uid)
  }

  return (
    <DragArea find={find} drop={drop} announce={(what, { text }) => t(`forms.drag_${what}`, { name: text })} instructions={t('forms.drag_help')}>
      <div className="lq-panes">{children}</div>
    </DragArea>
  )
}

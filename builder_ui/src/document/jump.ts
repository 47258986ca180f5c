import { fieldNamed, placeOf } from './layout'
import type { FormBody } from './types'

/** What a problem points at: the part to select and the property to focus. */
export interface Target {
  readonly uid: string | undefined
  readonly property: string | undefined
}

/** From a JSON pointer to the part of the form it speaks of. */
export function targetOf(doc: FormBody, pointer: string): Target {
  const [member, index, property, ...rest] = pointer.split('/').slice(1).map(unescaped)
  if (member === 'fields') {
    const name = property === 'options' && rest[0] !== undefined ? `options.${rest[0]}` : property
    return { uid: doc.fields[Number(index)]?.uid, property: name }
  }
  if (member === 'layout') {
    const section = doc.layout[Number(index)]
    const child = property === 'children' ? section?.children[Number(rest[0])] : undefined
    const field = child && fieldNamed(doc, child.field)
    return { uid: field?.uid ?? section?.uid, property: field ? 'width' : property }
  }
  if (member === 'pages' && index !== undefined) return { uid: doc.pages?.[Number(index)]?.uid, property }
  return { uid: undefined, property: member }
}

/** Where a part stands, for the outline and for scrolling: the field's section, or the section itself. */
export const sectionHolding = (doc: FormBody, uid: string): string | undefined => {
  const field = doc.fields.find((each) => each.uid === uid)
  return field ? placeOf(doc, field.name)?.section : doc.layout.find((section) => section.uid === uid)?.uid
}

const unescaped = (part: string): string => part.replace(/~1/g, '/').replace(/~0/g, '~')

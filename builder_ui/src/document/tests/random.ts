import type { Command, Field, FormBody } from '..'
import {
  addField, addSection, changeType, dropBeside, duplicateParts, freeName, moveField, moveSection, newUid, pasteFields, pasteParts, removeField,
  removeParts, takenParts,
  removeSection, renameField, setWidth, stepField, updateField, updateForm, updateOption, updateSection, WIDTHS,
} from '..'

/** A small generator of random numbers with a seed, so that a failing run can be repeated. */
export function dice(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <T>(from: readonly T[]): T | undefined => from[below(from.length)]
  return { next, below, pick }
}

export const field = (name: string, more: Partial<Field> = {}): Field => ({
  uid: newUid(), name, type: 'text', label: { zh: `字段${name}`, en: name }, ...more,
})

export const form = (names: readonly string[][] = [[]]): FormBody => {
  const fields = names.flat().map((name) => field(name))
  return {
    kind: 'form', schema: 1, name: 'complaint', uid: newUid(), label: { zh: '投诉', en: 'Complaint' }, fields,
    layout: names.map((children, index) => ({
      uid: newUid(), block: 'section', label: { zh: `分组${index + 1}`, en: `Section ${index + 1}` },
      children: children.map((name) => ({ field: name, width: 12 })),
    })),
  }
}

/** Any command a person could give, on any part of this form. */
export function anyCommand(doc: FormBody, { below, pick }: ReturnType<typeof dice>): Command {
  const one = pick(doc.fields)
  const uid = one?.uid ?? 'nobody'
  const section = pick(doc.layout)
  const place = { section: section?.uid ?? 'nowhere', index: below((section?.children.length ?? 0) + 2) }
  const fresh = field(freeName('text', doc.fields.map((each) => each.name)))
  const width = pick(WIDTHS) ?? 12
  const commands: (() => Command)[] = [
    () => addField(fresh, width, place),
    () => addField(fresh, width),
    () => moveField(uid, place, below(2) === 0),
    () => removeField(uid),
    () => duplicateParts(takenParts(doc, [uid, below(3) === 0 ? (section?.uid ?? '') : uid]), { place, after: section?.uid, identities: [newUid()] }),
    () => removeParts([uid, pick(doc.fields)?.uid ?? 'nobody'], below(4) === 0 ? [section?.uid ?? ''] : []),
    () => pasteParts({ fields: [], sections: [{ section: { block: 'section', label: { zh: '粘贴' } }, fields: [{ field: field('text'), width: 12 }] }] }, { place, after: section?.uid, identities: [newUid()] }),
    () => changeType(uid, { type: 'integer' }, below(2) === 0 ? field(`kept_${below(99)}`) : undefined),
    () => updateField(uid, { label: { zh: `名${below(9)}`, en: 'x' }, required: below(2) === 0 ? true : undefined }),
    () => updateOption(uid, 'max_length', below(2) === 0 ? below(100) : undefined),
    () => renameField(uid, pick(['title', 'amount', 'bad name', 'text']) ?? 'x'),
    () => addSection(newUid(), { zh: '新分组' }, section?.uid),
    () => moveSection(section?.uid ?? '', below(5)),
    () => removeSection(section?.uid ?? ''),
    () => updateSection(section?.uid ?? '', { zh: '改名' }),
    () => setWidth(uid, width),
    () => dropBeside(pick([one ?? fresh, fresh]) ?? fresh, pick(doc.fields)?.name ?? '', pick(['left', 'right']) ?? 'left'),
    () => pasteFields([{ field: { name: 'text', type: 'text', label: { zh: '粘贴' } }, width: 12 }], place),
    () => stepField(uid, below(2) === 0 ? 1 : -1),
    () => updateForm({ title_field: one?.name, description: below(2) === 0 ? { zh: '说明' } : undefined }),
  ]
  return (pick(commands) ?? (() => removeField(uid)))()
}

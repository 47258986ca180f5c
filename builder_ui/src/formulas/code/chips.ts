import { RangeSetBuilder, StateEffect, StateField, type EditorState } from '@codemirror/state'
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view'
import { FIXED, fixedKey, type FixedNames } from '../fixed'

interface Shown {
  names: FixedNames
  /** What stands for one the reader may not see. */
  unseen: string
}

/** Tell the editor what those named by id are called. */
export const showNames = StateEffect.define<Shown>()

class Chip extends WidgetType {
  constructor(readonly kind: string, readonly text: string) {
    super()
  }
  override eq(other: Chip): boolean {
    return other.kind === this.kind && other.text === this.text
  }
  override toDOM(): HTMLElement {
    const made = document.createElement('span')
    made.className = `lq-feel-chip ${this.kind.replace(' ', '-')}`
    made.textContent = this.text
    return made
  }
}

const shown = StateField.define<Shown>({
  create: () => ({ names: new Map(), unseen: '…' }),
  update: (value, { effects }) => effects.reduce((now, effect) => (effect.is(showNames) ? effect.value : now), value),
})

function drawn(state: EditorState): DecorationSet {
  const { names, unseen } = state.field(shown)
  const made = new RangeSetBuilder<Decoration>()
  for (const found of state.doc.toString().matchAll(FIXED)) {
    const [written, kind = '', id = ''] = found
    const name = names.get(fixedKey(kind, id))
    const text = name === undefined ? '…' : (name ?? unseen)
    made.add(found.index, found.index + written.length, Decoration.replace({ widget: new Chip(kind, text) }))
  }
  return made.finish()
}

/** `person("0192…")` is shown as a name in one piece: the cursor goes past it, and one key takes it away. */
const chip = StateField.define<DecorationSet>({
  create: drawn,
  update: (value, change) => (change.docChanged || change.effects.some((effect) => effect.is(showNames)) ? drawn(change.state) : value),
  provide: (field) => [EditorView.decorations.from(field), EditorView.atomicRanges.of((view) => view.state.field(field))],
})

export const chips = [shown, chip]

import { RangeSetBuilder, StateEffect, StateField, type EditorState } from '@codemirror/state'
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view'
import { FIXED, fixedKey, type FixedNames } from '../fixed'

interface Shown {
  names: FixedNames
  /** What stands for one the reader may not see. */
  unseen: string
  /** What is wrong, where: a mark of its own would be hidden by the name. */
  wrong: readonly { from: number; to: number; severity: string; message: string }[]
}

/** Tell the editor what those named by id are called. */
export const showNames = StateEffect.define<Shown>()

class Chip extends WidgetType {
  constructor(readonly kind: string, readonly text: string, readonly severity: string, readonly message: string) {
    super()
  }
  override eq(other: Chip): boolean {
    return other.kind === this.kind && other.text === this.text && other.severity === this.severity && other.message === this.message
  }
  override toDOM(): HTMLElement {
    const made = document.createElement('span')
    made.className = `lq-feel-chip ${this.kind.replace(' ', '-')}${this.severity ? ` cm-lintRange cm-lintRange-${this.severity}` : ''}`
    made.textContent = this.text
    if (this.message) made.title = this.message
    return made
  }
}

const shown = StateField.define<Shown>({
  create: () => ({ names: new Map(), unseen: '…', wrong: [] }),
  update: (value, { effects }) => effects.reduce((now, effect) => (effect.is(showNames) ? effect.value : now), value),
})

function drawn(state: EditorState): DecorationSet {
  const { names, unseen, wrong } = state.field(shown)
  const made = new RangeSetBuilder<Decoration>()
  for (const found of state.doc.toString().matchAll(FIXED)) {
    const [written, kind = '', id = ''] = found
    const name = names.get(fixedKey(kind, id))
    const text = name === undefined ? '…' : (name ?? unseen)
    const [from, to] = [found.index, found.index + written.length]
    const fault = wrong.find((each) => each.from < to && each.to > from)
    made.add(from, to, Decoration.replace({ widget: new Chip(kind, text, fault?.severity ?? '', fault?.message ?? '') }))
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

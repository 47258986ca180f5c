import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { lookUpPeople, lookUpUnits } from '@/runtime/widgets/lookUps'

const WRITTEN = /(?:^|[^\p{L}\p{N}_])((person|org unit)\s*[(（]\s*["“]?([^"“”()（）]{0,40}))$/u
const CLOSED = /^["”]?\s*[)）]?/
const REST = 200

type Remember = (kind: string, id: string, name: string) => void

/** After `person(` and `org unit(` people and units are found by name; what is written is the id. */
export async function foundByName(context: CompletionContext, remember: Remember): Promise<CompletionResult | null> {
  const line = context.state.doc.lineAt(context.pos)
  const [, call = '', kind = '', typed = ''] = WRITTEN.exec(line.text.slice(0, context.pos - line.from)) ?? []
  if (call === '') return null
  await new Promise((rested) => setTimeout(rested, REST))
  if (context.aborted) return null
  const found = await (kind === 'person' ? lookUpPeople : lookUpUnits)({ q: typed.trim() }).catch(() => [])
  const options = found.map((each): Completion => ({
    label: each.label, detail: each.hint ?? '', type: 'constant',
    apply: (view, _, from, to) => {
      const after = CLOSED.exec(view.state.sliceDoc(to, to + 8))?.[0].length ?? 0
      const insert = `${kind}("${each.id}")`
      remember(kind, each.id, each.label)
      view.dispatch({ changes: { from, to: to + after, insert }, selection: { anchor: from + insert.length }, userEvent: 'input.complete' })
    },
  }))
  return { from: context.pos - call.length, filter: false, options }
}

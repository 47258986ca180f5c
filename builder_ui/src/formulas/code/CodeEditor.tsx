import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching } from '@codemirror/language'
import { lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { Compartment, EditorState, Prec } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { nonce } from '@/kit/nonce'
import type { Finding, Names } from '../types'
import type { FixedNames } from '../fixed'
import { chips, showNames } from './chips'
import { fits, proposals } from './complete'
import { colours, feel } from './feel'
import { foundByName } from './people'
import { toUnits } from './positions'

interface Props {
  text: string
  change: (text: string) => void
  names: Names
  /** What the persons, units and records are called that it names by id, and what stands for one not to be seen. */
  fixed: FixedNames
  unseen: string
  remember: (kind: string, id: string, name: string) => void
  /** What was found wrong in exactly this text. */
  findings: readonly Finding[]
  title: string
  hint: string
  readOnly?: boolean
  /** A place to go to, counted in code points; a new object goes there again. */
  goTo?: { start: number; end: number }
}

const TYPES = { field: 'variable', function: 'function', option: 'constant' } as const

/** What stands before the cursor asks for a name or a value: a dot, a sign, an opened quote or parenthesis. */
const asks = (before: string): boolean => /[.=“（(]\s*$/.test(before) || (before.endsWith('"') && before.split('"').length % 2 === 0)

const source = (names: () => Names) => (context: CompletionContext): CompletionResult | null => {
  const text = context.state.doc.toString()
  const { from, list } = proposals(names(), text, context.pos)
  const typed = text.slice(from, context.pos)
  if (typed === '' && !context.explicit && !asks(text.slice(0, from))) return null
  return {
    from, filter: false,
    options: list.filter((each) => fits(each, typed)).slice(0, 60).map((each) => ({
      label: each.write, detail: each.detail, type: TYPES[each.kind],
      apply: (view, _, start, end) => view.dispatch({ changes: { from: start, to: end, insert: each.write }, selection: { anchor: start + each.write.length - (each.back ?? 0) }, userEvent: 'input.complete' }),
    })),
  }
}

/** The text of an expression, with colours, completion and a wavy line under what is wrong. Loaded only where it is asked for. */
export const CodeEditor = ({ text, change, names, fixed, unseen, remember, findings, title, hint, readOnly = false, goTo }: Props) => {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const now = useRef({ names, change, remember })
  const labels = useRef(new Compartment())
  const first = useRef(text)
  useEffect(() => {
    now.current = { names, change, remember }
  })

  useEffect(() => {
    if (!host.current) return
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          EditorView.cspNonce.of(nonce()), EditorView.lineWrapping, EditorState.readOnly.of(readOnly), history(), closeBrackets(), bracketMatching(), feel, colours, chips,
          autocompletion({ override: [source(() => now.current.names), (context) => foundByName(context, (...told) => now.current.remember(...told))], icons: false, activateOnTypingDelay: 80 }),
          keymap.of([{ key: 'Tab', run: acceptCompletion }, ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) now.current.change(update.state.doc.toString())
          }),
          // Escape closes the list of proposals, not the drawer around it; the keys below would be asked first
          Prec.highest(EditorView.domEventHandlers({
            keydown: (event, editor) => {
              if (event.key === 'Escape' && completionStatus(editor.state) !== null) event.stopPropagation()
              return false
            },
          })),
          labels.current.of([]),
        ],
      }),
    })
    view.current = made
    return () => made.destroy()
  }, [readOnly])

  useEffect(() => {
    view.current?.dispatch({ effects: labels.current.reconfigure([placeholder(hint), EditorView.contentAttributes.of({ 'aria-label': title, 'aria-multiline': 'true', spellcheck: 'false' })]) })
  }, [title, hint, readOnly])

  useEffect(() => {
    const doc = view.current?.state.doc.toString()
    if (view.current && doc !== text) view.current.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: text } })
  }, [text, readOnly])

  useEffect(() => {
    const doc = view.current?.state.doc.toString() ?? ''
    const wrong = findings.map(({ start, end, severity, message }) => ({ from: toUnits(doc, start), to: toUnits(doc, end), severity, message }))
    view.current?.dispatch({ effects: showNames.of({ names: fixed, unseen, wrong }) })
  }, [fixed, unseen, findings, readOnly])

  useEffect(() => {
    const state = view.current?.state
    if (!state) return
    const doc = state.doc.toString()
    const marks = findings.map((each): Diagnostic => {
      const from = Math.min(toUnits(doc, each.start), doc.length)
      const to = Math.min(Math.max(toUnits(doc, each.end), from), doc.length)
      // what is missing at the very end is marked on the letter before it
      return { from: to === from && from === doc.length ? Math.max(from - 1, 0) : from, to, severity: each.severity, message: each.message }
    })
    view.current?.dispatch(setDiagnostics(state, marks))
  }, [findings, readOnly])

  useEffect(() => {
    if (!goTo || !view.current) return
    const doc = view.current.state.doc.toString()
    view.current.dispatch({ selection: { anchor: toUnits(doc, goTo.start), head: toUnits(doc, goTo.end) }, scrollIntoView: true })
    view.current.focus()
  }, [goTo])

  return <div ref={host} className="lq-code" />
}

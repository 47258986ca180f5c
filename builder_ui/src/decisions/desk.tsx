import { createContext, useCallback, useContext, useMemo, useRef, type ReactNode } from 'react'
import { useNames } from '@/formulas/useNames'
import type { Member, Names } from '@/formulas/types'
import { label, type Label } from '@/i18n'
import { useDocument, useEditor } from '@/studio/editor/context'
import { kindOf, setOf, type Valued } from './cells/kind'
import { bare, unitOf } from './cells/sentence'
import { isCard, type Characteristic, type DecisionBody, type Input, type Output } from './document'
import { useSets } from './useSets'

type Part = Input | Output | Characteristic

/** How the note is read, and a column that is gone: one object, so that memory of it holds. */
const PLAIN: Valued = { kind: 'text', type: 'text', options: [], ranked: false }

/** What all parts of the designer share beside the document. */
export interface Desk {
  readonly app: string
  readonly form: string | undefined
  readonly names: Names | undefined
  /** How the values of a column are read and shown, by the column's identity. */
  readonly valuedOf: (uid: string) => Valued
  /** How values of a type are, for a column that is not there yet. */
  readonly valuedAs: (type: string, unit?: string) => Valued
  /** What a column is called, with the unit in its brackets and without. */
  readonly titleOf: (uid: string) => string
  readonly nameOf: (uid: string) => string
  readonly readOnly: boolean
  /** Tell a screen reader what has just happened. */
  readonly announce: (text: string) => void
}

const Context = createContext<Desk | undefined>(undefined)

export const useDesk = (): Desk => {
  const desk = useContext(Context)
  if (!desk) throw new Error('useDesk outside of a DeskProvider')
  return desk
}

const partsOf = (doc: DecisionBody): readonly Part[] => (isCard(doc) ? doc.characteristics : [...doc.inputs, ...doc.outputs])

/** The member an expression names when it is nothing but a name or a path of names. */
export function memberOf(names: Names | undefined, expression: string): Member | undefined {
  let members = names?.members
  let found: Member | undefined
  for (const step of expression.trim().split('.')) {
    found = members?.find(({ name, label: title }) => name === step || title.zh === step || title.en === step)
    members = found?.form ? names?.forms[found.form]?.members : undefined
  }
  return found
}

/** What a column is called: its own label, that of the field it looks at, or its technical name. */
export const titleIn = (names: Names | undefined, part: Part): Label => {
  const expression = 'expression' in part ? part.expression || part.name : ''
  return part.label ?? memberOf(names, expression)?.label ?? { zh: part.name, en: part.name }
}

export const DeskProvider = ({ readOnly, children }: { readOnly: boolean; children: ReactNode }) => {
  const { app } = useEditor<DecisionBody>()
  const doc = useDocument<DecisionBody, DecisionBody>((state) => state.doc)
  const said = useRef<HTMLDivElement>(null)
  // written past React: what is read aloud changes nothing that is drawn
  const announce = useCallback((text: string) => { if (said.current) said.current.textContent = text }, [])
  const { form } = doc
  const { names } = useNames({ app, form })
  // a string, so that typing in a cell asks nothing again
  const written = partsOf(doc).map(({ type }) => setOf(type) ?? '').filter(Boolean).join(' ')
  const references = useMemo(() => written.split(' ').filter(Boolean), [written])
  const sets = useSets(app, references)
  const described = JSON.stringify(partsOf(doc).map((part) => [part.uid, part.name, part.type, part.label, 'expression' in part ? part.expression : '']))
  const valuedAs = useCallback((type: string, unit?: string): Valued => {
    const set = sets.get(setOf(type) ?? '')
    return { kind: kindOf(type), type, options: set?.options ?? [], ranked: set?.ranked ?? false, unit }
  }, [sets])
  const columns = useMemo(
    () => new Map(partsOf(doc).map((part) => {
      const title = label(titleIn(names, part))
      return [part.uid, { title, name: bare(title), valued: valuedAs(part.type, unitOf(title)) }] as const
    })),
    // only what describes the columns, not the rows
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [described, names, valuedAs],
  )
  const desk = useMemo<Desk>(() => ({
    app, form, names, valuedAs, readOnly, announce,
    valuedOf: (uid) => columns.get(uid)?.valued ?? PLAIN,
    titleOf: (uid) => columns.get(uid)?.title ?? '',
    nameOf: (uid) => columns.get(uid)?.name ?? '',
  }), [app, form, names, columns, valuedAs, readOnly, announce])
  return (
    <Context value={desk}>
      {children}
      <div ref={said} className="lq-hidden lq-said" role="status" aria-live="polite" />
    </Context>
  )
}

/** Part of the decision being designed. */
export const useDecision = <B extends DecisionBody, T>(choose: (doc: B) => T): T => useDocument<B, T>(({ doc }) => choose(doc))

import { createContext, useContext, useMemo, useRef, type ReactNode } from 'react'
import type { Names } from '@/formulas/types'
import { type Drawn, type Group, replaced } from './drawing'
import { reaches, type Reach } from './fields'

/** What every part of a drawing shares: the names that may be used, and how to change a part. */
export interface Builder {
  /** The fields within reach: of the records of a form, or (undefined) from where the expression stands. */
  readonly reach: (form: string | undefined) => readonly Reach[]
  readonly names: Names
  /** What the records are called that the condition is about. */
  readonly own: string
  readonly put: (key: string, next: Drawn | undefined) => void
  /** The part that has just been added, to be focused once. */
  readonly fresh: { current: string | undefined }
  /** Say what is lacking beside the part that lacks it. */
  readonly strict: boolean
}

const Context = createContext<Builder | undefined>(undefined)

export const useBuilder = (): Builder => {
  const builder = useContext(Context)
  if (!builder) throw new Error('useBuilder outside of a BuilderProvider')
  return builder
}

interface Props {
  names: Names
  own: string
  root: Group
  strict: boolean
  change: (root: Group) => void
  children: ReactNode
}

export const BuilderProvider = ({ names, own, root, strict, change, children }: Props) => {
  const fresh = useRef<string>(undefined)
  const reach = useMemo(() => {
    const known = new Map<string, readonly Reach[]>()
    return (form: string | undefined) => {
      const key = form ?? ''
      const found = known.get(key) ?? reaches(names, form)
      known.set(key, found)
      return found
    }
  }, [names])
  const builder: Builder = { names, own, reach, strict, fresh, put: (key, next) => change(replaced(root, key, next)) }
  return <Context value={builder}>{children}</Context>
}

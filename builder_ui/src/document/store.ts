import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Command } from './types'

/** What was done elsewhere together with a step, and is undone and done again with it. */
export interface Beside {
  readonly undo: () => void
  readonly redo: () => void
}

/** One step of undo: the document before it and what was done. */
interface Step<D> {
  readonly before: D
  readonly name: string
  readonly merge: string | undefined
  readonly at: number
  readonly beside?: Beside
}

/** A document being edited: what it is now, what can be undone, and what is selected. */
export interface DocumentState<D> {
  readonly doc: D
  readonly past: readonly Step<D>[]
  readonly future: readonly Step<D>[]
  readonly selected: string | undefined
  /** What is selected beside it. */
  readonly also: readonly string[]
  readonly run: (command: Command<D>, select?: string, beside?: Beside) => boolean
  readonly undo: () => void
  readonly redo: () => void
  readonly select: (uid: string | undefined) => void
  /** Select several parts; the last of them is the one whose properties are shown. */
  readonly selectAll: (uids: readonly string[]) => void
  /** Another document takes the place of this one: a reload, or another person's draft. Nothing can be undone past it. */
  readonly replace: (doc: D) => void
  /** The same document as the server keeps it; no step of its own. */
  readonly adopt: (doc: D) => void
}

export type DocumentStore<D> = StoreApi<DocumentState<D>>

/** Typing that pauses longer than this starts a new step of undo. */
const PAUSE = 1200
const STEPS = 200

/** A store for one document. Every change goes through a command, so undo is kept here once for all of them. */
export const createDocumentStore = <D>(doc: D, now: () => number = Date.now): DocumentStore<D> =>
  createStore<DocumentState<D>>()((set, get) => ({
    doc,
    past: [],
    future: [],
    selected: undefined,
    also: [],
    run: (command, select, beside) => {
      const state = get()
      const next = command.apply(state.doc)
      const selected = select ?? state.selected
      const also = select === undefined ? state.also : []
      if (next === state.doc) return false
      const last = state.past[state.past.length - 1]
      const step: Step<D> = { before: state.doc, name: command.name, merge: command.merge, at: now(), beside }
      const continues = last?.merge !== undefined && last.merge === command.merge && step.at - last.at < PAUSE
      const past = continues
        ? [...state.past.slice(0, -1), { ...last, at: step.at }]
        : [...state.past, step].slice(-STEPS)
      set({ doc: next, past, future: [], selected, also })
      return true
    },
    undo: () => {
      const { doc: present, past, future } = get()
      const step = past[past.length - 1]
      if (!step) return
      set({ doc: step.before, past: past.slice(0, -1), future: [{ ...step, before: present }, ...future] })
      step.beside?.undo()
    },
    redo: () => {
      const { doc: present, past, future } = get()
      const step = future[0]
      if (!step) return
      const redone = { before: present, name: step.name, merge: undefined, at: step.at, beside: step.beside }
      set({ doc: step.before, past: [...past, redone], future: future.slice(1) })
      step.beside?.redo()
    },
    select: (selected) => set({ selected, also: [] }),
    selectAll: (uids) => set({ selected: uids[uids.length - 1], also: uids.slice(0, -1) }),
    replace: (other) => set({ doc: other, past: [], future: [] }),
    adopt: (kept) => set({ doc: kept }),
  }))

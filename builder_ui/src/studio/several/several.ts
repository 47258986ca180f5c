import type { Draft, Kind } from '../api'
import { createAutosave, type Autosave, type Saving, type SaveState } from '../editor/autosave'

/** Documents edited together, by `kind/name`: one undo goes through all of them, each is saved into its own draft. */
export type Bodies = Readonly<Record<string, unknown>>

export const keyOf = (kind: Kind, name: string): string => `${kind}/${name}`

/** What is worst of several drafts is what is said of all. */
const WORST: readonly SaveState[] = ['stale', 'failed', 'saving', 'dirty', 'saved']

type Save = (draft: Draft<unknown>, body: unknown, revision: number) => Promise<Draft<unknown>>

/** Saves several drafts as if they were one: only those that changed, each a second after the last change. */
export function severalAutosave(drafts: readonly Draft<unknown>[], save: Save, pause?: number): Autosave<Bodies> {
  const parts = new Map(drafts.map((draft) => [keyOf(draft.kind, draft.name), createAutosave(draft, (body: unknown, revision) => save(draft, body, revision), pause)]))
  const known: Record<string, unknown> = Object.fromEntries(drafts.map((draft) => [keyOf(draft.kind, draft.name), draft.body]))
  const watchers = new Set<() => void>()

  /** All drafts as one: their problems name the draft first. */
  const joined = (bodies: Bodies): Draft<Bodies> => {
    const [first] = drafts
    if (!first) throw new Error('no drafts to save')
    const problems = [...parts].flatMap(([key, part]) => part.now().draft.problems.map((problem) => ({ ...problem, path: `/${key}${problem.path}` })))
    return { ...first, body: bodies, problems }
  }
  const staleOne = () => [...parts].find(([, part]) => part.now().theirs !== undefined)
  const together = (): Saving<Bodies> => {
    const all = [...parts.values()].map((part) => part.now())
    const stale = staleOne()
    const theirs = stale?.[1].now().theirs
    return {
      state: WORST.find((state) => all.some((each) => each.state === state)) ?? 'saved',
      revision: all.reduce((sum, { revision }) => sum + revision, 0),
      savedAt: all.map(({ savedAt }) => savedAt).reduce((latest, each) => (each !== null && (latest === null || each > latest) ? each : latest), null),
      draft: joined(known),
      theirs: stale && theirs ? { ...joined({ ...known, [stale[0]]: theirs.body }), updated_at: theirs.updated_at, updated_by: theirs.updated_by } : undefined,
      error: all.find(({ error }) => error !== undefined)?.error,
    }
  }
  let shown = together()
  for (const part of parts.values()) {
    part.watch(() => {
      shown = together()
      watchers.forEach((changed) => changed())
    })
  }
  return {
    now: () => shown,
    watch: (changed) => {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
    touch: (bodies) => {
      for (const [key, part] of parts) {
        if (bodies[key] === known[key]) continue
        known[key] = bodies[key]
        // what the server made of it is not a change of ours
        if (bodies[key] !== part.now().draft.body || part.now().state !== 'saved') part.touch(bodies[key])
      }
    },
    flush: async () => (await Promise.all([...parts.values()].map((part) => part.flush()))).every(Boolean),
    settle: async (keep) => {
      const stale = staleOne()
      const taken = await stale?.[1].settle(keep)
      if (!stale || !taken) return undefined
      if (keep === 'theirs') known[stale[0]] = taken.body
      return joined({ ...known })
    },
    rebase: (draft) => {
      for (const [key, part] of parts) part.rebase({ ...part.now().draft, body: draft.body[key] })
    },
  }
}

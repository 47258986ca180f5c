import type { ApiError } from '@/api/problem'
import { isApiError } from '@/api/problem'
import type { Draft } from '../api'

export type SaveState = 'saved' | 'dirty' | 'saving' | 'failed' | 'stale'

export interface Saving<B> {
  readonly state: SaveState
  readonly revision: number
  readonly savedAt: string | null
  readonly draft: Draft<B>
  /** The other person's draft when ours is based on an older one. */
  readonly theirs: Draft<B> | undefined
  readonly error: ApiError | Error | undefined
}

export interface Autosave<B> {
  readonly now: () => Saving<B>
  readonly watch: (changed: () => void) => () => void
  /** The document changed: save it after a pause. */
  readonly touch: (body: B) => void
  /** Save at once what is not saved yet, and wait for it. */
  readonly flush: () => Promise<boolean>
  /** Go on from the other person's draft, or save ours over it. */
  readonly settle: (keep: 'ours' | 'theirs') => Promise<Draft<B> | undefined>
  /** The server's draft moved on without us, as publishing does; only when nothing of ours is unsaved. */
  readonly rebase: (draft: Draft<B>) => void
}

/** Saves a draft one second after the last change, one request at a time, each based on the revision before. */
export function createAutosave<B>(first: Draft<B>, save: (body: B, revision: number) => Promise<Draft<B>>, pause = 1000): Autosave<B> {
  let saving: Saving<B> = {
    state: 'saved', revision: first.revision, savedAt: first.updated_at, draft: first, theirs: undefined, error: undefined,
  }
  let pending: { body: B } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | undefined
  const watchers = new Set<() => void>()

  const set = (change: Partial<Saving<B>>) => {
    saving = { ...saving, ...change }
    watchers.forEach((changed) => changed())
  }

  const send = async (): Promise<void> => {
    clearTimeout(timer)
    while (pending) {
      const { body } = pending
      pending = undefined
      set({ state: 'saving', error: undefined })
      try {
        const draft = await save(body, saving.revision)
        set({ state: pending ? 'dirty' : 'saved', revision: draft.revision, savedAt: draft.updated_at, draft })
      } catch (error) {
        pending ??= { body }
        const theirs = isApiError(error, 'draft_stale') ? (error.extra.current as Draft<B> | undefined) : undefined
        set(theirs ? { state: 'stale', theirs } : { state: 'failed', error: error as Error })
        return
      }
    }
  }

  const start = (): Promise<void> => {
    running ??= send().finally(() => {
      running = undefined
      if (pending && saving.state === 'dirty') void start()
    })
    return running
  }

  return {
    now: () => saving,
    watch: (changed) => {
      watchers.add(changed)
      return () => watchers.delete(changed)
    },
    touch: (body) => {
      pending = { body }
      clearTimeout(timer)
      if (saving.state === 'stale') return
      if (saving.state !== 'saving') set({ state: 'dirty' })
      timer = setTimeout(() => void start(), pause)
    },
    flush: async () => {
      if (saving.state === 'stale') return false
      while (pending || running) {
        await start()
        if (saving.state === 'failed' || (saving.state as SaveState) === 'stale') return false
      }
      return true
    },
    settle: async (keep) => {
      const { theirs } = saving
      if (!theirs) return undefined
      if (keep === 'theirs') {
        pending = undefined
        set({ state: 'saved', revision: theirs.revision, savedAt: theirs.updated_at, draft: theirs, theirs: undefined })
        return theirs
      }
      set({ state: 'dirty', revision: theirs.revision, theirs: undefined })
      await start()
      return undefined
    },
    rebase: (draft) => {
      if (!pending && !running && saving.state === 'saved') set({ draft, revision: draft.revision })
    },
  }
}

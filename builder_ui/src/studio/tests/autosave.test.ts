import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '@/api/problem'
import type { Draft } from '../api'
import { createAutosave } from '../editor/autosave'

type Body = { text: string }

const draft = (text: string, revision: number): Draft<Body> => ({
  kind: 'form', name: 'complaint', uid: 'uuuuuuuu', state: 'changed', body: { text }, revision, live_version: null, problems: [], updated_at: '2026-03-02T10:32:00Z', updated_by: null,
})

/** A server with one draft: refuses what is based on an older revision. */
function server() {
  let now = draft('old', 1)
  const saves: string[] = []
  return {
    saves,
    current: () => now,
    overtake: (text: string) => (now = draft(text, now.revision + 1)),
    down: false,
    async save(body: Body, revision: number): Promise<Draft<Body>> {
      if (this.down) throw new ApiError(0, { code: 'network' })
      if (revision !== now.revision) throw new ApiError(409, { code: 'draft_stale', current: now })
      saves.push(body.text)
      return (now = draft(body.text, revision + 1))
    },
  }
}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const begin = () => {
  const there = server()
  return { there, autosave: createAutosave(there.current(), (body, revision) => there.save(body, revision)) }
}

test('a burst of changes is saved once, a second after the last', async () => {
  const { there, autosave } = begin()
  for (const text of ['a', 'ab', 'abc']) {
    autosave.touch({ text })
    await vi.advanceTimersByTimeAsync(400)
  }
  expect([there.saves, autosave.now().state]).toEqual([[], 'dirty'])
  await vi.advanceTimersByTimeAsync(700)
  expect([there.saves, autosave.now().state, autosave.now().revision]).toEqual([['abc'], 'saved', 2])
})

test('each save is based on the one before', async () => {
  const { there, autosave } = begin()
  autosave.touch({ text: 'a' })
  await autosave.flush()
  autosave.touch({ text: 'b' })
  await autosave.flush()
  expect(there.saves).toEqual(['a', 'b'])
})

test('without a connection it says so, keeps the change, and saves it by a click', async () => {
  const { there, autosave } = begin()
  there.down = true
  autosave.touch({ text: 'kept' })
  await vi.advanceTimersByTimeAsync(1100)
  expect(autosave.now().state).toBe('failed')
  there.down = false
  expect(await autosave.flush()).toBe(true)
  expect([there.saves, autosave.now().state]).toEqual([['kept'], 'saved'])
})

test("another person's draft is not overwritten unless we say so", async () => {
  const { there, autosave } = begin()
  there.overtake('theirs')
  autosave.touch({ text: 'ours' })
  await vi.advanceTimersByTimeAsync(1100)
  expect(autosave.now()).toMatchObject({ state: 'stale', theirs: { body: { text: 'theirs' } } })
  expect(await autosave.flush()).toBe(false)
  autosave.touch({ text: 'ours, longer' })
  await autosave.settle('ours')
  expect([there.saves, autosave.now().state]).toEqual([['ours, longer'], 'saved'])
})

test("the other person's draft can take the place of ours", async () => {
  const { there, autosave } = begin()
  there.overtake('theirs')
  autosave.touch({ text: 'ours' })
  await vi.advanceTimersByTimeAsync(1100)
  expect((await autosave.settle('theirs'))?.body.text).toBe('theirs')
  expect([there.saves, autosave.now().state, autosave.now().revision]).toEqual([[], 'saved', 2])
})

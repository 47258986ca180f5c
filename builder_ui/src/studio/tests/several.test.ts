import { expect, test, vi } from 'vitest'
import { ApiError } from '@/api/problem'
import type { Draft } from '../api'
import { severalAutosave } from '../several/several'

const draft = (name: string, revision = 1): Draft<unknown> => ({
  kind: 'role', name, uid: `uid${name}`, state: 'draft', body: { text: 'old' }, revision, live_version: null, problems: [{ path: '/label', code: 'no_english', message: 'm', params: {}, severity: 'warning' }], updated_at: `2026-03-02T10:3${revision}:00Z`, updated_by: null,
})

test('only drafts that changed are saved, each by itself; their problems name them', async () => {
  const [one, two] = [draft('one'), draft('two')]
  const save = vi.fn(async (each: Draft<unknown>, body: unknown, revision: number) => ({ ...each, body, revision: revision + 1 }))
  const autosave = severalAutosave([one, two], save, 0)
  expect(autosave.now().draft.problems.map(({ path }) => path)).toEqual(['/role/one/label', '/role/two/label'])
  autosave.touch({ 'role/one': { text: 'new' }, 'role/two': two.body })
  expect(autosave.now().state).toBe('dirty')
  expect(await autosave.flush()).toBe(true)
  expect(save.mock.calls.map(([each, body]) => [each.name, body])).toEqual([['one', { text: 'new' }]])
  expect(autosave.now()).toMatchObject({ state: 'saved', revision: 3 })
})

test('a draft somebody else saved is shown among the others, and only that one is settled', async () => {
  const [one, two] = [draft('one'), draft('two')]
  const current = { ...draft('two', 5), body: { text: 'theirs' } }
  const autosave = severalAutosave([one, two], async (each, body, revision) => {
    if (each.name === 'two' && revision !== 5) throw new ApiError(409, { code: 'draft_stale', current })
    return { ...each, body, revision: revision + 1 }
  }, 0)
  const ours = { 'role/one': { text: 'a' }, 'role/two': { text: 'b' } }
  autosave.touch(ours)
  expect(await autosave.flush()).toBe(false)
  expect(autosave.now().state).toBe('stale')
  expect(autosave.now().theirs?.body).toEqual({ ...ours, 'role/two': { text: 'theirs' } })
  const taken = await autosave.settle('theirs')
  expect(taken?.body).toEqual({ ...ours, 'role/two': { text: 'theirs' } })
  expect(autosave.now()).toMatchObject({ state: 'saved', theirs: undefined })
})

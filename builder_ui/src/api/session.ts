import { queryOptions, useQuery } from '@tanstack/react-query'
import { i18next, setLanguage } from '@/i18n'
import { get, keepCsrfToken, onLoggedOut, patch, post, remove } from './client'
import { ApiError } from './problem'
import { queries } from './queries'
import type { Assignment, Health, Me } from './types'

/** Whose page it was last: a part that is drawn between the end of a session and the gate taking it away is still his. */
let lately: Me | null = null

const keep = (me: Me): Me => {
  lately = me
  keepCsrfToken(me.csrf_token)
  return me
}

/** Who I am, or null when nobody is logged in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  queryFn: async (): Promise<Me | null> => {
    try {
      return keep(await get<Me>('/api/session'))
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
})

export const healthQuery = queryOptions({ queryKey: ['health'], staleTime: Infinity, queryFn: () => get<Health>('/api/health') })

/** The person at the screen; only below the session gate. */
export const useMe = (): Me => {
  const { data } = useQuery(sessionQuery)
  const me = data ?? lately
  if (!me) throw new Error('useMe is for pages below the session gate')
  return me
}

/** The post the person acts in, if he has one. */
export const actingOf = (me: Me): Assignment | undefined => me.assignments.find((one) => one.id === me.acting) ?? me.assignments[0]

const become = async (me: Me): Promise<Me> => {
  keep(me)
  queries.setQueryData(sessionQuery.queryKey, me)
  return me
}

export const logIn = async (login: string, password: string): Promise<Me> => {
  const me = await post<Me>('/api/session', { body: { login, password } })
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'health' })
  await become(me)
  if (me.language !== i18next.language) await setLanguage(me.language)
  return me
}

export const logOut = async (): Promise<void> => {
  await remove('/api/session')
  keepCsrfToken('')
  queries.clear()
  window.sessionStorage.removeItem('lq-draft')
  window.sessionStorage.removeItem('lq-edits')
  queries.setQueryData(sessionQuery.queryKey, null)
}

/** Everything seen before may look different now. */
const becomeAnother = async (me: Me): Promise<void> => {
  await become(me)
  void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'health' })
}

/** Act in another post. */
export const actAs = async (assignment: string): Promise<void> => becomeAnother(await patch<Me>('/api/session', { body: { assignment } }))

/** Act for who delegated a post. */
export const actFor = async (delegation: string): Promise<void> => becomeAnother(await patch<Me>('/api/session', { body: { delegation } }))

/** Look as somebody else, changing nothing. */
export const lookAs = async (person: string, reason: string): Promise<void> => becomeAnother(await post<Me>('/api/session/viewing', { body: { person, reason } }))

/** Be oneself again. */
export const beOneself = async (): Promise<void> => becomeAnother(await remove<Me>('/api/session/viewing'))

/** Switch the language at run time, and for the next log-in. */
export const readIn = async (language: 'zh' | 'en'): Promise<void> => {
  await setLanguage(language)
  if (queries.getQueryData(sessionQuery.queryKey)) await become(await patch<Me>('/api/session', { body: { language } }))
  void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' })
}

export const changePassword = (old: string, next: string) => post<undefined>('/api/session/password', { body: { old, new: next } })

onLoggedOut(() => queries.setQueryData(sessionQuery.queryKey, null))

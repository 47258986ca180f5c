import { language } from '@/i18n'
import { ApiError } from './problem'

/** A successful answer: the body, and the version its ETag names. */
export interface Answer<T> {
  body: T
  etag: string | null
  status: number
  /** What time it is at the bank, where the server says so. */
  now: string | null
}

export interface Ask {
  query?: Record<string, string | number | boolean | null | undefined>
  body?: unknown
  /** Sent as it is instead of a JSON body, under its own content type. */
  file?: Blob
  /** Sent as If-Match: the version this change is based on. */
  version?: number | string
  /** Sent as If-None-Match: `*` to create only. */
  creates?: boolean
  /** Sent as Idempotency-Key: one a form instance, so that a retry never saves twice. */
  idempotency?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

let csrf = ''
let loggedOut: () => void = () => undefined

/** The token of the session, from the answer of `/api/session`. */
export const keepCsrfToken = (token: string): void => {
  csrf = token
}

/** The same, for what is not sent by `ask`. */
export const csrfToken = (): string => csrf

/** What to do when the session has ended. */
export const onLoggedOut = (act: () => void): void => {
  loggedOut = act
}

/** A path with every part encoded: path`/api/apps/${app}`. */
export const path = (texts: TemplateStringsArray, ...parts: (string | number)[]): string =>
  texts.reduce((so_far, text, i) => so_far + text + (i < parts.length ? encodeURIComponent(String(parts[i])) : ''), '')

const address = (where: string, query: Ask['query']): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) if (value != null && value !== '') search.set(name, String(value))
  const text = search.toString()
  return text ? `${where}?${text}` : where
}

const headersOf = (method: Method, ask: Ask): Headers => {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language(), ...ask.headers })
  if (ask.file) headers.set('Content-Type', ask.file.type || 'application/octet-stream')
  else if (ask.body !== undefined) headers.set('Content-Type', 'application/json')
  if (method !== 'GET' && csrf) headers.set('X-CSRF-Token', csrf)
  if (ask.version !== undefined) headers.set('If-Match', `"${ask.version}"`)
  if (ask.creates) headers.set('If-None-Match', '*')
  if (ask.idempotency) headers.set('Idempotency-Key', ask.idempotency)
  return headers
}

const parsed = async (response: Response): Promise<unknown> => {
  const text = await response.text()
  if (!text) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Ask the server; throws `ApiError` for every refusal and when it cannot be reached. */
export const ask = async <T>(method: Method, where: string, options: Ask = {}): Promise<Answer<T>> => {
  let response: Response
  try {
    response = await fetch(address(where, options.query), {
      method, headers: headersOf(method, options), credentials: 'same-origin', signal: options.signal,
      body: options.file ?? (options.body === undefined ? undefined : JSON.stringify(options.body)),
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new ApiError(0, { code: 'network' })
  }
  const body = await parsed(response)
  if (!response.ok) {
    if (response.status === 401 && where !== '/api/session') loggedOut()
    throw new ApiError(response.status, (body ?? {}) as Record<string, unknown>)
  }
  return { body: body as T, etag: response.headers.get('ETag'), status: response.status, now: response.headers.get('Langqiao-Now') }
}

const bodyOf = async <T>(method: Method, where: string, options?: Ask): Promise<T> => (await ask<T>(method, where, options)).body

export const get = <T>(where: string, options?: Ask) => bodyOf<T>('GET', where, options)
export const post = <T>(where: string, options?: Ask) => bodyOf<T>('POST', where, options)
export const put = <T>(where: string, options?: Ask) => bodyOf<T>('PUT', where, options)
export const patch = <T>(where: string, options?: Ask) => bodyOf<T>('PATCH', where, options)
export const remove = <T>(where: string, options?: Ask) => bodyOf<T>('DELETE', where, options)

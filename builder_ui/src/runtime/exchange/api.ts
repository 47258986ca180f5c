import { queryOptions } from '@tanstack/react-query'
import { get, path, post, remove } from '@/api/client'
import { ApiError } from '@/api/problem'
import { language, type Label } from '@/i18n'

export type State = 'uploaded' | 'reading' | 'checking' | 'checked' | 'importing' | 'done' | 'stopped' | 'failed' | 'undoing' | 'undone'

/** A file on its way in. */
export interface Batch {
  id: string
  file_name: string
  state: State
  columns: { title: string; samples: string[] }[]
  /** The field of each column, or none. */
  mapping: (string | null)[]
  key: string | null
  fields: { name: string; label: Label; required: boolean; is_key: boolean }[]
  total: number
  done: number
  counts: Record<string, number>
  reason: Label | null
  created_at: string
}

export interface RowProblem {
  row: number
  column: string | null
  message: string
}

const working: State[] = ['reading', 'checking', 'importing', 'undoing']
export const isWorking = (batch: Batch | undefined) => batch !== undefined && working.includes(batch.state)

const of = (app: string, form: string) => path`/api/apps/${app}/forms/${form}`

export const batchesQuery = (app: string, form: string) =>
  queryOptions({
    queryKey: ['imports', app, form], queryFn: async () => (await get<{ items: Batch[] }>(`${of(app, form)}/imports`)).items,
    refetchInterval: ({ state }) => (state.data?.some(isWorking) ? 1500 : false),
  })

export const batchQuery = (app: string, form: string, id: string) =>
  queryOptions({
    queryKey: ['import', app, form, id], queryFn: () => get<Batch>(`${of(app, form)}/imports/${encodeURIComponent(id)}`),
    refetchInterval: ({ state }) => (isWorking(state.data) ? 700 : false),
  })

export const problemsQuery = (app: string, form: string, batch: Batch) =>
  queryOptions({
    queryKey: ['import', app, form, batch.id, 'problems', batch.state, batch.done],
    queryFn: async () => (await get<{ items: RowProblem[] }>(`${of(app, form)}/imports/${batch.id}/problems`)).items,
  })

export const sendFile = (app: string, form: string, file: File) =>
  post<Batch>(`${of(app, form)}/import`, { query: { name: file.name }, file: new Blob([file], { type: 'application/octet-stream' }) })

export const act = (app: string, form: string, id: string, what: 'check' | 'run' | 'stop', body?: unknown) =>
  post<Batch>(`${of(app, form)}/imports/${id}/${what}`, { body })

export const undo = (app: string, form: string, id: string) => remove<Batch>(`${of(app, form)}/imports/${id}`)

/** Fetch a file and hand it to the person under the name the server gave it. */
export const download = async (where: string, query: Record<string, string | undefined> = {}): Promise<void> => {
  const search = new URLSearchParams(Object.entries(query).filter((each): each is [string, string] => Boolean(each[1]))).toString()
  const answer = await fetch(search ? `${where}?${search}` : where, { headers: { 'Accept-Language': language() }, credentials: 'same-origin' }).catch(() => undefined)
  if (!answer) throw new ApiError(0, { code: 'network' })
  if (!answer.ok) throw new ApiError(answer.status, ((await answer.json().catch(() => ({}))) ?? {}) as Record<string, unknown>)
  const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') ?? '')?.[1]
  const url = URL.createObjectURL(await answer.blob())
  const link = Object.assign(document.createElement('a'), { href: url, download: decodeURIComponent(name ?? 'download') })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

export const template = (app: string, form: string) => download(`${of(app, form)}/import/template`)
export const report = (app: string, form: string, id: string) => download(`${of(app, form)}/imports/${id}/report`)
export const exportList = (app: string, form: string, query: Record<string, string | undefined>) => download(`${of(app, form)}/export`, query)

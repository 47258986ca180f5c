import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { get, post } from '@/api/client'
import type { components } from '@/api/schema'
import { midnight } from './queries'

export type Traced = components['schemas']['TracedOut']
export type TraceForm = components['schemas']['TraceFormOut']
type Trace = components['schemas']['TraceOut']

/** What is traced; it stands in the address, and nothing that identifies anybody but ids. */
export interface TraceAsk { by?: string; record?: string; actor?: string; export?: string; from?: string; to?: string }

export const traceFormsQuery = queryOptions({
  queryKey: ['trace_forms'], queryFn: async () => (await get<{ items: TraceForm[] }>('/api/audit/trace/forms')).items,
})

export const traceQuery = ({ record, actor, export: code, from, to }: TraceAsk) =>
  infiniteQueryOptions({
    queryKey: ['trace', record, actor, code, from, to], enabled: Boolean(record ?? actor ?? code),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<Trace>('/api/audit/trace', { query: { record, actor, export: code, from: midnight(from), to: midnight(to, 1), after: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
  })

/** The ids of the records that have this value. */
export const findRecords = async (form: TraceForm, field: string, value: string): Promise<string[]> =>
  (await post<{ records: string[] }>('/api/audit/trace/find', { body: { app: form.app, form: form.form, values: { [field]: value } } })).records

/** One thing that is wrong, at one place (a JSON pointer), told in the reader's language. */
export interface Problem {
  path: string
  code: string
  message: string
  params: Record<string, unknown>
  severity: 'error' | 'warning'
}

interface ProblemDocument {
  title?: string
  detail?: string
  status?: number
  code?: string
  problems?: Problem[]
  trace_id?: string
  [extra: string]: unknown
}

/** What the server refused and why (`application/problem+json`), or that it could not be reached (status 0). */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly problems: Problem[]
  readonly trace: string | undefined
  /** Members of the document beyond the usual ones, as `current` and `changes` of a conflict. */
  readonly extra: Record<string, unknown>

  constructor(status: number, document: ProblemDocument) {
    super(document.detail || document.title || document.code || `HTTP ${status}`)
    this.name = 'ApiError'
    this.status = status
    this.code = document.code ?? (status === 0 ? 'network' : 'unknown')
    this.problems = document.problems ?? []
    this.trace = document.trace_id
    this.extra = document
  }
}

export const isApiError = (error: unknown, code?: string): error is ApiError =>
  error instanceof ApiError && (code === undefined || error.code === code)

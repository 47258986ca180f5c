import { ApiError } from '@/api/problem'
import { i18next } from '@/i18n'

/** The sentence a person reads about a failure, in his language. */
export const errorText = (error: unknown): string => {
  if (!(error instanceof ApiError)) return i18next.t('common.error_server')
  if (error.status === 0) return i18next.t('common.error_network')
  if (error.status >= 500) return i18next.t('common.error_server')
  return error.problems[0]?.message ?? error.message
}

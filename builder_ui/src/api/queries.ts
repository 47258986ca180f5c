import { QueryClient } from '@tanstack/react-query'
import { ApiError } from './problem'

/** What the server said, kept for a while; a refusal is never asked again, an outage twice. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
    },
    mutations: { retry: false },
  },
})

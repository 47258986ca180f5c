import type { QueryClient } from '@tanstack/react-query'
import type { Kind } from './api'

/** Keys of what the studio asks the server, so that saving and publishing refresh the right lists. */
export const keys = {
  apps: ['apps'] as const,
  app: (app: string) => ['app', app] as const,
  definitions: (app: string, kind?: Kind) => ['studio', app, 'definitions', ...(kind ? [kind] : [])] as const,
  draft: (app: string, kind: Kind, name: string) => ['studio', app, 'draft', kind, name] as const,
  changes: (app: string) => ['studio', app, 'changes'] as const,
  publications: (app: string) => ['studio', app, 'publications'] as const,
  releases: (app: string) => ['studio', app, 'releases'] as const,
  uses: (app: string, kind: Kind, name: string, part?: string) => ['studio', app, 'uses', kind, name, part ?? ''] as const,
  versions: (app: string, kind: Kind, name: string) => ['studio', app, 'versions', kind, name] as const,
}

/** After a publication or a revert everything about the app may be different, for its users too. */
export const refreshApp = async (queries: QueryClient, app: string): Promise<void> => {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ['studio', app] }),
    queries.invalidateQueries({ queryKey: keys.app(app) }),
    queries.invalidateQueries({ queryKey: keys.apps }),
  ])
}

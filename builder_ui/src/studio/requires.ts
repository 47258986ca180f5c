import { isApiError } from '@/api/problem'
import { draft, saveDraft } from './api'

interface AppBody {
  requires?: string[]
}

/** Write into the app's definition that it names another app; true when that was new. */
export async function requireApp(app: string, other: string): Promise<boolean> {
  for (let attempt = 0; ; attempt += 1) {
    const read = await draft<AppBody>(app, 'app', 'app')
    const requires = read.body.requires ?? []
    if (other === app || requires.includes(other)) return false
    try {
      await saveDraft<AppBody>(app, 'app', 'app', { ...read.body, requires: [...requires, other].sort() }, read.revision)
      return true
    } catch (error) {
      // somebody else saved it in between: read it again and add ours
      if (attempt > 2 || !isApiError(error, 'draft_stale')) throw error
    }
  }
}

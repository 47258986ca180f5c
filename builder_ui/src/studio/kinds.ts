import type { IconName } from '@/kit/icons'
import type { Kind } from './api'

const icons: Record<Kind, IconName> = { form: 'form', view: 'table', option_set: 'checklist', decision: 'branch', flow: 'signature', role: 'role', app: 'menu' }

/** The icon of a kind of definition; one this screen does not know shows a package. */
export const kindIcon = (kind: string): IconName => icons[kind as Kind] ?? 'package'

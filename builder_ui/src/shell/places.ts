import type { Me } from '@/api/types'
import type { IconName } from '@/kit/icons'

/** A page of the shell and who is shown the way to it. */
export interface Place {
  to: string
  text: string
  icon: IconName
}

interface Guarded extends Place {
  roles: readonly string[]
}

/** Any of the three administrators may look; who may change what is decided on the page. */
const governors = ['system_admin', 'security_admin', 'audit_admin'] as const

const governance: readonly Guarded[] = [
  { to: '/admin/people', text: 'shell.people', icon: 'people', roles: governors },
  { to: '/admin/organisation', text: 'shell.organisation', icon: 'org', roles: governors },
  { to: '/admin/posts', text: 'shell.posts', icon: 'badge', roles: governors },
  { to: '/admin/roles', text: 'shell.roles', icon: 'role', roles: governors },
  { to: '/admin/messages', text: 'shell.messages', icon: 'mail', roles: ['system_admin'] },
  { to: '/admin/publications', text: 'shell.publications', icon: 'release', roles: ['security_admin'] },
  { to: '/admin/audit', text: 'shell.audit', icon: 'log', roles: ['audit_admin'] },
]

const holds = (me: Me, roles: readonly string[]) => roles.some((role) => me.platform_roles.includes(role))

/** The governance pages this person may open. */
export const governancePlaces = (me: Me): Place[] => governance.filter((place) => holds(me, place.roles))

/** The builder's page, if he builds. */
export const buildPlaces = (me: Me): Place[] =>
  holds(me, ['builder']) ? [{ to: '/build', text: 'shell.build', icon: 'package' }] : []

import type { Me } from '@/api/types'

/** People, units and posts are changed by the system administrator alone. */
export const mayChangePeople = (me: Me): boolean => me.platform_roles.includes('system_admin')

/** Roles are given by the security administrator; in a small bank by the system administrator as well. The server has the last word. */
export const mayGiveRoles = (me: Me): boolean => me.platform_roles.includes('security_admin') || me.platform_roles.includes('system_admin')

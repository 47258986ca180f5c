import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import { Lost } from '@/shell/Lost'
import { SessionGate } from '@/shell/SessionGate'
import { Shell } from '@/shell/Shell'

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost })
const login = createRoute({ getParentRoute: () => root, path: '/login', component: lazyRouteComponent(() => import('@/shell/LoginPage'), 'LoginPage') })
const signedIn = createRoute({ getParentRoute: () => root, id: 'signedIn', component: SessionGate })
const shelled = createRoute({ getParentRoute: () => signedIn, id: 'shelled', component: Shell })

const home = createRoute({ getParentRoute: () => shelled, path: '/', component: lazyRouteComponent(() => import('@/home/HomePage'), 'HomePage') })
const apps = createRoute({ getParentRoute: () => shelled, path: '/apps', component: lazyRouteComponent(() => import('@/home/AppsPage'), 'AppsPage') })
const me = createRoute({ getParentRoute: () => shelled, path: '/me', component: lazyRouteComponent(() => import('@/home/MePage'), 'MePage') })

const app = createRoute({ getParentRoute: () => shelled, path: '/app/$app', component: lazyRouteComponent(() => import('@/runtime/AppPage'), 'AppPage') })
const list = createRoute({
  getParentRoute: () => shelled, path: '/app/$app/list/$view', component: lazyRouteComponent(() => import('@/runtime/list/ListPage'), 'ListPage'),
  validateSearch: (search: Record<string, unknown>) => search as { filter?: string; sort?: string; q?: string; after?: string; columns?: string },
})
const fill = createRoute({ getParentRoute: () => shelled, path: '/app/$app/form/$form/new', component: lazyRouteComponent(() => import('@/runtime/form/NewRecordPage'), 'NewRecordPage') })
const record = createRoute({
  getParentRoute: () => shelled, path: '/app/$app/form/$form/$record', component: lazyRouteComponent(() => import('@/runtime/record/RecordPage'), 'RecordPage'),
  validateSearch: (search: Record<string, unknown>) => search as { tab?: string },
})

const admin = (path: string, load: () => Promise<unknown>, name: string) =>
  createRoute({
    getParentRoute: () => shelled, path: `/admin/${path}`, component: lazyRouteComponent(load as () => Promise<Record<string, () => React.ReactNode>>, name),
    validateSearch: (search: Record<string, unknown>) => search as Record<string, string | undefined>,
  })
const governance = [
  admin('people', () => import('@/admin/PeoplePage'), 'PeoplePage'),
  admin('organisation', () => import('@/admin/OrganisationPage'), 'OrganisationPage'),
  admin('posts', () => import('@/admin/PostsPage'), 'PostsPage'),
  admin('roles', () => import('@/admin/RolesPage'), 'RolesPage'),
  admin('audit', () => import('@/admin/AuditPage'), 'AuditPage'),
  admin('publications', () => import('@/admin/PublicationsPage'), 'PublicationsPage'),
]

/* The studio: its start page stands in the shell, the workbench and the designers are full screen. */
const build = createRoute({ getParentRoute: () => shelled, path: '/build', component: lazyRouteComponent(() => import('@/studio/routes'), 'BuildHome') })
const workbench = createRoute({ getParentRoute: () => signedIn, path: '/build/$app', component: lazyRouteComponent(() => import('@/studio/routes'), 'Workbench') })
const section = createRoute({ getParentRoute: () => signedIn, path: '/build/$app/$section', component: lazyRouteComponent(() => import('@/studio/routes'), 'Workbench') })
const designer = createRoute({ getParentRoute: () => signedIn, path: '/build/$app/form/$form', component: lazyRouteComponent(() => import('@/studio/routes'), 'FormDesigner') })
const definition = createRoute({ getParentRoute: () => signedIn, path: '/build/$app/$kind/$name', component: lazyRouteComponent(() => import('@/studio/routes'), 'DefinitionEditor') })

export const router = createRouter({
  routeTree: root.addChildren([
    login,
    signedIn.addChildren([shelled.addChildren([home, apps, me, app, list, fill, record, build, ...governance]), workbench, section, designer, definition]),
  ]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: Lost,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

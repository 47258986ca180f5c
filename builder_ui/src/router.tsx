import { createRootRoute, createRoute, createRouter, Outlet, parseSearchWith, stringifySearchWith } from '@tanstack/react-router'
import { page } from '@/page'
import { exactly } from '@/runtime/open/asked'
import { Lost } from '@/shell/Lost'
import { SessionGate } from '@/shell/SessionGate'
import { Shell } from '@/shell/Shell'

const root = createRootRoute({ component: Outlet, notFoundComponent: Lost })
const login = createRoute({ getParentRoute: () => root, path: '/login', component: page(() => import('@/shell/LoginPage'), 'LoginPage') })
const signedIn = createRoute({ getParentRoute: () => root, id: 'signedIn', component: SessionGate })
const shelled = createRoute({ getParentRoute: () => signedIn, id: 'shelled', component: Shell })

const home = createRoute({ getParentRoute: () => shelled, path: '/', component: page(() => import('@/home/HomePage'), 'HomePage') })
const apps = createRoute({ getParentRoute: () => shelled, path: '/apps', component: page(() => import('@/home/AppsPage'), 'AppsPage') })
const me = createRoute({ getParentRoute: () => shelled, path: '/me', component: page(() => import('@/home/MePage'), 'MePage') })

const told = createRoute({ getParentRoute: () => shelled, path: '/notices', component: page(() => import('@/notices/NoticesPage'), 'NoticesPage', 'all') })
const inbox = createRoute({
  getParentRoute: () => shelled, path: '/inbox', component: page(() => import('@/tasks/InboxPage'), 'InboxPage', 'tasks'),
  validateSearch: (search: Record<string, unknown>) => search as { box?: string; app?: string; due?: string; q?: string; task?: string; case?: string; item?: string },
})

const app = createRoute({ getParentRoute: () => shelled, path: '/app/$app', component: page(() => import('@/runtime/AppPage'), 'AppPage') })
const list = createRoute({
  getParentRoute: () => shelled, path: '/app/$app/list/$view', component: page(() => import('@/runtime/list/ListPage'), 'ListPage'),
  validateSearch: (search: Record<string, unknown>) => search as { filter?: string; where?: string; sort?: string; q?: string; after?: string; columns?: string },
})
const fill = createRoute({ getParentRoute: () => shelled, path: '/app/$app/form/$form/new', component: page(() => import('@/runtime/form/NewRecordPage'), 'NewRecordPage') })
const record = createRoute({
  getParentRoute: () => shelled, path: '/app/$app/form/$form/$record', component: page(() => import('@/runtime/record/RecordPage'), 'RecordPage'),
  validateSearch: (search: Record<string, unknown>) => search as { tab?: string },
})

const opened = createRoute({ getParentRoute: () => shelled, path: '/open/$app/$form', component: page(() => import('@/runtime/open/OpenPage'), 'OpenPage') })

const bin = createRoute({ getParentRoute: () => shelled, path: '/app/$app/bin/$form', component: page(() => import('@/runtime/bin/BinPage'), 'BinPage') })

const quality = createRoute({
  getParentRoute: () => shelled, path: '/app/$app/quality/$form', component: page(() => import('@/runtime/quality/QualityPage'), 'QualityPage', 'all'),
  validateSearch: (search: Record<string, unknown>) => search as { view?: string },
})

const bring = createRoute({
  getParentRoute: () => shelled, path: '/app/$app/import/$form', component: page(() => import('@/runtime/exchange/ImportPage'), 'ImportPage', 'all'),
  validateSearch: (search: Record<string, unknown>) => search as { batch?: string; view?: string },
})

const admin = <Name extends string>(path: string, load: () => Promise<Record<Name, React.ComponentType>>, name: Name) =>
  createRoute({
    getParentRoute: () => shelled, path: `/admin/${path}`, component: page(load, name, 'all'),
    validateSearch: (search: Record<string, unknown>) => search as Record<string, string | undefined>,
  })
const governance = [
  admin('people', () => import('@/admin/PeoplePage'), 'PeoplePage'),
  admin('organisation', () => import('@/admin/OrganisationPage'), 'OrganisationPage'),
  admin('posts', () => import('@/admin/PostsPage'), 'PostsPage'),
  admin('roles', () => import('@/admin/RolesPage'), 'RolesPage'),
  admin('audit', () => import('@/admin/AuditPage'), 'AuditPage'),
  admin('trace', () => import('@/admin/TracePage'), 'TracePage'),
  admin('messages', () => import('@/admin/MessagesPage'), 'MessagesPage'),
  admin('publications', () => import('@/admin/PublicationsPage'), 'PublicationsPage'),
]

/* The studio: its start page stands in the shell, the workbench and the designers are full screen. */
const build = createRoute({ getParentRoute: () => shelled, path: '/build', component: page(() => import('@/studio/routes'), 'BuildHome', 'all') })
const workbench = createRoute({ getParentRoute: () => signedIn, path: '/build/$app', component: page(() => import('@/studio/routes'), 'Workbench', 'all') })
const section = createRoute({ getParentRoute: () => signedIn, path: '/build/$app/$section', component: page(() => import('@/studio/routes'), 'Workbench', 'all') })
const designer = createRoute({ getParentRoute: () => signedIn, path: '/build/$app/form/$form', component: page(() => import('@/forms/FormDesigner'), 'FormDesigner', 'all') })
const decision = createRoute({ getParentRoute: () => signedIn, path: '/build/$app/decision/$decision', component: page(() => import('@/decisions/DecisionDesigner'), 'DecisionDesigner', 'all') })
const flow = createRoute({ getParentRoute: () => signedIn, path: '/build/$app/flow/$flow', component: page(() => import('@/flows/FlowDesigner'), 'FlowDesigner', 'all') })
const rights = createRoute({
  getParentRoute: () => signedIn, path: '/build/$app/rights/$form', component: page(() => import('@/studio/rights/RightsPage'), 'RightsPage', 'all'),
  validateSearch: (search: Record<string, unknown>) => search as { role?: string },
})
const texts = createRoute({ getParentRoute: () => signedIn, path: '/build/$app/texts/$form', component: page(() => import('@/studio/texts/TextsPage'), 'TextsPage', 'all') })
const definition = createRoute({ getParentRoute: () => signedIn, path: '/build/$app/$kind/$name', component: page(() => import('@/studio/routes'), 'DefinitionEditor', 'all') })

export const router = createRouter({
  routeTree: root.addChildren([
    login,
    signedIn.addChildren([shelled.addChildren([home, apps, me, inbox, told, app, list, fill, record, opened, bin, quality, bring, build, ...governance]), workbench, section, designer, decision, flow, rights, texts, definition]),
  ]),
  parseSearch: parseSearchWith(exactly),
  stringifySearch: stringifySearchWith(JSON.stringify, exactly),
  defaultPreload: 'intent',
  defaultNotFoundComponent: Lost,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

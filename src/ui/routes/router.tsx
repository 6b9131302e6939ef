import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../parts/part.ts'
import { AppShell } from '../shell/AppShell.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { OpeningPage } from '../shell/OpeningPage.tsx'
import { StoppedPage } from '../shell/StoppedPage.tsx'
import { readDemoSearch } from '../demo/demoSearch.ts'
import { readLabSearch } from '../lab/labSearch.ts'
import { PAGE_PATHS } from './pagePaths.ts'

const rootRoute = createRootRoute({ component: AppShell })

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.home,
  staticData: { title: 'Watch ECS decide' },
  component: lazyRouteComponent(
    part(() => import('../home/HomePage.tsx')),
    'HomePage',
  ),
})

const demoRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.demo,
  staticData: { title: 'Demo' },
  validateSearch: readDemoSearch,
  component: lazyRouteComponent(
    part(() => import('../demo/DemoPage.tsx')),
    'DemoPage',
  ),
})

const presentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.present,
  staticData: { title: 'Presenting', hasHeader: false },
  validateSearch: readDemoSearch,
  component: lazyRouteComponent(
    part(() => import('../demo/PresentPage.tsx')),
    'PresentPage',
  ),
})

const scenariosRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.scenarios,
  staticData: { title: 'Scenarios' },
  component: lazyRouteComponent(
    part(() => import('../scenarios/ScenariosPage.tsx')),
    'ScenariosPage',
  ),
})

const scenarioRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.scenario,
  staticData: { title: 'Scenario' },
  component: lazyRouteComponent(
    part(() => import('../scenarios/ScenarioPage.tsx')),
    'ScenarioPage',
  ),
})

const labRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.lab,
  staticData: { title: 'Lab' },
  validateSearch: readLabSearch,
  component: lazyRouteComponent(
    part(() => import('../lab/LabPage.tsx')),
    'LabPage',
  ),
})

const routeTree = rootRoute.addChildren([homeRoute, demoRoute, presentRoute, scenariosRoute, scenarioRoute, labRoute])

/** Every page and its address. Each page is its own file, fetched when it is near. */
export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  // Nobody reads a word that stands for less than this.
  defaultPendingMs: 400,
  defaultPendingComponent: OpeningPage,
  defaultErrorComponent: StoppedPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }

  interface StaticDataRouteOption {
    /** The document's title until the page says more. */
    title?: string
    /** A presenter's page brings its own. */
    hasHeader?: boolean
  }
}

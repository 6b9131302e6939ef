import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { AppShell } from '../shell/AppShell.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { OpeningPage } from '../shell/OpeningPage.tsx'
import { StoppedPage } from '../shell/StoppedPage.tsx'
import { readDemoSearch } from '../demo/demoSearch.ts'
import { PAGE_PARTS } from './pageParts.ts'
import { PAGE_PATHS } from './pagePaths.ts'

const rootRoute = createRootRoute({ component: AppShell })

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.home,
  staticData: { title: 'Watch ECS decide' },
  component: lazyRouteComponent(PAGE_PARTS.home.load, 'HomePage'),
})

const demoRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.demo,
  staticData: { title: 'Demo' },
  validateSearch: readDemoSearch,
  component: lazyRouteComponent(PAGE_PARTS.demo.load, 'DemoPage'),
})

const presentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.present,
  staticData: { title: 'Presenting', hasHeader: false },
  validateSearch: readDemoSearch,
  component: lazyRouteComponent(PAGE_PARTS.present.load, 'PresentPage'),
})

const scenariosRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.scenarios,
  staticData: { title: 'Scenarios' },
  component: lazyRouteComponent(PAGE_PARTS.scenarios.load, 'ScenariosPage'),
})

const scenarioRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.scenario,
  staticData: { title: 'Scenario' },
  component: lazyRouteComponent(PAGE_PARTS.scenario.load, 'ScenarioPage'),
})

const labRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.lab,
  staticData: { title: 'Lab' },
  component: lazyRouteComponent(PAGE_PARTS.lab.load, 'LabPage'),
})

const routeTree = rootRoute.addChildren([homeRoute, demoRoute, presentRoute, scenariosRoute, scenarioRoute, labRoute])

/** Every page and its address. */
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

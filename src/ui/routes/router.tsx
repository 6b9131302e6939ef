import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { part } from '../parts/part.ts'
import { AppShell } from '../shell/AppShell.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { OpeningPage } from '../shell/OpeningPage.tsx'
import { StoppedPage } from '../shell/StoppedPage.tsx'
import { readDemoSearch } from '../demo/demoSearch.ts'
import { readDeploymentSearch } from '../deployments/deploymentSearch.ts'
import { readDuelSearch } from '../duel/duelSearch.ts'
import { readExamSearch, readTogetherSearch } from '../exam/examSearch.ts'
import { readQuizSearch } from '../challenge/quizSearch.ts'
import { readLabSearch } from '../lab/labSearch.ts'
import { readScalingSearch } from '../scaling/scalingSearch.ts'
import { MOVED_PATHS, PAGE_PATHS } from './pagePaths.ts'

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

const rollingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.rolling,
  staticData: { title: 'Rolling update' },
  validateSearch: readDemoSearch,
  component: lazyRouteComponent(
    part(() => import('../demo/DemoPage.tsx')),
    'DemoPage',
  ),
})

const presentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.present,
  staticData: { title: 'Rolling update, presented', hasHeader: false },
  validateSearch: readDemoSearch,
  component: lazyRouteComponent(
    part(() => import('../demo/PresentPage.tsx')),
    'PresentPage',
  ),
})

const scalingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.scaling,
  staticData: { title: 'Auto scaling' },
  validateSearch: readScalingSearch,
  component: lazyRouteComponent(
    part(() => import('../scaling/ScalingPage.tsx')),
    'ScalingPage',
  ),
})

const presentScalingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.presentScaling,
  staticData: { title: 'Auto scaling, presented', hasHeader: false },
  validateSearch: readScalingSearch,
  component: lazyRouteComponent(
    part(() => import('../scaling/ScalingPresentPage.tsx')),
    'ScalingPresentPage',
  ),
})

const deploymentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.deployments,
  staticData: { title: 'Deployments' },
  validateSearch: readDeploymentSearch,
  component: lazyRouteComponent(
    part(() => import('../deployments/DeploymentsPage.tsx')),
    'DeploymentsPage',
  ),
})

const presentDeploymentsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.presentDeployments,
  staticData: { title: 'Deployments, presented', hasHeader: false },
  validateSearch: readDeploymentSearch,
  component: lazyRouteComponent(
    part(() => import('../deployments/DeploymentsPresentPage.tsx')),
    'DeploymentsPresentPage',
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

const openedScenarioRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.openedScenario,
  staticData: { title: 'Scenario' },
  component: lazyRouteComponent(
    part(() => import('../scenarios/OpenedScenarioPage.tsx')),
    'OpenedScenarioPage',
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

const examRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.exam,
  staticData: { title: 'Mock exam' },
  validateSearch: readExamSearch,
  component: lazyRouteComponent(
    part(() => import('../exam/ExamPage.tsx')),
    'ExamPage',
  ),
})

const challengeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.challenge,
  staticData: { title: 'Challenge' },
  component: lazyRouteComponent(
    part(() => import('../challenge/ChallengePage.tsx')),
    'ChallengePage',
  ),
})

const quizRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.quiz,
  staticData: { title: 'Challenge' },
  validateSearch: readQuizSearch,
  component: lazyRouteComponent(
    part(() => import('../challenge/QuizPage.tsx')),
    'QuizPage',
  ),
})

const togetherRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.together,
  staticData: { title: 'Together' },
  validateSearch: readTogetherSearch,
  component: lazyRouteComponent(
    part(() => import('../exam/together/TogetherPage.tsx')),
    'TogetherPage',
  ),
})

const duelRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.duel,
  staticData: { title: 'Duel' },
  validateSearch: readDuelSearch,
  component: lazyRouteComponent(
    part(() => import('../duel/DuelPage.tsx')),
    'DuelPage',
  ),
})

const progressRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: PAGE_PATHS.progress,
  staticData: { title: 'Progress' },
  component: lazyRouteComponent(
    part(() => import('../progress/ProgressPage.tsx')),
    'ProgressPage',
  ),
})

/** All that an old link says beside its path stays: the settings, the moment, the comparison. */
const movedRoutes = Object.entries(MOVED_PATHS).map(([path, page]) =>
  createRoute({
    getParentRoute: () => rootRoute,
    path,
    beforeLoad: () => {
      throw redirect({ to: PAGE_PATHS[page], search: true, hash: true, replace: true })
    },
  }),
)

const routeTree = rootRoute.addChildren([
  homeRoute,
  rollingRoute,
  presentRoute,
  scalingRoute,
  presentScalingRoute,
  deploymentsRoute,
  presentDeploymentsRoute,
  scenariosRoute,
  scenarioRoute,
  openedScenarioRoute,
  labRoute,
  examRoute,
  togetherRoute,
  challengeRoute,
  quizRoute,
  duelRoute,
  progressRoute,
  ...movedRoutes,
])

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

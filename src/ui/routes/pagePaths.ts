/**
 * The address of every page, in the router's spelling: `$name` is one segment, whatever it says. The router makes
 * its routes of these, and the server answers each with the page; any other address that is no file is not found.
 */
export const PAGE_PATHS = {
  home: '/',
  rolling: '/rolling',
  present: '/rolling/present',
  scaling: '/scaling',
  presentScaling: '/scaling/present',
  deployments: '/deployments',
  presentDeployments: '/deployments/present',
  scenarios: '/scenarios',
  /** One that somebody has brought. No scenario of the site is called so. */
  openedScenario: '/scenarios/opened',
  scenario: '/scenarios/$scenarioId',
  lab: '/lab',
  challenge: '/challenge',
  quiz: '/challenge/quiz',
  exam: '/challenge/exam',
  together: '/challenge/together',
  duel: '/challenge/duel',
  progress: '/challenge/progress',
} as const

/** Addresses that pages had before, in links that people keep: each leads to the page as it is now called. */
export const MOVED_PATHS = {
  '/demo': 'rolling',
  '/demo/present': 'present',
} as const satisfies Readonly<Record<string, keyof typeof PAGE_PATHS>>

/** The scenario of the site whose page stands at an address; `null` at any other. What somebody has brought has no file. */
export function scenarioIdAt(pathname: string): string | null {
  const before = PAGE_PATHS.scenario.replace('$scenarioId', '')
  if (pathname === PAGE_PATHS.openedScenario || !pathname.startsWith(before)) return null
  const id = pathname.slice(before.length)
  return /^[a-z0-9-]+$/.test(id) ? id : null
}

import { QueryClient, queryOptions } from '@tanstack/react-query'
import type { Beginning, SavedPlay } from '../lessons/playerMachine.ts'
import { parseScenario, parseScenarioIndex, type Scenario, type ScenarioEntry } from '../lessons/scenario.ts'
import { createLessons, type Lessons } from './lessons.ts'
import { fetchSiteFile, SiteFileUnavailable } from './siteFile.ts'

/** A scenario is not known, or could not be read. That its file does not come is a SiteFileUnavailable. */
export class ScenarioUnavailable extends Error {
  override readonly name = 'ScenarioUnavailable'
  /** Nothing has this id, so asking again does not help. */
  readonly isUnknown: boolean

  constructor(message: string, isUnknown = false) {
    super(message)
    this.isUnknown = isUnknown
  }
}

/** Documents are files of the page itself: they change only when the page does. */
export const scenarioClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      // They come from where the page came from, so what the browser thinks of the network does not matter.
      networkMode: 'always',
      // That it is back is news all the same, to what did not come.
      refetchOnReconnect: true,
      retry: (failures, error) => failures < 2 && mayComeLater(error),
    },
  },
})

// Without it, it would not hear that the network is back. It lives as long as the page.
scenarioClient.mount()

export function scenarioQuery(id: string) {
  return queryOptions({ queryKey: ['scenario', id], queryFn: () => loadScenario(id) })
}

const ownLessons = createLessons()

/**
 * What a play of a document begins with: the same document has the same beginning.
 *
 * @param lessons  of the lab that the page has; without one a worker is started for it
 */
export function beginningQuery(scenario: Scenario, saved: SavedPlay | null = null, lessons: Lessons = ownLessons) {
  return queryOptions<Beginning>({
    queryKey: ['beginning', scenario.id, scenario, saved],
    queryFn: () => lessons.beginning(scenario, saved),
  })
}

/** What there is, in the order in which to take it. The documents themselves come when one is opened. */
export const scenarioListQuery = queryOptions({ queryKey: ['scenarios'], queryFn: loadIndex })

async function loadScenario(id: string): Promise<Scenario> {
  // What the index does not name is not asked for, unless its page was opened.
  const isKnown = (await scenarioClient.ensureQueryData(scenarioListQuery)).some((one) => one.id === id)
  if (!isKnown) throw new ScenarioUnavailable(`No scenario is called ${id}.`, true)
  const reading = parseScenario(await textOf(id))
  if ('error' in reading) throw new ScenarioUnavailable(reading.error.message)
  return reading.scenario
}

async function loadIndex(): Promise<readonly ScenarioEntry[]> {
  const reading = parseScenarioIndex(await textOf('index'))
  if ('error' in reading) throw new ScenarioUnavailable(reading.error.message)
  return reading.scenarios
}

function textOf(name: string): Promise<string> {
  return fetchSiteFile(`scenarios/${name}.json`)
}

/** A network that is away stays away for longer than two more tries; only a server recovers in between. */
function mayComeLater(error: Error): boolean {
  return error instanceof SiteFileUnavailable && error.trouble === 'refused'
}

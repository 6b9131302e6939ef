import { QueryClient, queryOptions } from '@tanstack/react-query'
import { parseScenario, parseScenarioIndex, type Scenario, type ScenarioIndex } from '../lessons/scenario.ts'

/** A scenario could not be fetched or read. */
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
      retry: (failures, error) => failures < 2 && !(error instanceof ScenarioUnavailable && error.isUnknown),
    },
  },
})

export function scenarioQuery(id: string) {
  return queryOptions({ queryKey: ['scenario', id], queryFn: () => loadScenario(id) })
}

/** Every scenario, by topic. */
export const scenarioListQuery = queryOptions({ queryKey: ['scenarios'], queryFn: loadScenarios })

export interface ScenarioTopic {
  readonly title: string
  readonly scenarios: readonly Scenario[]
}

async function loadScenarios(): Promise<readonly ScenarioTopic[]> {
  return Promise.all(
    (await loadIndex()).map(async ({ title, scenarioIds }) => ({
      title,
      scenarios: await Promise.all(scenarioIds.map((id) => scenarioClient.ensureQueryData(scenarioQuery(id)))),
    })),
  )
}

async function loadScenario(id: string): Promise<Scenario> {
  // What the index does not name is not asked for: the server would answer with the page.
  const isKnown = (await loadIndex()).some((topic) => topic.scenarioIds.includes(id))
  if (!isKnown) throw new ScenarioUnavailable(`No scenario is called ${id}.`, true)
  const reading = parseScenario(await textOf(id))
  if ('error' in reading) throw new ScenarioUnavailable(reading.error.message)
  return reading.scenario
}

async function loadIndex(): Promise<ScenarioIndex> {
  const reading = parseScenarioIndex(await textOf('index'))
  if ('error' in reading) throw new ScenarioUnavailable(reading.error.message)
  return reading.topics
}

async function textOf(name: string): Promise<string> {
  const response = await fetch(`${import.meta.env.BASE_URL}scenarios/${name}.json`)
  if (!response.ok) throw new ScenarioUnavailable(`The file of ${name} did not come: ${String(response.status)}.`)
  return response.text()
}

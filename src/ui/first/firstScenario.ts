import { beginRun } from '../../session/openRun.ts'
import { beginningQuery, scenarioClient, scenarioQuery } from '../../session/scenarioDocuments.ts'
import { introRun } from '../../session/scenarioPlayer.ts'
import { progressOf, useScenarioProgress } from '../../session/scenarioProgress.ts'

/**
 * Reads a scenario, opens its lab and has its story told while the page is still being made; the page then finds it
 * done, or waits for it. What does not come the page asks for itself, and says what is wrong.
 */
export function beginScenario(id: string): void {
  void begin(id, location.pathname)
}

async function begin(id: string, pathname: string): Promise<void> {
  const query = scenarioQuery(id)
  await scenarioClient.prefetchQuery(query)
  const scenario = scenarioClient.getQueryData(query.queryKey)
  // A play that goes on, or was at its end, begins somewhere else.
  const isNew = progressOf(useScenarioProgress.getState(), id).play === null && history.state === null
  // Nor does who has gone on meanwhile want it.
  if (scenario === undefined || !isNew || location.pathname !== pathname) return
  const { session } = beginRun(introRun(scenario), pathname)
  await scenarioClient.prefetchQuery(beginningQuery(scenario, null, session.lessons))
}

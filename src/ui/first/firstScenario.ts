import type { World } from '../../model/world/world.ts'
import { beginRun } from '../../session/openRun.ts'
import { beginningQuery, scenarioClient, scenarioQuery } from '../../session/scenarioDocuments.ts'
import { introRun } from '../../session/scenarioPlayer.ts'
import { worldOf } from './firstLab.ts'

/** Wall ms for its document to come: the page is worth more by then. */
const PATIENCE_MS = 2_000

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/**
 * Reads a scenario, opens its lab and has its story told while the page is still to come; the page then finds it done,
 * or waits for it. What does not come the page asks for itself, and says what is wrong.
 *
 * @returns what is shown of its lab
 */
export async function openScenario(id: string): Promise<World | null> {
  const { pathname } = location
  const query = scenarioQuery(id)
  // Once: the page tries again, and says meanwhile what it waits for.
  await Promise.race([scenarioClient.prefetchQuery({ ...query, retry: false }), passed(PATIENCE_MS)])
  const scenario = scenarioClient.getQueryData(query.queryKey)
  // Who has gone on meanwhile wants it no more.
  if (scenario === undefined || location.pathname !== pathname) return null
  const begun = beginRun(introRun(scenario), pathname)
  void scenarioClient.prefetchQuery(beginningQuery(scenario, null, begun.session.lessons))
  return worldOf(begun)
}

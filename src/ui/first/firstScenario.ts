import { tellsRolling, type Scenario } from '../../lessons/scenario.ts'
import type { World } from '../../model/world/world.ts'
import { beginRun } from '../../session/openRun.ts'
import { beginningQuery, scenarioClient, scenarioQuery } from '../../session/scenarioDocuments.ts'
import { introRun } from '../../session/scenarioPlayer.ts'
import { progressOf, useScenarioProgress } from '../../session/scenarioProgress.ts'
import { NO_STRIP, stripHeights } from '../player/stripHeights.ts'
import { worldOf, type FirstLab } from './firstLab.ts'

/** Wall ms for its document to come: the page is worth more by then. */
const PATIENCE_MS = 2_000

function passed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/**
 * Reads a scenario, opens its lab and has its story told while the page is still to come; the page then finds it done,
 * or waits for it. What does not come the page asks for itself, and says what is wrong.
 *
 * @returns `null` where the lab is not the one that the scenario is introduced with
 */
export async function openScenario(id: string): Promise<FirstLab | null> {
  const { pathname } = location
  const query = scenarioQuery(id)
  // Once: the page tries again, and says meanwhile what it waits for.
  await Promise.race([scenarioClient.prefetchQuery({ ...query, retry: false }), passed(PATIENCE_MS)])
  const scenario = scenarioClient.getQueryData(query.queryKey)
  // A play that goes on, or was at its end, begins somewhere else.
  const isNew = progressOf(useScenarioProgress.getState(), id).play === null && !isAtItsEnd(history.state)
  // Nor does who has gone on meanwhile want it.
  if (scenario === undefined || !isNew || location.pathname !== pathname) return null
  const begun = beginRun(introRun(scenario), pathname)
  void scenarioClient.prefetchQuery(beginningQuery(scenario, null, begun.session.lessons))
  const layOut = (copy: HTMLElement, world: World): void => standAs(copy, scenario, world)
  return { originMs: scenario.fromMs, isAlone: true, world: worldOf(begun), layOut }
}

/** The written page is that of one scenario: others have another strip, or none. */
function standAs(copy: HTMLElement, scenario: Scenario, { services }: World): void {
  const layout = copy.querySelector<HTMLElement>('.scenario')
  const service = services.get(scenario.serviceKey ?? '')
  const hasStrip = tellsRolling(scenario)
  const heights = hasStrip ? stripHeights(service?.desiredCount ?? null) : NO_STRIP
  if (layout === null) return
  layout.dataset.strip = String(hasStrip)
  for (const [name, height] of Object.entries(heights)) layout.style.setProperty(name, height)
  const strip = layout.querySelector<HTMLElement>('.scenario__strip')
  if (strip !== null) strip.hidden = !hasStrip || service === undefined
}

/** As the page keeps it with its entry of the history (`useKeepFinished`). */
function isAtItsEnd(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'finishedPlay' in state && state.finishedPlay !== undefined
}

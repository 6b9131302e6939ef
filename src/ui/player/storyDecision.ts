import type { Decision } from '../../model/world/decision.ts'
import type { BranchView } from '../../session/mirror.ts'
import { newestScaling } from '../words/scaling/newestScaling.ts'
import { latestRolling } from '../words/service/serviceWords.ts'
import type { ScenarioScene } from './scenarioScene.ts'

/**
 * What was decided last since the story began: of the service that it follows, or about its scaling; without a service,
 * in the lab. What came before is not the story's.
 */
export function storyDecision({ view, rolling }: ScenarioScene, fromMs: number): Decision | undefined {
  const told = rolling === null ? newest(view) : later(latestRolling(rolling.service, view.world), newestScaling(view))
  return told !== undefined && told.atMs >= fromMs ? told : undefined
}

function newest({ history, nowMs }: BranchView): Decision | undefined {
  return history.decisions.findLast((one) => one.atMs <= nowMs)
}

function later(a: Decision | undefined, b: Decision | undefined): Decision | undefined {
  return (b?.id ?? -1) > (a?.id ?? -1) ? b : a
}

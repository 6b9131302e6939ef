import type { Decision } from '../../../model/world/decision.ts'
import type { BranchView } from '../../../session/mirror.ts'

/** What a deployment does, and what goes off because of it. */
const KINDS: ReadonlySet<Decision['kind']> = new Set<Decision['kind']>([
  'rolling',
  'breaker',
  'failure',
  'shift',
  'alarm',
])

/** The newest word on a deployment since it was asked for; `undefined` before the first. */
export function newestOfDeployment({ history, nowMs }: BranchView, sinceMs: number): Decision | undefined {
  return history.decisions.findLast((one) => one.atMs <= nowMs && one.atMs >= sinceMs && KINDS.has(one.kind))
}

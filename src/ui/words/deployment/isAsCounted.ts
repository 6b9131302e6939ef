import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'
import { leftToDo, sumsOf, type ServiceMoment } from './counts.ts'

/** What the scheduler did is told as it was; where it did nothing, it says how things are. */
export function isAct({ action }: RollingDecision): boolean {
  return action === 'stop' || action === 'start'
}

/** Whether there are as many tasks in each state as the scheduler counted, with as much to do. */
export function isAsCounted(moment: ServiceMoment, decision: RollingDecision): boolean {
  const { healthy, active } = sumsOf(moment)
  const { toStop, toStart } = leftToDo(moment)
  const running = (sides: readonly { readonly running: number }[]) => sides.reduce((sum, one) => sum + one.running, 0)
  return (
    running(moment.revisions) === running(decision.deployments) &&
    active === decision.active &&
    healthy === decision.healthy &&
    toStop === decision.toStop &&
    toStart === decision.toStart &&
    (moment.protectedTasks ?? 0) === (decision.protectedTasks ?? 0)
  )
}

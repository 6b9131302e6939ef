import { countSteps, crashTimes } from '../../lessons/countSteps.ts'
import { orderIn } from '../../look/revisions.ts'
import type { Limits } from '../../model/world/deployment/limits.ts'
import { isShifted } from '../../model/world/deployment/shifting/shiftOf.ts'
import { seriesOf } from '../../model/world/series.ts'
import type { Service } from '../../model/world/service/service.ts'
import type { BranchView } from '../../session/mirror.ts'
import { momentOfService } from '../words/deployment/counts.ts'
import { healthyProgress } from '../words/deployment/health.ts'
import { CodeDeployStrip } from './CodeDeployStrip.tsx'
import { ShiftStrip } from './ShiftStrip.tsx'
import { StepStrip } from './StepStrip.tsx'
import { WithBreaker } from './WithBreaker.tsx'

interface DeploymentStripProps {
  readonly view: BranchView
  readonly service: Service
  /** Counts since then. */
  readonly fromMs: number
  /** What the page calls 00:00. */
  readonly originMs: number
  /** Instead of those that the service has. */
  readonly limits?: Limits
  /** Whether it says what comes when; not while a learner is to predict that. */
  readonly tellsAhead?: boolean
}

/** A rolling update count by count; of a deployment that shifts traffic what it shifts, CodeDeploy's as well; what its circuit breaker counts. */
export function DeploymentStrip(props: DeploymentStripProps) {
  const { view, service, tellsAhead = true } = props
  // The counter names the threshold, and where it goes back to.
  if (!tellsAhead) return <BareStrip {...props} />
  return (
    <WithBreaker service={service} world={view.world}>
      <BareStrip {...props} />
    </WithBreaker>
  )
}

function BareStrip({ view, service, fromMs, originMs, limits, tellsAhead = true }: DeploymentStripProps) {
  const { world, history, nowMs } = view
  const ringProgress = healthyProgress(world.tasks.values(), nowMs)
  if (service.controller !== undefined) {
    return <CodeDeployStrip {...{ service, world, ringProgress, originMs, tellsAhead }} />
  }
  if (isShifted(world, service)) return <ShiftStrip {...{ service, world, ringProgress, originMs, tellsAhead }} />
  const moment = momentOfService(service, world)
  return (
    <StepStrip
      variant="compact"
      title={null}
      steps={countSteps(
        seriesOf(history, { kind: 'service', id: service.key }, 'serviceCounts'),
        fromMs,
        crashTimes(history.decisions, service.key),
      )}
      nowMs={nowMs}
      now={limits === undefined ? moment : { ...moment, limits }}
      orderOf={orderIn(world)}
      originMs={originMs}
      ringProgress={ringProgress}
    />
  )
}

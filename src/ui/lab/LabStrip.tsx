import { memo } from 'react'
import { countSteps } from '../../lessons/countSteps.ts'
import { limitsOf, type Limits } from '../../model/world/deployment/limits.ts'
import { seriesOf } from '../../model/world/series.ts'
import type { Service } from '../../model/world/service/service.ts'
import { orderIn } from '../../look/revisions.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { PercentsPreview } from '../acts/labDesk.ts'
import { isShifted } from '../../model/world/deployment/shifting/shiftOf.ts'
import { ShiftStrip } from '../strip/ShiftStrip.tsx'
import { WithBreaker } from '../strip/WithBreaker.tsx'
import { StepStrip } from '../strip/StepStrip.tsx'
import { healthyProgress } from '../words/deployment/health.ts'
import { momentOfService } from '../words/deployment/counts.ts'

/** A deployment that has just ended is still looked at. Simulated ms. */
const LINGERS_MS = 60_000

interface LabStripProps {
  readonly view: BranchView
  readonly service: Service
  /** What a form is about to ask for: its limits are drawn already. */
  readonly preview: PercentsPreview | null
}

/** The deployment of a service, between stage and time, while there is one or one is being asked for. */
export const LabStrip = memo(function LabStrip({ view, service, preview }: LabStripProps) {
  return (
    <div className="lab-strip">
      <BranchStrip
        {...{ view, service }}
        fromMs={fromOf(service)}
        {...(preview !== null && { limits: limitsOf(preview.desiredCount, preview.percents) })}
      />
    </div>
  )
})

interface BranchStripProps extends Omit<LabStripProps, 'preview'> {
  readonly fromMs: number
  /** Instead of those that the service has. */
  readonly limits?: Limits
}

/** A rolling update count by count; of a deployment that shifts traffic what it shifts; what its circuit breaker counts. */
export function BranchStrip(props: BranchStripProps) {
  const { view, service } = props
  return (
    <WithBreaker service={service} world={view.world}>
      <BareStrip {...props} />
    </WithBreaker>
  )
}

function BareStrip({ view, service, fromMs, limits }: BranchStripProps) {
  const { world, history, nowMs } = view
  const ringProgress = healthyProgress(world.tasks.values(), nowMs)
  if (isShifted(world, service)) return <ShiftStrip {...{ service, world, ringProgress }} originMs={0} />
  const moment = momentOfService(service, world)
  return (
    <StepStrip
      variant="compact"
      title={null}
      steps={countSteps(seriesOf(history, { kind: 'service', id: service.key }, 'serviceCounts'), fromMs)}
      nowMs={nowMs}
      now={limits === undefined ? moment : { ...moment, limits }}
      orderOf={orderIn(world)}
      originMs={0}
      ringProgress={ringProgress}
    />
  )
}

/** @returns whether there is a deployment to look at: one under way, or one that ended a moment ago */
export function isDeploying({ deployments }: Service, nowMs: number): boolean {
  const primary = deployments[0]
  if (primary === undefined) return false
  if (deployments.length > 1 || primary.rolloutState === 'IN_PROGRESS') return true
  return nowMs - primary.updatedAtMs <= LINGERS_MS
}

function fromOf({ deployments }: Service): number {
  return deployments[0]?.createdAtMs ?? 0
}

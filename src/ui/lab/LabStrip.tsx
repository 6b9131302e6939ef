import { memo } from 'react'
import { countSteps } from '../../lessons/countSteps.ts'
import { limitsOf } from '../../model/world/deployment/limits.ts'
import { seriesOf } from '../../model/world/series.ts'
import type { Service } from '../../model/world/service/service.ts'
import { orderIn } from '../../look/revisions.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { PercentsPreview } from '../acts/labDesk.ts'
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

/** The deployment of a service count by count, between stage and time, while there is one or one is being asked for. */
export const LabStrip = memo(function LabStrip({ view, service, preview }: LabStripProps) {
  const { world, history, nowMs } = view
  const moment = momentOfService(service, world)
  const limits = preview === null ? moment.limits : limitsOf(preview.desiredCount, preview.percents)
  return (
    <div className="lab-strip">
      <StepStrip
        variant="compact"
        title={null}
        steps={countSteps(seriesOf(history, { kind: 'service', id: service.key }, 'serviceCounts'), fromOf(service))}
        nowMs={nowMs}
        now={{ ...moment, limits }}
        orderOf={orderIn(world)}
        originMs={0}
        ringProgress={healthyProgress(world.tasks.values(), nowMs)}
      />
    </div>
  )
})

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

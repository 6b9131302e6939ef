import { memo } from 'react'
import { limitsOf } from '../../model/world/deployment/limits.ts'
import type { Service } from '../../model/world/service/service.ts'
import { newestOf } from '../../model/world/codeDeploy/newestOf.ts'
import type { World } from '../../model/world/world.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { PercentsPreview } from '../acts/labDesk.ts'
import { DeploymentStrip } from '../strip/DeploymentStrip.tsx'
import { codeDeploySides } from '../subjects/codeDeploy/codeDeploySides.ts'

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
      <DeploymentStrip
        originMs={0}
        {...{ view, service }}
        fromMs={fromOf(service)}
        {...(preview !== null && { limits: limitsOf(preview.desiredCount, preview.percents) })}
      />
    </div>
  )
})

/** @returns whether there is a deployment to look at: one under way, or one that ended a moment ago */
export function isDeploying(service: Service, { world, nowMs }: BranchView): boolean {
  const [primary, ...others] = service.deployments
  if (service.controller !== undefined) return isShiftedByCodeDeploy(service, world)
  if (primary === undefined) return false
  if (others.length > 0 || primary.rolloutState === 'IN_PROGRESS') return true
  return nowMs - primary.updatedAtMs <= LINGERS_MS
}

/** Of task sets there is nothing to draw but what CodeDeploy shifts between two of them. */
function isShiftedByCodeDeploy(service: Service, world: World): boolean {
  const newest = newestOf(world, service)
  if (newest === undefined || codeDeploySides(service, newest) === null) return false
  return newest.completedAtMs === null || world.nowMs - newest.completedAtMs <= LINGERS_MS
}

function fromOf({ deployments }: Service): number {
  return deployments[0]?.createdAtMs ?? 0
}

import type { ServiceDeployment } from '../../../model/world/deployment/serviceDeployment.ts'
import type { Deployment, Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import { definitionOf } from '../../words/deployment/serviceDeploymentWords.ts'

/** One revision of two between which traffic is shifted. */
export interface ShiftSide {
  readonly side: 'blue' | 'green'
  readonly definitionKey: string
  /** Percent of production traffic that it gets now. */
  readonly share: number
  /** `undefined` once it is gone. */
  readonly deployment: Deployment | undefined
}

/** The revision that served and the one that is shifted to; `null` where the newest deployment shifts no traffic. */
export function shiftSides(service: Service, world: World): readonly [ShiftSide, ShiftSide] | null {
  const history = world.serviceDeployments.get(service.key) ?? []
  const [newest] = history
  if (newest?.shift === undefined) return null
  const { blueId } = newest.shift
  const green = productionOf(newest)
  const deploymentOf = (id: string): Deployment | undefined => service.deployments.find((one) => one.id === id)
  return [
    {
      side: 'blue',
      definitionKey: definitionOf(history, blueId.slice(blueId.indexOf('/') + 1)) ?? '',
      share: 100 - green,
      deployment: deploymentOf(blueId),
    },
    {
      side: 'green',
      definitionKey: newest.revision.definitionKey,
      share: green,
      deployment: deploymentOf(`ecs-svc/${newest.revisionId}`),
    },
  ]
}

/** Percent of production traffic of the new revision: none of one that was taken back (DEP-36). */
export function productionOf({ shift, rollback }: ServiceDeployment): number {
  return shift === undefined || rollback !== undefined ? 0 : shift.production
}

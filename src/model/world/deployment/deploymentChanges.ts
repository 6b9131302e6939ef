import { must } from '../../../base/assert.ts'
import type { Appliers } from '../appliers.ts'
import { changeDeployment, keepHistory, replaceService } from '../service/serviceChanges.ts'
import type { Deployment } from '../service/service.ts'
import { withoutFailedStarts } from '../service/startThrottle.ts'
import type { ServiceSettings } from '../service/settings.ts'
import type { KeptImages } from '../pulling/keptImages.ts'
import type { WritableWorld } from '../world.ts'
import {
  revisionIdOf,
  withEnded,
  type DeploymentHistory,
  type FailureCause,
  type ServiceDeployment,
} from './serviceDeployment.ts'

export type DeploymentChange =
  /** What the circuit breaker of the newest deployment has counted by now (DEP-16). */
  | { readonly kind: 'failuresCounted'; readonly serviceKey: string; readonly count: number }
  | { readonly kind: 'deploymentAlarmsIgnored'; readonly serviceKey: string; readonly atMs: number }
  | { readonly kind: 'bakeStarted'; readonly serviceKey: string; readonly untilMs: number; readonly atMs: number }
  | { readonly kind: 'rollbackRequested'; readonly serviceKey: string; readonly atMs: number }
  /** What was resolved of the images of a revision (PUL-3). */
  | {
      readonly kind: 'imagesKept'
      readonly serviceKey: string
      readonly revisionId: string
      readonly images: KeptImages
    }
  | DeploymentFailed
  | RollbackStarted

/** The PRIMARY has failed. Nothing is rolled back with this alone (DEP-17). */
export interface DeploymentFailed {
  readonly kind: 'deploymentFailed'
  readonly serviceKey: string
  readonly cause: FailureCause
  readonly alarmNames: readonly string[]
  /** Of the deployment, and of the service deployment, in ECS's words. */
  readonly reason: string
  readonly statusReason: string
  /** How it ends; `null` where it goes on with a rollback. */
  readonly ends: 'STOPPED' | 'ROLLBACK_FAILED' | null
  readonly atMs: number
}

/** A deployment that was COMPLETED is the PRIMARY again (DEP-18). */
export interface RollbackStarted {
  readonly kind: 'rollbackStarted'
  readonly serviceKey: string
  /** Of the service deployment that it goes back to. */
  readonly toId: string
  /** Of that deployment while it is rolled back to, in ECS's words. */
  readonly reason: string
  readonly atMs: number
}

function changeNewest(
  world: WritableWorld,
  serviceKey: string,
  change: (newest: ServiceDeployment) => ServiceDeployment,
): void {
  keepHistory(world, serviceKey, ([newest, ...older]) => (newest === undefined ? [] : [change(newest), ...older]))
}

function counted({ failureCount: _, ...newest }: ServiceDeployment, count: number): ServiceDeployment {
  return count === 0 ? newest : { ...newest, failureCount: count }
}

function applyDeploymentFailed(world: WritableWorld, change: DeploymentFailed): void {
  const { serviceKey, cause, alarmNames, atMs, ends, reason, statusReason } = change
  const service = must(world.services.get(serviceKey), serviceKey)
  changeDeployment(world, { serviceKey, deploymentId: service.deployments[0]?.id ?? '' }, (deployment) => ({
    ...deployment,
    rolloutState: 'FAILED',
    rolloutStateReason: reason,
    updatedAtMs: atMs,
  }))
  changeNewest(world, serviceKey, (newest) => ({
    ...newest,
    failure: { cause, alarmNames, atMs },
    statusReason,
    updatedAtMs: atMs,
  }))
  if (ends === null) return
  keepHistory(world, serviceKey, (history, now) => withEnded(history, now, { status: ends, atMs }))
}

/** Its tasks that are still there are the PRIMARY's; where the last has stopped, the deployment itself is there again. */
function applyRollbackStarted(world: WritableWorld, { serviceKey, toId, reason, atMs }: RollbackStarted): void {
  const service = must(world.services.get(serviceKey), serviceKey)
  const history = world.serviceDeployments.get(serviceKey) ?? []
  const to = must(
    history.find((one) => one.id === toId),
    toId,
  )
  const { definitionKey, network, onAlternate } = to.revision
  const settings = settingsAfter(service.settings, to.revision.settings)
  const before = service.deployments.find((one) => revisionIdOf(one) === to.revisionId)
  const primary: Deployment = {
    ...(before ?? { ...NO_TASKS, id: `ecs-svc/${to.revisionId}`, definitionKey, createdAtMs: to.createdAtMs }),
    network,
    settings,
    ...(onAlternate === true && { onAlternate }),
    status: 'PRIMARY',
    rolloutState: 'IN_PROGRESS',
    rolloutStateReason: reason,
    updatedAtMs: atMs,
  }
  const others = service.deployments.flatMap((one): Deployment[] =>
    one === before ? [] : [one.status === 'ACTIVE' ? one : { ...one, status: 'ACTIVE', desiredCount: 0 }],
  )
  const scheduling = world.scheduling.get(serviceKey)
  if (scheduling !== undefined) world.scheduling.set(serviceKey, withoutFailedStarts(scheduling))
  replaceService(world, service, { deployments: [primary, ...others], network, settings, isSteady: false })
  const rollback = { revisionId: to.revisionId, startedAtMs: atMs, reason: history[0]?.statusReason ?? '' }
  keepHistory(world, serviceKey, (all) => withRollback(all, { toId, rollback }))
}

function withRollback(
  history: DeploymentHistory,
  { toId, rollback }: { readonly toId: string } & Required<Pick<ServiceDeployment, 'rollback'>>,
): DeploymentHistory {
  return history.map((one, i): ServiceDeployment => {
    if (one.id === toId) return { ...one, isReturnedTo: true }
    const { startedAtMs: atMs } = rollback
    if (i > 0) return one
    return { ...one, status: 'ROLLBACK_IN_PROGRESS', startedAtMs: one.startedAtMs ?? atMs, updatedAtMs: atMs, rollback }
  })
}

const NO_TASKS = {
  desiredCount: 0,
  runningCount: 0,
  pendingCount: 0,
  healthyCount: 0,
  leavingCount: 0,
  failedTasks: 0,
} as const

/** What is of the revision is what it was then; how the service is deployed stays as it is now (api, ServiceRevision). */
function settingsAfter(now: ServiceSettings, { capacityProviderStrategy, ...then }: ServiceSettings): ServiceSettings {
  const { capacityProviderStrategy: _, ...rest } = now
  return {
    ...rest,
    ...(capacityProviderStrategy !== undefined && { capacityProviderStrategy }),
    platformVersion: then.platformVersion,
    loadBalancers: then.loadBalancers,
    serviceRegistries: then.serviceRegistries,
    serviceConnectConfiguration: then.serviceConnectConfiguration,
    volumeConfigurations: then.volumeConfigurations,
    monitoring: then.monitoring,
  }
}

export const deploymentAppliers: Appliers<DeploymentChange> = {
  failuresCounted: (world, { serviceKey, count }) => changeNewest(world, serviceKey, (one) => counted(one, count)),
  deploymentAlarmsIgnored: (world, { serviceKey, atMs: updatedAtMs }) =>
    changeNewest(world, serviceKey, (one) => ({ ...one, ignoresAlarms: true, updatedAtMs })),
  bakeStarted: (world, { serviceKey, untilMs, atMs: updatedAtMs }) =>
    changeNewest(world, serviceKey, (one) => ({ ...one, bakesUntilMs: untilMs, updatedAtMs })),
  rollbackRequested: (world, { serviceKey, atMs }) =>
    changeNewest(world, serviceKey, (one) => ({ ...one, status: 'ROLLBACK_REQUESTED', updatedAtMs: atMs })),
  imagesKept: (world, { serviceKey, revisionId, images }) =>
    keepHistory(world, serviceKey, (all) =>
      all.map((one) => (one.revisionId === revisionId ? { ...one, images } : one)),
    ),
  deploymentFailed: applyDeploymentFailed,
  rollbackStarted: applyRollbackStarted,
}

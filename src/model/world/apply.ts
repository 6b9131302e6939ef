import { assert, must } from '../../base/assert.ts'
import type { ContainerInstance } from './capacity/containerInstance.ts'
import { METRIC_POINTS_MAX } from './monitoring/metrics.ts'
import { DECISIONS_MAX, type RollingDecision } from './decision.ts'
import { SERVICE_EVENTS_MAX, serviceKey } from './service/service.ts'
import { definitionKey } from './definition/taskDefinition.ts'
import { applyDeploymentStarted, changeDeployment, putService, replaceService } from './service/applyService.ts'
import {
  applyTaskCreated,
  applyTaskForgotten,
  applyTaskHealthSet,
  applyTaskMoved,
  applyTaskStepPlanned,
  applyTaskStopAsked,
} from './task/applyTask.ts'
import type { Change, ChangeKind } from './change.ts'
import { copyInstance } from './copies.ts'
import type { WritableWorld } from './world.ts'

/**
 * Carries one change out. This and its two siblings are the only code that alters a world; the page's
 * mirror runs the same. A change is trusted: what could be refused was refused before it was emitted.
 */
export function apply(world: WritableWorld, change: Change): void {
  const applyKind = appliers[change.kind] as (world: WritableWorld, change: Change) => void
  applyKind(world, change)
}

type Appliers = { readonly [K in ChangeKind]: (world: WritableWorld, change: Extract<Change, { kind: K }>) => void }

const appliers: Appliers = {
  clusterCreated: (world, { cluster }) => {
    world.clusters.delete(cluster.name)
    world.clusters.set(cluster.name, cluster)
  },
  clusterDeleted: (world, { clusterName, atMs }) => {
    const cluster = must(world.clusters.get(clusterName), clusterName)
    // To the end, so that those that were deleted stand in the order in which they were.
    world.clusters.delete(clusterName)
    world.clusters.set(clusterName, { ...cluster, status: 'INACTIVE', deletedAtMs: atMs })
  },
  clusterForgotten: (world, { clusterName }) => world.clusters.delete(clusterName),
  launchTemplateCreated: (world, { launchTemplate }) => world.launchTemplates.set(launchTemplate.name, launchTemplate),
  autoScalingGroupPut: (world, { group }) => world.autoScalingGroups.set(group.name, group),
  instanceLaunched: (world, { instance }) => {
    assert(!world.instances.has(instance.id), 'DET-6: instance ids are unique')
    world.instances.set(instance.id, instance)
    world.liveByInstance.set(instance.id, new Set())
    world.counters = { ...world.counters, instances: instance.ordinal }
  },
  instanceRegistered: (world, { instanceId, atMs }) =>
    changeInstance(world, instanceId, { status: 'ACTIVE', agentConnected: true, registeredAtMs: atMs }),
  instanceStatusSet: (world, { instanceId, status }) => changeInstance(world, instanceId, { status }),
  agentConnectionSet: (world, { instanceId, agentConnected }) => changeInstance(world, instanceId, { agentConnected }),
  instanceTerminated: (world, { instanceId }) => {
    assert(world.liveByInstance.get(instanceId)?.size === 0, 'CAP-4: a terminated instance holds no task')
    world.instances.delete(instanceId)
    world.liveByInstance.delete(instanceId)
  },
  definitionRegistered: (world, { definition }) => {
    const key = definitionKey(definition)
    assert(!world.taskDefinitions.has(key), 'DEF-2: a revision number is never reused')
    world.taskDefinitions.set(key, definition)
    world.latestRevisions.set(definition.family, definition.revision)
  },
  definitionDeregistered: (world, { definitionKey: key, atMs }) => {
    const definition = must(world.taskDefinitions.get(key), key)
    world.taskDefinitions.set(key, { ...definition, status: 'INACTIVE', deregisteredAtMs: atMs })
  },
  taskCreated: applyTaskCreated,
  taskMoved: applyTaskMoved,
  taskStopAsked: applyTaskStopAsked,
  taskStepPlanned: applyTaskStepPlanned,
  taskHealthSet: applyTaskHealthSet,
  taskForgotten: applyTaskForgotten,
  serviceCreated: (world, { service }) => {
    world.services.delete(service.key)
    world.services.set(service.key, service)
    world.liveByService.set(service.key, new Set())
    world.metrics.set(service.key, [])
  },
  serviceUpdated: (world, { serviceKey: key, fields }) => putService(world, key, fields),
  serviceForgotten: (world, { serviceKey: key }) => {
    world.services.delete(key)
    world.liveByService.delete(key)
    world.metrics.delete(key)
  },
  deploymentStarted: applyDeploymentStarted,
  deploymentRolloutSet: (world, { serviceKey: key, deploymentId, rolloutState, reason, atMs }) =>
    changeDeployment(world, { serviceKey: key, deploymentId }, (deployment) => ({
      ...deployment,
      rolloutState,
      rolloutStateReason: reason,
      updatedAtMs: atMs,
    })),
  deploymentRemoved: (world, { serviceKey: key, deploymentId }) => {
    const service = must(world.services.get(key), key)
    replaceService(world, service, { deployments: service.deployments.filter((one) => one.id !== deploymentId) })
  },
  serviceEventAdded: (world, { serviceKey: key, id, message, atMs }) => {
    const service = must(world.services.get(key), key)
    const events = [{ id, atMs, message }, ...service.events].slice(0, SERVICE_EVENTS_MAX)
    replaceService(world, service, { events })
  },
  loadSet: (world, { serviceKey: key, load }) => replaceService(world, must(world.services.get(key), key), { load }),
  metricRecorded: (world, { serviceKey: key, point }) => {
    const points = world.metrics.get(key) ?? []
    world.metrics.set(key, [...points, point].slice(-METRIC_POINTS_MAX))
  },
  decided: (world, { decision }) => {
    world.decisions.set(decision.id, decision)
    world.counters = { ...world.counters, decisions: decision.id }
    if (decision.kind === 'rolling') noteRollingDecision(world, decision)
    // Ids leave no gap, so the oldest is known; a map would look for its first past all that were deleted.
    world.decisions.delete(decision.id - DECISIONS_MAX)
  },
}

function noteRollingDecision(world: WritableWorld, decision: RollingDecision): void {
  const key = serviceKey(decision.clusterName, decision.serviceName ?? '')
  replaceService(world, must(world.services.get(key), key), { lastDecisionId: decision.id })
}

function changeInstance(world: WritableWorld, instanceId: string, fields: Partial<ContainerInstance>): void {
  const instance = must(world.instances.get(instanceId), instanceId)
  world.instances.set(instanceId, Object.assign(copyInstance(instance), fields))
}

import type { Engine } from '../model/engine/engine.ts'
import type { Act } from '../model/api/command.ts'
import { containersDue } from '../model/task/containers/containersDue.ts'
import type { Service } from '../model/world/service/service.ts'
import type { Task } from '../model/world/task/task.ts'
import type { Aim } from '../model/world/traffic/traffic.ts'
import type { World } from '../model/world/world.ts'
import { hasFront, mendedFronts } from './mendedFronts.ts'
import { mendedCodeDeploy } from './randomCodeDeploy.ts'
import { act } from './randomCommands.ts'
import { mendedDeployment } from './randomDeployments.ts'
import { mendedTaskSets } from './randomTaskSets.ts'
import { isDone } from './serviceInvariants.ts'

/** As `lab SetTraffic` names it. */
function aimed(aim: Aim): object {
  if (aim.kind === 'classic') return { loadBalancerName: aim.loadBalancerName }
  if (aim.kind === 'listener') {
    return { listenerArn: aim.listenerArn, path: aim.path, ...(aim.host !== '' && { host: aim.host }) }
  }
  const [cluster, service] = aim.serviceKey.split('/')
  return { cluster, service }
}

/** DEP-6: acts that make room and let everything move. Each is made when the last one is done. */
export function* restActs(world: World): Generator<Act> {
  for (const { clusterName: cluster, id } of [...world.instances.values()]) {
    yield act('ecs', 'UpdateContainerInstancesState', { cluster, containerInstances: [id], status: 'ACTIVE' })
    yield act('lab', 'SetAgentConnected', { cluster, containerInstance: id, connected: true })
  }
  for (const { image } of [...world.containerBehaviors.values()]) {
    yield act('lab', 'SetContainerBehavior', { image, reset: true })
  }
  yield* mendedCodeDeploy(world)
  // Requests that nobody answers in time fill one task after the other (CON-7).
  for (const { aim } of [...world.traffic.values()]) {
    yield act('lab', 'SetTraffic', { ...aimed(aim), shape: 'constant', peakRequestsPerSecond: 0 })
  }
  for (const id of [...world.protections.keys()]) {
    const cluster = world.tasks.get(id)?.clusterName ?? ''
    yield act('ecs', 'UpdateTaskProtection', { cluster, tasks: [id], protectionEnabled: false })
  }
  yield* mendedFronts(world)
  // What scales goes on for as long as its metric does.
  for (const serviceKey of [...world.scalableTargets.keys()]) {
    const target = { ServiceNamespace: 'ecs', ScalableDimension: 'ecs:service:DesiredCount' } as const
    const input = { ...target, ResourceId: `service/${serviceKey}` }
    yield act('application-autoscaling', 'DeregisterScalableTarget', input)
  }
  for (const { groupName: AutoScalingGroupName, name: ScheduledActionName } of [...world.groupSchedules.values()]) {
    yield act('autoscaling', 'DeleteScheduledAction', { AutoScalingGroupName, ScheduledActionName })
  }
  for (const { groupName: AutoScalingGroupName, name: PolicyName } of [...world.groupPolicies.values()]) {
    yield act('autoscaling', 'DeletePolicy', { AutoScalingGroupName, PolicyName })
  }
  // What a hook abandons its group launches again, for ever.
  for (const { groupName: AutoScalingGroupName, name: LifecycleHookName } of [...world.lifecycleHooks.values()]) {
    yield act('autoscaling', 'DeleteLifecycleHook', { AutoScalingGroupName, LifecycleHookName })
  }
  const busy = [...world.services.values()].filter((one) => one.status !== 'INACTIVE')
  for (const cluster of new Set(busy.map((one) => one.clusterName))) {
    yield act('lab', 'AddContainerInstances', { cluster, instanceType: 'm5.4xlarge', count: 14 })
  }
  for (const service of [...world.services.values()]) {
    if (service.controller === undefined) yield mendedService(world, service)
    else yield* mendedTaskSets(world, service)
  }
}

function mendedService(world: World, service: Service): Act {
  const { key, clusterName: cluster, name, desiredCount, settings, launchType } = service
  // On each of the new instances one task that takes a port for itself finds a place.
  const input = { cluster, service: name, desiredCount: Math.min(desiredCount, 3), ...mendedDeployment(world, key) }
  const alone = hasFront(world, settings.loadBalancers) ? {} : { loadBalancers: [] }
  // What no instance fulfils is lifted: the new ones have no attributes, and are of no capacity provider.
  const hasStrategy = settings.capacityProviderStrategy !== undefined && launchType === 'EC2'
  const anywhere = hasStrategy ? { capacityProviderStrategy: [] } : {}
  return act('ecs', 'UpdateService', { ...input, ...alone, ...anywhere, placementConstraints: [] })
}

export function liveTasksOf(world: World, { key }: Service): readonly Task[] {
  return [...world.tasks.values()].filter(
    (one) => one.step !== 'stopped' && `${one.clusterName}/${String(one.serviceName)}` === key,
  )
}

/**
 * Looks at containers that will find nothing: a behaviour asked for them that is reset by now, or their task has
 * stopped. They stay in the queue until their time comes, which may be an hour.
 */
function idleLooks({ world, wakes }: Engine): number {
  if (world.containerBehaviors.size > 0) return 0
  const isIdle = (id: string): boolean => {
    const step = world.tasks.get(id)?.step ?? 'stopped'
    return step === 'stopped' || step === 'running'
  }
  return [...wakes.keys()].filter((name) => name.startsWith(LOOK) && isIdle(name.slice(LOOK.length))).length
}

/** What a look at a task's containers is called before the task's id. */
const LOOK = containersDue.containersDue.once?.({ kind: 'containersDue', taskId: '' }) ?? ''

/** What does not rest though nothing stands in its way. */
export function restProblems(engine: Engine): readonly string[] {
  const { world } = engine
  const isQuiet = engine.isSettled || engine.checkpoint().underWay === idleLooks(engine)
  const problems = isQuiet ? [] : ['DEP-6 something is still under way']
  for (const service of world.services.values()) {
    if (service.status === 'DRAINING') problems.push(`SVC-8 ${service.key} does not end`)
    // What has no task set yet has nothing to be steady with.
    if (service.status !== 'ACTIVE' || service.deployments.length === 0) continue
    const isAtRest = service.isSteady && isDone(world, service, liveTasksOf(world, service))
    if (!isAtRest) problems.push(`DEP-6 ${service.key} is not steady`)
  }
  return problems
}

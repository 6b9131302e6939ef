import { HEALTHY_AFTER_MS, TARGET_LOOK_MS } from '../durations.ts'
import { balancersOf } from '../deployment/shifting/sides.ts'
import { serviceKey, type Deployment, type Service } from '../service/service.ts'
import { poolIdOf, type ServiceLoadBalancer } from '../service/serviceLoadBalancer.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'
import { OK } from '../container/answering.ts'
import { behaviorOf, isWithin, type ContainerAnswer, type ContainerBehavior } from '../container/behavior.ts'
import { checkedPort, mappedAt } from './tasksBehind.ts'
import { isLetThrough } from './mayReach.ts'
import { outcomeOfAnswer } from './probed.ts'
import { healthOf, type TargetHealth } from './targetHealth.ts'
import { healthCheckOf, poolOf, type BalancingWorld } from './pools.ts'
import { probeAtOrAfter, targetKey, type Target } from './target.ts'

interface OfService {
  readonly service: Service
  readonly deployment: Deployment
}

function ownerOf(world: Pick<World, 'services'>, task: Task): OfService | null {
  if (task.serviceName === null) return null
  const service = world.services.get(serviceKey(task.clusterName, task.serviceName))
  const deployment = service?.deployments.find((one) => one.id === task.deploymentId)
  return service === undefined || deployment === undefined ? null : { service, deployment }
}

const NONE: readonly ServiceLoadBalancer[] = []

/** The load balancers that a task serves: those with which its deployment was made. */
export function loadBalancersOf(world: Pick<World, 'services'>, task: Task): readonly ServiceLoadBalancer[] {
  const owner = ownerOf(world, task)
  return owner === null ? NONE : balancersOf(owner.deployment)
}

/** Where a load balancer reaches a task; `null` while that is not known. */
export function addressFor(
  world: Pick<World, 'instances' | 'targetGroups'>,
  task: Task,
  to: ServiceLoadBalancer,
): { readonly id: string; readonly port: number } | null {
  if (world.targetGroups.get(to.targetGroupArn ?? '')?.targetType === 'ip') {
    return task.privateIp === null ? null : { id: task.privateIp, port: to.containerPort }
  }
  const id = world.instances.get(task.instanceId ?? '')?.ec2InstanceId
  const own = task.ports.find(
    (one) => one.protocol === 'tcp' && one.containerName === to.containerName && one.containerPort === to.containerPort,
  )
  return id === undefined || own === undefined ? null : { id, port: own.hostPort }
}

/** The targets that were registered for a task, those that drain included. */
export function targetsOfTask({ targets, targetsByTask }: Pick<World, 'targets' | 'targetsByTask'>, taskId: string) {
  return [...(targetsByTask.get(taskId) ?? [])].flatMap((key): readonly Target[] => {
    const target = targets.get(key)
    return target === undefined ? [] : [target]
  })
}

/** What of a target keeps its task from counting, which ECS has not noticed yet maybe (ALB-14). */
export interface BadTarget {
  /** Its checks fail, or no load balancer sends to it. */
  readonly how: 'failing' | 'unused'
  readonly target: Target
}

/** The target of a task that keeps it from counting; `null` for none. */
export function badTargetOf(world: Omit<TargetsWorld, 'services'>, taskId: string): BadTarget | null {
  if (!world.targetsByTask.has(taskId)) return null
  for (const target of targetsOfTask(world, taskId)) {
    if (target.state === 'unhealthy') return { how: 'failing', target }
    // What is checked is in use.
    const mayBeUnused = target.probesFromMs === null && target.state !== 'draining'
    if (mayBeUnused && healthOf(world, target).state === 'unused') return { how: 'unused', target }
  }
  return null
}

/** Whether every load balancer of a task finds its target healthy. */
function isServing(world: World, task: Task): boolean {
  return loadBalancersOf(world, task).every((to) => {
    const address = addressFor(world, task, to)
    const target = address === null ? undefined : world.targets.get(targetKey(poolIdOf(to), address.id, address.port))
    return target !== undefined && target.taskId === task.id && healthOf(world, target).state === 'healthy'
  })
}

/**
 * ALB-12: whether a task counts as healthy now. One that rolls a deployment out has run for 40 s besides, as public
 * traces have it; one that replaces a lost task or is more of the same has not.
 */
export function countsAsHealthy(world: World, task: Task, nowMs: number): boolean {
  if (task.step !== 'running' || !isServing(world, task)) return false
  const definition = world.taskDefinitions.get(task.definitionKey)
  const isChecked = definition?.containers.some((one) => one.essential && one.healthCheck !== null) === true
  if (isChecked && task.healthStatus !== 'HEALTHY') return false
  return nowMs >= ripeAtMs(world, task)
}

/** From when on the health of its targets decides: while its deployment is rolled out, 40 s after it started. */
export function ripeAtMs(world: World, task: Task): number {
  const startedAtMs = task.startedAtMs ?? Infinity
  const owner = ownerOf(world, task)
  const isRolling =
    owner?.deployment.status === 'PRIMARY' &&
    owner.deployment.rolloutState === 'IN_PROGRESS' &&
    (world.serviceDeployments.get(owner.service.key)?.[0]?.sourceRevisionIds.length ?? 0) > 0
  return isRolling ? startedAtMs + HEALTHY_AFTER_MS : startedAtMs
}

/** ALB-12: ECS looks at a task's targets each 10 s since it registered them: the first look at or after a time. */
export function lookAtOrAfter(registeredAtMs: number, atMs: number): number {
  const looks = Math.max(1, Math.ceil((atMs - registeredAtMs) / TARGET_LOOK_MS))
  return registeredAtMs + looks * TARGET_LOOK_MS
}

/**
 * ALB-12: when ECS will count a task as healthy that has just come to run, by the next check of each of its targets that
 * comes when it is ready; `undefined` while nothing checks one of them, or where that check will not pass.
 *
 * @param checkedMs  when its containers will be HEALTHY
 */
export function foreseenLookMs(world: World, task: Task, checkedMs: number): number | undefined {
  const targets = targetsOfTask(world, task.id)
  let fromMs = Math.max(ripeAtMs(world, task), checkedMs)
  for (const target of targets) {
    if (target.state === 'healthy') continue
    const pool = poolOf(world, target.poolId)
    if (pool === undefined || target.probesFromMs === null) return undefined
    const check = healthCheckOf(pool)
    // What no security group lets through fails until somebody opens it (NET-7).
    if (!isLetThrough(world, target, checkedPort(target, check))) return undefined
    const behavior = behaviorBehind(world, task, checkedPort(target, check))
    const probeAtMs = probeAtOrAfter(target, check, world.nowMs + (behavior?.readyAfterMs ?? 0))
    if (outcomeOfAnswer(check, answerAt(behavior, probeAtMs)).how !== 'passed') return undefined
    fromMs = Math.max(fromMs, probeAtMs)
  }
  const [first] = targets
  return first === undefined ? undefined : lookAtOrAfter(first.registeredAtMs, fromMs)
}

/** How the container behind a port of a task acts; `null` where nothing was said of it. */
function behaviorBehind(world: World, task: Task, port: number): ContainerBehavior | null {
  const { definitionKey } = task
  const definition = world.taskDefinitions.get(definitionKey)
  const mapped = definition === undefined ? undefined : mappedAt(task, definition, port)
  const container = definition?.containers.find(({ name }) => name === mapped?.containerName)
  return container === undefined ? null : behaviorOf(world, { definitionKey, container })
}

/** What it answers then, once it is ready (CON-2). */
function answerAt(behavior: ContainerBehavior | null, atMs: number): ContainerAnswer {
  const responds = behavior?.responds ?? null
  return responds !== null && isWithin(responds, atMs) ? responds.answer : OK
}

/** What tells of a task's targets. */
export type TargetsWorld = Pick<World, 'services' | 'instances' | 'deregisteredInstances' | 'targetsByTask'> &
  BalancingWorld

/** A target for which ECS replaces its task. */
export interface TargetTrouble {
  readonly target: Target
  readonly health: TargetHealth
  readonly noticedAtMs: number
}

/**
 * ALB-14: the target of a task that is not healthy and stays so, and when ECS acts on it: at the second look, and not
 * within the grace period. `null` where there is none.
 */
export function troubleOf(world: TargetsWorld, task: Task): TargetTrouble | null {
  const { startedAtMs } = task
  const owner = ownerOf(world, task)
  if (owner === null || task.step !== 'running' || startedAtMs === null) return null
  for (const target of targetsOfTask(world, task.id)) {
    const health = healthOf(world, target)
    if (health.state !== 'unhealthy' && health.state !== 'unused') continue
    const seenAtMs = lookAtOrAfter(target.registeredAtMs, target.stateAtMs) + TARGET_LOOK_MS
    const graceMs = owner.service.settings.healthCheckGracePeriodSeconds * 1_000
    const graceEndsAtMs = graceMs === 0 ? 0 : lookAtOrAfter(target.registeredAtMs, startedAtMs + graceMs)
    return { target, health, noticedAtMs: Math.max(seenAtMs, graceEndsAtMs) }
  }
  return null
}

/** The same once ECS has noticed it. */
export function noticedTrouble(world: TargetsWorld, task: Task, nowMs: number): TargetTrouble | null {
  const trouble = troubleOf(world, task)
  return trouble !== null && trouble.noticedAtMs <= nowMs ? trouble : null
}

import { isLetThrough } from '../balancing/mayReach.ts'
import { mayEnter } from '../balancing/mayEnter.ts'
import { routeOf, sharesOf } from '../balancing/routing.ts'
import type { Target } from '../balancing/target.ts'
import { liveTasks } from '../task/liveTasks.ts'
import type { Task } from '../task/task.ts'
import type { World } from '../world.ts'
import type { Aim, Failure, TroubleWhy } from './traffic.ts'

/** A task that requests of a source may be sent to. */
export interface Destination {
  readonly task: Task
  readonly containerName: string
  /** The target group, or the Classic Load Balancer, through which they come; `null` directly. */
  readonly poolId: string | null
  /** Its part of all requests of the source. */
  readonly share: number
}

/** Requests that reach no task, and why (TRF-4). */
export interface DeadEnd {
  readonly failure: Failure | 'timeout'
  readonly why: TroubleWhy
  readonly poolId: string | null
  readonly share: number
}

/** Where the requests of an aim go now. The shares of all together are 1. */
export interface Ways {
  readonly destinations: readonly Destination[]
  readonly deadEnds: readonly DeadEnd[]
  /** The balancer itself answers: a fixed response or a redirect. */
  readonly answeredShare: number
}

export function waysOf(world: World, aim: Aim, atMs: number): Ways {
  switch (aim.kind) {
    case 'service':
      return toService(world, aim.serviceKey)
    case 'listener':
      return toListener(world, aim, atMs)
    case 'classic':
      return throughClassic(world, aim.loadBalancerName, atMs)
  }
}

/** Without a balancer each running task gets the same part, healthy or not: nobody looks. */
function toService(world: World, serviceKey: string): Ways {
  const running = liveTasks(world, serviceKey).filter((task) => task.step === 'running')
  if (running.length === 0) return deadEnd({ failure: '502', why: 'no task runs', poolId: null, share: 1 })
  const share = 1 / running.length
  const destinations = running.map((task) => ({ task, containerName: servingIn(world, task), poolId: null, share }))
  return { destinations, deadEnds: [], answeredShare: 0 }
}

/** The first container with a port, else the first of all. */
function servingIn({ taskDefinitions }: World, { definitionKey }: Task): string {
  const containers = taskDefinitions.get(definitionKey)?.containers ?? []
  const serving = containers.find(({ portMappings }) => portMappings.length > 0) ?? containers[0]
  return serving?.name ?? ''
}

function toListener(world: World, aim: Extract<Aim, { kind: 'listener' }>, atMs: number): Ways {
  const listener = world.listeners.get(aim.listenerArn)
  const balancer = world.loadBalancers.get(listener?.loadBalancerArn ?? '')
  const route = balancer === undefined ? undefined : routeOf(world, aim.listenerArn, aim)
  const nowhere = { failure: '503', poolId: null, share: 1 } as const
  if (balancer === undefined || route === undefined) return deadEnd({ ...nowhere, why: 'no listener' })
  if (balancer.state !== 'active') return deadEnd({ ...nowhere, why: 'not active yet' })
  if (!isLetIn(world, balancer, listener?.port)) return shutOut(balancer.arn)
  if (route.kind === 'answered') return { destinations: [], deadEnds: [], answeredShare: 1 }
  const groups = route.groups.filter(({ share }) => share > 0)
  if (groups.length === 0) return deadEnd({ ...nowhere, why: 'nothing registered' })
  return collect(groups.map(({ targetGroupArn: poolId, share }) => throughPool(world, { poolId, share }, atMs)))
}

function throughClassic(world: World, name: string, atMs: number): Ways {
  const classic = world.classicLoadBalancers.get(name)
  if (classic !== undefined && !isLetIn(world, classic, classic.listeners[0]?.port)) return shutOut(name)
  return throughPool(world, { poolId: name, share: 1 }, atMs)
}

function isLetIn(world: World, front: Parameters<typeof mayEnter>[1], port: number | undefined): boolean {
  // Only the open default one.
  return world.securityGroups.size === 0 || port === undefined || mayEnter(world, front, port).ok
}

/** NET-9: packets that no rule lets in are dropped, so nobody answers. */
function shutOut(balancerId: string): Ways {
  return deadEnd({ failure: 'timeout', why: 'no rule lets clients in', poolId: balancerId, share: 1 })
}

/**
 * ALB-10: what a group's targets get; a group without any answers 503, and no other takes over. To a target that no
 * security group lets it reach it cannot connect (NET-7).
 */
function throughPool(
  world: World,
  { poolId, share: ofAll }: { readonly poolId: string; readonly share: number },
  atMs: number,
): Ways {
  const shares = sharesOf(world, poolId, atMs)
  if (shares.length === 0) return deadEnd({ failure: '503', why: 'nothing registered', poolId, share: ofAll })
  return collect(
    shares.map(({ target, share }): Ways => {
      if (!isLetThrough(world, target, target.port)) {
        return deadEnd({ failure: '504', why: 'no rule lets it', poolId, share: share * ofAll })
      }
      const served = behind(world, target)
      if (served === null) return deadEnd({ failure: '502', why: 'nobody there', poolId, share: share * ofAll })
      return { destinations: [{ ...served, poolId, share: share * ofAll }], deadEnds: [], answeredShare: 0 }
    }),
  )
}

/** Which container answers at a target's address and port. */
function behind(world: World, target: Target): Pick<Destination, 'task' | 'containerName'> | null {
  const task = world.tasks.get(target.taskId ?? taskIdAt(world, target) ?? '')
  if (task === undefined) return null
  const isIp = task.privateIp === target.id
  const binding = task.ports.find(({ hostPort, containerPort }) => (isIp ? containerPort : hostPort) === target.port)
  const containerName = binding?.containerName ?? containerAt(world, task, target.port)
  return containerName === undefined ? null : { task, containerName }
}

/** For a target that somebody registered by hand. */
function taskIdAt(world: World, { id, port }: Target): string | undefined {
  const byAddress = world.addresses.get(id)
  if (byAddress !== undefined) return byAddress
  const instance = [...world.instances.values()].find(({ ec2InstanceId }) => ec2InstanceId === id)
  const live = [...(world.liveByInstance.get(instance?.id ?? '') ?? [])]
  return live.find((taskId) => world.tasks.get(taskId)?.ports.some(({ hostPort }) => hostPort === port))
}

/** A task with an interface of its own listens at its containers' ports. */
function containerAt({ taskDefinitions }: World, { definitionKey }: Task, port: number): string | undefined {
  return taskDefinitions
    .get(definitionKey)
    ?.containers.find(({ portMappings }) => portMappings.some(({ containerPort }) => containerPort === port))?.name
}

function deadEnd(one: DeadEnd): Ways {
  return { destinations: [], deadEnds: [one], answeredShare: 0 }
}

function collect(all: readonly Ways[]): Ways {
  return {
    destinations: all.flatMap(({ destinations }) => destinations),
    deadEnds: all.flatMap(({ deadEnds }) => deadEnds),
    answeredShare: all.reduce((sum, { answeredShare }) => sum + answeredShare, 0),
  }
}

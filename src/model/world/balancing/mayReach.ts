import { DYNAMIC_PORT_FIRST } from '../capacity/ports.ts'
import { subnetBlock } from '../network/subnets.ts'
import { passagesOf, type End, type Passage, type Way } from '../network/reach.ts'
import { groupsOf, groupsWornBy } from '../network/securityGroup.ts'
import { AVAILABILITY_ZONES, type World } from '../world.ts'
import { healthCheckOf, poolOf, zonesServed, type Pool } from './pools.ts'
import { missingFrom, type WantedRule } from './wantedRule.ts'
import { checkedPort, instanceIdOf, mappedAt, tasksAt } from './tasksBehind.ts'
import type { Target } from './target.ts'

export type ReachStep =
  | (Passage & { readonly what: 'outbound' | 'inbound'; readonly wanted: WantedRule | null })
  /** Whether the load balancer sends into its zone (ALB-5): within the VPC the local route leads everywhere. */
  | { readonly what: 'route'; readonly ok: boolean; readonly zone: string | null }
  | {
      readonly what: 'portMapping'
      readonly ok: boolean
      readonly containerName: string | null
      readonly containerPort: number | null
    }

/** A packet's way to a target, step by step. */
export interface Reach {
  readonly ok: boolean
  readonly from: string
  readonly port: number
  readonly steps: readonly ReachStep[]
}

/** The last port of the range that is opened for dynamic host ports; Linux's own ends at 60999. */
const EPHEMERAL_LAST = 65_535

/**
 * NET-7: whether a load balancer's packets come to a target, at the port of its traffic or of its checks: out of its
 * groups, by the route, into the target's groups, to a container that has the port.
 *
 * @returns `undefined` where no load balancer uses its group
 */
export function mayReach(world: World, target: Target, at: 'traffic' | 'check' = 'check'): Reach | undefined {
  const pool = poolOf(world, target.poolId)
  const from = pool === undefined ? null : senderOf(pool)
  if (pool === undefined || from === null) return undefined
  const port = at === 'traffic' ? target.port : checkedPort(target, healthCheckOf(pool))
  const way = wayTo(world, { pool, target, port })
  const [outbound, inbound] = passagesOf(way)
  const steps: readonly ReachStep[] = [
    { ...outbound, what: 'outbound', wanted: wantedRule(target, way, outbound) },
    routeStep(pool, target),
    { ...inbound, what: 'inbound', wanted: wantedRule(target, way, inbound) },
    mappingStep(world, target, port),
  ]
  return { ok: steps.every(({ ok }) => ok), from: from.name, port, steps }
}

/** The same as one word, of security groups alone: for what is asked at every check. */
export function isLetThrough(world: World, target: Target, port: number): boolean {
  // Only the open default one.
  if (world.securityGroups.size === 0) return true
  const pool = poolOf(world, target.poolId)
  return pool === undefined || passagesOf(wayTo(world, { pool, target, port })).every(({ ok }) => ok)
}

/** The rule that keeps a target's checks from it; `null` where none does. */
export function missingRule(world: World, target: Target): WantedRule | null {
  if (world.securityGroups.size === 0) return null
  for (const step of mayReach(world, target)?.steps ?? []) {
    if (!step.ok && (step.what === 'outbound' || step.what === 'inbound')) return step.wanted
  }
  return null
}

interface Sender {
  readonly name: string
  readonly securityGroups: readonly string[]
  readonly isNetwork: boolean
}

function senderOf({ classic, balancer }: Pool): Sender | null {
  const one = classic ?? balancer
  if (one === undefined) return null
  return { name: one.name, securityGroups: one.securityGroups, isNetwork: balancer?.type === 'network' }
}

interface Sent {
  readonly pool: Pool
  readonly target: Target
  readonly port: number
}

function wayTo(world: World, { pool, target, port }: Sent): Way {
  return { from: senderEnd(world, pool), to: targetEnd(world, target), port }
}

/** Its nodes have an address in each of its subnets. */
function senderEnd(world: World, pool: Pool): End {
  const sender = senderOf(pool)
  const isBare = sender === null || (sender.isNetwork && sender.securityGroups.length === 0)
  return {
    groups: isBare ? null : groupsOf(world, sender.securityGroups),
    cidrs: AVAILABILITY_ZONES.filter((zone) => zonesServed(pool).includes(zone)).map(subnetBlock),
  }
}

/** NET-5: an address that is a task's has the task's groups, else the instance's count. */
function targetEnd(world: World, target: Target): End {
  const { id, zone } = target
  const wearer = id.startsWith('i-') ? instanceIdOf(world, id) : (target.taskId ?? world.addresses.get(id))
  const cidr = id.startsWith('i-') ? subnetBlock(zone ?? AVAILABILITY_ZONES[0]) : `${id}/32`
  return { groups: groupsWornBy(world, wearer ?? ''), cidrs: [cidr] }
}

function routeStep(pool: Pool, { zone }: Target): ReachStep {
  return { what: 'route', ok: zone === null || zonesServed(pool).includes(zone), zone }
}

function mappingStep(world: World, target: Target, port: number): ReachStep {
  for (const task of tasksAt(world, target)) {
    const definition = world.taskDefinitions.get(task.definitionKey)
    const mapped = definition === undefined ? undefined : mappedAt(task, definition, port)
    if (mapped === undefined) continue
    return { what: 'portMapping', ok: true, containerName: mapped.containerName, containerPort: mapped.containerPort }
  }
  return { what: 'portMapping', ok: false, containerName: null, containerPort: null }
}

/** For a dynamic host port the whole range, as the next task gets another. */
function wantedRule({ id }: Target, way: Way, passage: Passage): WantedRule | null {
  const { port } = way
  const isDynamic = id.startsWith('i-') && port >= DYNAMIC_PORT_FIRST
  const range = { fromPort: DYNAMIC_PORT_FIRST, toPort: EPHEMERAL_LAST }
  return missingFrom(way, passage, isDynamic ? range : { fromPort: port, toPort: port })
}

import { passagesOf, type End, type Passage } from '../network/reach.ts'
import { ANYWHERE, groupsOf } from '../network/securityGroup.ts'
import { subnetBlock } from '../network/subnets.ts'
import { AVAILABILITY_ZONES, type World } from '../world.ts'
import type { ClassicLoadBalancer, LoadBalancer } from './loadBalancer.ts'
import { poolOf, rulesNaming } from './pools.ts'
import { missingFrom, type WantedRule } from './wantedRule.ts'

/** Whether clients come into a load balancer at a port of its listeners. */
export interface Entry extends Passage {
  readonly name: string
  readonly scheme: LoadBalancer['scheme']
  readonly port: number
  /** The rule that would let them in; `null` where one does. */
  readonly wanted: WantedRule | null
}

type Front = LoadBalancer | ClassicLoadBalancer

/**
 * NET-9: what the groups of a load balancer let in at a port. Clients of one that is internet-facing come from anywhere,
 * those of an internal one from the VPC.
 */
export function mayEnter(world: World, front: Front, port: number): Entry {
  const way = { from: clientsOf(front), to: frontEnd(world, front), port }
  const [, inbound] = passagesOf(way)
  const { name, scheme } = front
  return { ...inbound, name, scheme, port, wanted: missingFrom(way, inbound, { fromPort: port, toPort: port }) }
}

/** The ways in that lead to a target group or into a Classic Load Balancer: one a port that is listened to. */
export function entriesTo(world: World, poolId: string): readonly Entry[] {
  const pool = poolOf(world, poolId)
  const front = pool?.classic ?? pool?.balancer
  if (front === undefined) return []
  if ('listeners' in front) return entriesOf(world, front)
  return [...new Set(portsTo(world, poolId))].map((port) => mayEnter(world, front, port))
}

/** The ways into a load balancer, by the ports at which it listens. */
export function entriesOf(world: World, front: Front): readonly Entry[] {
  return portsOf(world, front).map((port) => mayEnter(world, front, port))
}

function portsOf({ listeners }: World, front: Front): readonly number[] {
  if ('listeners' in front) return [...new Set(front.listeners.map(({ port }) => port))]
  return [...listeners.values()].filter((one) => one.loadBalancerArn === front.arn).map(({ port }) => port)
}

function portsTo(world: World, groupArn: string): readonly number[] {
  return rulesNaming(world, groupArn).flatMap(({ listenerArn }) => world.listeners.get(listenerArn)?.port ?? [])
}

/** Nothing of the lab: they wear no group of its. */
function clientsOf({ scheme }: Front): End {
  return { groups: null, cidrs: scheme === 'internal' ? AVAILABILITY_ZONES.map(subnetBlock) : [ANYWHERE] }
}

/** A Network Load Balancer that was given no group lets everyone in. */
function frontEnd(world: World, front: Front): End {
  const isBare = 'type' in front && front.type === 'network' && front.securityGroups.length === 0
  return { groups: isBare ? null : groupsOf(world, front.securityGroups), cidrs: [] }
}

import type { Context } from '../world/context.ts'
import { nextDecisionId } from '../world/decision.ts'
import { ownersOf } from '../world/decisionBase.ts'
import { balancerOf } from '../world/balancing/pools.ts'
import type { EntityRef } from '../world/ref.ts'
import type { Service } from '../world/service/service.ts'
import { poolIdOf } from '../world/service/serviceLoadBalancer.ts'
import { FLOW_PERIOD_MS, type SourceFlow, type Trouble } from '../world/traffic/traffic.ts'
import type { World } from '../world/world.ts'
import type { Tally } from './tally.ts'

/** TRF-4: says what began to fail in this period and why, once for each reason. */
export function decideTroubles(
  context: Context,
  sources: readonly (readonly [trafficKey: string, flow: SourceFlow | null])[],
  tally: Pick<Tally, 'tasksOf'>,
): void {
  for (const [key, flow] of sources) {
    const before = context.world.sourceFlows.get(key)?.troubles ?? []
    for (const trouble of flow?.troubles ?? []) {
      if (before.some((one) => isSame(one, trouble))) continue
      const taskIds = tally.tasksOf(key, trouble)
      decide(context, { key, trouble, taskIds, perSecond: flow?.perSecond ?? 0 })
    }
  }
}

function isSame(one: Trouble, other: Trouble): boolean {
  return one.failure === other.failure && one.why === other.why && one.poolId === other.poolId
}

interface Begun {
  readonly key: string
  readonly trouble: Trouble
  /** Those at which it is met, the first of them. */
  readonly taskIds: readonly string[]
  readonly perSecond: number
}

function decide(context: Context, { key, trouble, taskIds, perSecond }: Begun): void {
  const { world } = context
  const owner = ownerOf(world, key, trouble)
  // Traffic of nobody's: a listener that no service stands behind.
  if (owner === null) return
  const about: EntityRef[] = [...ownersOf(owner), ...taskIds.map((id): EntityRef => ({ kind: 'task', id }))]
  const { clusterName, serviceName } = owner
  const sentCount = Math.round((perSecond * FLOW_PERIOD_MS) / 1_000)
  const id = nextDecisionId(world)
  context.decide({
    id,
    atMs: context.nowMs,
    kind: 'trouble',
    rule: 'TRF-4',
    about,
    clusterName,
    serviceName,
    trouble,
    sentCount,
  })
}

interface Owner {
  readonly clusterName: string
  readonly serviceName: string | null
}

function ownerOf(world: World, key: string, { taskId, poolId }: Trouble): Owner | null {
  const task = world.tasks.get(taskId ?? '')
  if (task !== undefined) return task
  const service = world.services.get(key) ?? [...world.services.values()].find((one) => isBehind(world, one, poolId))
  return service === undefined ? null : { clusterName: service.clusterName, serviceName: service.name }
}

/** @param id  of a target group or of a load balancer */
function isBehind(world: World, { settings }: Service, id: string | null): boolean {
  return settings.loadBalancers.some((one) => {
    const poolId = poolIdOf(one)
    return poolId === id || balancerOf(world, poolId)?.arn === id
  })
}

import { flowOf } from '../model/world/traffic/flowOf.ts'
import { FLOW_PERIOD_MS, type Aim, type Trouble } from '../model/world/traffic/traffic.ts'
import type { World } from '../model/world/world.ts'
import { grouped } from './numbers.ts'
import type { SubjectRef } from './subjectRef.ts'

/** What flows now through one thing, requests a second. */
export interface FlowNow {
  readonly perSecond: number
  readonly failedPerSecond: number
}

/** Requests that fail for one reason: `502`, `503`, `504`, `5xx` by the container itself, `timeout` without an answer. */
export interface FailureNow {
  readonly failure: Trouble['failure']
  readonly perSecond: number
}

/** `60/s`, `0.4/s`, `1,000/s`. */
export function rateText(perSecond: number): string {
  const tenths = Math.round(perSecond * 10) / 10
  return `${tenths < 10 ? String(tenths) : grouped(Math.round(perSecond))}/s`
}

/** `503 12/s`. */
export function failureText({ failure, perSecond }: FailureNow): string {
  return `${failure} ${rateText(perSecond)}`
}

/** What is sent to a load balancer. @param ref  an Application, Network or Classic one */
export function flowTo(world: World, ref: SubjectRef): FlowNow | null {
  const flows = [...world.traffic].flatMap(([key, { aim }]) => {
    const flow = world.sourceFlows.get(key)
    return flow !== undefined && isAimedAt(world, aim, ref) ? [flow] : []
  })
  if (flows.length === 0) return null
  return {
    perSecond: flows.reduce((sum, one) => sum + one.perSecond, 0),
    failedPerSecond: flows.reduce((sum, one) => sum + one.failedPerSecond, 0),
  }
}

function isAimedAt({ listeners }: World, aim: Aim, { kind, id }: SubjectRef): boolean {
  if (aim.kind === 'classic') return kind === 'classicLoadBalancer' && aim.loadBalancerName === id
  if (aim.kind !== 'listener' || kind !== 'loadBalancer') return false
  return listeners.get(aim.listenerArn)?.loadBalancerArn === id
}

/** What a load balancer answers by itself since it has nobody to send to: the most first. */
export function ownFailures(world: World, ref: SubjectRef): readonly FailureNow[] {
  const troubles = [...world.traffic].flatMap(([key, { aim }]) =>
    isAimedAt(world, aim, ref) ? (world.sourceFlows.get(key)?.troubles ?? []) : [],
  )
  return summed(troubles.filter(({ taskId }) => taskId === null))
}

/** How requests fail at a task: by the code of the trouble in which it is named first, else by those of its source. */
export function failureAt(world: World, taskId: string): FailureNow | null {
  const flow = flowOf(world, taskId)
  if (flow === undefined || flow.failedPerSecond === 0) return null
  const troubles = [...world.sourceFlows.values()].flatMap((one) => one.troubles)
  const own = troubles.find((one) => one.taskId === taskId) ?? troubles.find((one) => one.taskId !== null)
  return { failure: own?.failure ?? '5xx', perSecond: flow.failedPerSecond }
}

function summed(troubles: readonly Trouble[]): readonly FailureNow[] {
  const counts = new Map<Trouble['failure'], number>()
  for (const { failure, count } of troubles) counts.set(failure, (counts.get(failure) ?? 0) + count)
  return [...counts]
    .map(([failure, count]) => ({ failure, perSecond: (count * 1_000) / FLOW_PERIOD_MS }))
    .toSorted((a, b) => b.perSecond - a.perSecond)
}

/** What flows into the tasks of each zone. */
export function flowByZone({ taskFlows, flowOfTask, tasks }: World): ReadonlyMap<string, FlowNow> {
  const zones = new Map<string, FlowNow>()
  for (const [taskId, flowId] of flowOfTask) {
    const flow = taskFlows.get(flowId)
    const zone = tasks.get(taskId)?.availabilityZone
    if (zone === undefined || flow === undefined) continue
    const sum = zones.get(zone) ?? { perSecond: 0, failedPerSecond: 0 }
    zones.set(zone, {
      perSecond: sum.perSecond + flow.perSecond,
      failedPerSecond: sum.failedPerSecond + flow.failedPerSecond,
    })
  }
  return zones
}

/** Whether a lab has anything that the Traffic lens would show. */
export function hasTraffic({ loadBalancers, classicLoadBalancers, traffic }: World): boolean {
  return loadBalancers.size + classicLoadBalancers.size + traffic.size > 0
}

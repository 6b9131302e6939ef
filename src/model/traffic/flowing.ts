import type { Context, DueRows, Reactions } from '../world/context.ts'
import { areAlike, together } from '../world/traffic/alike.ts'
import { valueAt } from '../world/traffic/curve.ts'
import { shareOut } from '../world/traffic/queue.ts'
import { flowThrough, type Arriving, type LaneOutcome, type Manner } from '../world/traffic/taskFlow.ts'
import { FLOW_PERIOD_MS, type TaskFlow, type Traffic, type Trouble } from '../world/traffic/traffic.ts'
import type { RequestsFlowed, TasksFailed } from '../world/traffic/trafficChanges.ts'
import type { World } from '../world/world.ts'
import { layoutOf, type Layout } from './cells.ts'
import { flowsBefore, lotsOf, type Lots } from './lots.ts'
import { Tally } from './tally.ts'
import { decideTroubles } from './troubles.ts'

/** So many tasks are looked at, and so many lots are served, while one takes a step. */
const TASKS_PER_UNIT = 4
const LOTS_PER_UNIT = 4
/** CPU-unit-seconds of one ms of a vCPU. */
const WORK_PER_MS = 1.024

/** What is left of a source from period to period. */
interface Carried {
  readonly carriedMilli: number
  readonly carried: readonly number[]
}

/** One period as it is worked out: to whom requests may come, and what has come to each so far. */
interface Period {
  readonly tally: Tally
  readonly besides: Layout['besides']
  readonly of: Lots
  readonly arriving: readonly Arriving[][]
}

/** One period of all traffic (TRF-1 to TRF-4): sent, shared out, worked on, and counted. */
function onFlowDue(context: Context): undefined {
  const { world, nowMs } = context
  const layout = layoutOf(world, (tasks) => context.spend(tasks / TASKS_PER_UNIT))
  const of = lotsOf(world, layout)
  context.spend(of.lots.length / LOTS_PER_UNIT)
  const tally = new Tally(world, nowMs)
  const period = { tally, besides: layout.besides, of, arriving: of.lots.map(() => []) }
  const carried = new Map<string, Carried>()
  for (const source of world.traffic) carried.set(source[0], send(world, source, period))
  const flowed = serveAll(world, period)
  const nothing = { carriedMilli: 0, carried: [] }
  const sources = tally.sourceRows((key) => carried.get(key) ?? nothing)
  decideTroubles(context, sources, tally)
  context.emit({ kind: 'requestsFlowed', sources, ...flowed, pools: tally.poolRows() })
  const goesOn = world.traffic.size > 0 || world.taskFlows.size > 0
  if (goesOn) context.schedule(nowMs + FLOW_PERIOD_MS, { kind: 'flowDue' })
}

/** TRF-1, TRF-2: what the curve brings, in whole requests, to each lot of tasks its part. */
function send(
  world: World,
  [key, traffic]: readonly [trafficKey: string, traffic: Traffic],
  { tally, besides, of, arriving }: Period,
): Carried {
  const { nowMs } = world
  const before = world.sourceFlows.get(key)
  const lastedMs = Math.min(FLOW_PERIOD_MS, nowMs - traffic.sinceMs)
  const milli = Math.floor((valueAt(traffic.curve, nowMs - Math.floor(lastedMs / 2)) * lastedMs) / 1_000)
  const all = milli + (before?.carriedMilli ?? 0)
  const count = Math.floor(all / 1_000)
  tally.sent(key, count)
  const { deadEnds = [], answeredShare = 0 } = besides.get(key) ?? {}
  const ways = of.ways.get(key) ?? []
  const weights = [...ways, ...deadEnds].map(({ share }) => share)
  weights.push(answeredShare)
  // Where others take part now nobody is short of anything yet.
  const carried = before?.carried.length === weights.length ? [...before.carried] : weights.map(() => 0)
  const counts = shareOut(count, weights, carried)
  let at = 0
  const work = traffic.cpuMsPerRequest * WORK_PER_MS
  for (const { lot, poolId } of ways) {
    const one = { trafficKey: key, poolId, count: counts[at++] ?? 0, work, memoryMib: traffic.memoryMibPerRequest }
    arriving[lot]?.push(one)
  }
  for (const dead of deadEnds) tally.lost(key, dead, counts[at++] ?? 0)
  tally.answeredByBalancer(key, counts[at] ?? 0)
  return { carriedMilli: all - count * 1_000, carried }
}

/** What a lot of tasks has come to: or several that are told as one. */
interface Served {
  readonly likeness: string
  readonly taskIds: readonly string[]
  /** Of the flow that goes on; `undefined` for a new one. */
  readonly id: string | undefined
  /** Its tasks are those that it had. */
  readonly isSame: boolean
  readonly flow: TaskFlow
}

function serveAll(
  world: World,
  { tally, of: { lots }, arriving }: Period,
): Pick<RequestsFlowed, 'tasks' | 'members' | 'failures'> {
  const served: Served[] = []
  const ended: string[] = []
  const failures: TasksFailed[] = []
  const flows = flowsBefore(world, lots)
  for (const [index, { likeness, cell, taskIds, cpuUnits, flowId }] of lots.entries()) {
    const before = flows[index]
    const isSame = before !== undefined && world.taskFlows.get(flowId ?? '') === before
    const { manner, containerName } = cell
    const come = arriving[index] ?? []
    const { flow, outcomes } = flowThrough(before, come, { tasks: taskIds.length, manner, cpuUnits, containerName })
    const told = { answerMs: flow.answerMs, why: WHY[manner], taskIds }
    for (const one of outcomes) tally.served(one, told)
    failures.push(...failuresOf(outcomes, taskIds))
    if (come.length === 0 && flow.lanes.length === 0) ended.push(...taskIds)
    else joinLike(served, { likeness, taskIds, id: isSame ? flowId : undefined, isSame, flow })
  }
  return { ...rowsOf(world, served, ended), ...(failures.length > 0 && { failures }) }
}

/** What failed in these tasks; none where nothing did. */
function failuresOf(outcomes: readonly LaneOutcome[], taskIds: readonly string[]): readonly TasksFailed[] {
  const sum = { answered5xx: 0, http502: 0, http504: 0 }
  for (const { answered5xx, failed } of outcomes) {
    sum.answered5xx += answered5xx
    sum.http502 += failed.http502 ?? 0
    sum.http504 += failed.http504 ?? 0
  }
  return sum.answered5xx + sum.http502 + sum.http504 === 0 ? [] : [{ taskIds, ...sum }]
}

/** What has come to hold about the same is one flow from here on. */
function joinLike(served: Served[], next: Served): void {
  const at = served.findIndex((one) => one.likeness === next.likeness && areAlike(one.flow, next.flow))
  const known = served[at]
  if (known === undefined) served.push(next)
  else {
    const taskIds = [...known.taskIds, ...next.taskIds]
    served[at] = { ...known, taskIds, isSame: false, flow: together(known.flow, next.flow) }
  }
}

/** Flows as they stand now; of tasks, only those that came to another one. */
function rowsOf(
  { taskFlows, flowOfTask }: World,
  served: readonly Served[],
  ended: readonly string[],
): Pick<RequestsFlowed, 'tasks' | 'members'> {
  const tasks = new Map<string, TaskFlow | null>()
  const members: (readonly [string, string | null])[] = []
  for (const { taskIds, id, isSame, flow } of served) {
    const flowId = id ?? taskIds[0] ?? ''
    tasks.set(flowId, flow)
    if (isSame) continue
    for (const taskId of taskIds) if (flowOfTask.get(taskId) !== flowId) members.push([taskId, flowId])
  }
  for (const taskId of ended) if (flowOfTask.has(taskId)) members.push([taskId, null])
  for (const flowId of taskFlows.keys()) if (!tasks.has(flowId)) tasks.set(flowId, null)
  return { tasks: [...tasks], members }
}

const WHY: Readonly<Record<Manner, Trouble['why']>> = {
  answers: 'too busy',
  'answers 5xx': 'answers 5xx',
  hangs: 'hangs',
  refuses: 'refuses',
  'is gone': 'is gone',
}

export const trafficDue: DueRows<'flowDue'> = {
  flowDue: { phase: 'delivery', isEndless: true, once: () => 'flow', run: onFlowDue },
}

/** The first period of all is the one that begins next. */
export const trafficReactions: Reactions = {
  trafficSet: (waking) => {
    const nextMs = (Math.floor(waking.nowMs / FLOW_PERIOD_MS) + 1) * FLOW_PERIOD_MS
    waking.schedule(nextMs, { kind: 'flowDue' })
  },
}

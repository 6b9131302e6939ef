import type { Context, DueRows, Reactions } from '../world/context.ts'
import { answerOf } from '../world/container/answering.ts'
import { valueAt } from '../world/traffic/curve.ts'
import { CpuOpen } from '../world/traffic/cpuOpen.ts'
import { waysOf, type Ways } from '../world/traffic/destinations.ts'
import { shareOut } from '../world/traffic/queue.ts'
import { flowThrough, type Arriving, type Manner } from '../world/traffic/taskFlow.ts'
import { FLOW_PERIOD_MS, trafficKey, type TaskFlow, type Traffic, type Trouble } from '../world/traffic/traffic.ts'
import type { Task } from '../world/task/task.ts'
import type { World } from '../world/world.ts'
import { Tally } from './tally.ts'
import { decideTroubles } from './troubles.ts'

/** So many tasks are served while one takes a step. */
const SERVED_PER_UNIT = 4
/** CPU-unit-seconds of one ms of a vCPU. */
const WORK_PER_MS = 1.024

interface Incoming {
  readonly containerName: string
  readonly arriving: Arriving[]
}

/** What is left of a source from period to period. */
interface Carried {
  readonly carriedMilli: number
  readonly carried: readonly number[]
}

/** One period of all traffic (TRF-1 to TRF-4): sent, shared out, worked on, and counted. */
function onFlowDue(context: Context): undefined {
  const { world, nowMs } = context
  const tally = new Tally(world, nowMs)
  const incoming = new Map<string, Incoming>()
  const carried = new Map<string, Carried>()
  for (const [key, traffic] of world.traffic) carried.set(key, send(context, { traffic, tally, incoming }))
  const tasks = serveAll(context, { tally, incoming })
  const nothing = { carriedMilli: 0, carried: [] }
  const sources = tally.sourceRows((key) => carried.get(key) ?? nothing)
  decideTroubles(context, sources)
  context.emit({ kind: 'requestsFlowed', sources, tasks, pools: tally.poolRows() })
  const goesOn = world.traffic.size > 0 || world.taskFlows.size > 0
  if (goesOn) context.schedule(nowMs + FLOW_PERIOD_MS, { kind: 'flowDue' })
}

interface Sending {
  readonly traffic: Traffic
  readonly tally: Tally
  readonly incoming: Map<string, Incoming>
}

/** TRF-1, TRF-2: what the curve brings, in whole requests, to each task its part. */
function send({ world, nowMs }: Context, { traffic, tally, incoming }: Sending): Carried {
  const key = trafficKey(traffic.aim)
  const before = world.sourceFlows.get(key)
  const lastedMs = Math.min(FLOW_PERIOD_MS, nowMs - traffic.sinceMs)
  const milli = Math.floor((valueAt(traffic.curve, nowMs - Math.floor(lastedMs / 2)) * lastedMs) / 1_000)
  const all = milli + (before?.carriedMilli ?? 0)
  const count = Math.floor(all / 1_000)
  tally.sent(key, count)
  const ways = waysOf(world, traffic.aim, nowMs)
  const parts = partsOf(ways, count, before?.carried ?? [])
  let at = 0
  for (const { task, containerName, poolId } of ways.destinations) {
    const arrived = parts.counts[at++] ?? 0
    const one = {
      trafficKey: key,
      poolId,
      count: arrived,
      work: traffic.cpuMsPerRequest * WORK_PER_MS,
      memoryMib: traffic.memoryMibPerRequest,
    }
    const known = incoming.get(task.id)
    if (known === undefined) incoming.set(task.id, { containerName, arriving: [one] })
    else known.arriving.push(one)
  }
  for (const dead of ways.deadEnds) tally.lost(key, dead, parts.counts[at++] ?? 0)
  tally.answeredByBalancer(key, parts.counts[at] ?? 0)
  return { carriedMilli: all - count * 1_000, carried: parts.carried }
}

function partsOf(
  { destinations, deadEnds, answeredShare }: Ways,
  count: number,
  before: readonly number[],
): { readonly counts: readonly number[]; readonly carried: readonly number[] } {
  const weights = [...destinations, ...deadEnds].map(({ share }) => share)
  weights.push(answeredShare)
  // Others take part now: nobody is short of anything yet.
  const carried = before.length === weights.length ? [...before] : weights.map(() => 0)
  return { counts: shareOut(count, weights, carried), carried }
}

/** Everything that has or gets requests, in the order of the tasks' ids in the flows and of arrival. */
function serveAll(
  context: Context,
  { tally, incoming }: Pick<Sending, 'tally' | 'incoming'>,
): readonly (readonly [string, TaskFlow | null])[] {
  const { world, nowMs } = context
  const open = new CpuOpen(world)
  const rows: (readonly [string, TaskFlow | null])[] = []
  const ids = new Set([...world.taskFlows.keys(), ...incoming.keys()])
  context.spend(ids.size / SERVED_PER_UNIT)
  for (const taskId of ids) {
    const task = world.tasks.get(taskId)
    const before = world.taskFlows.get(taskId)
    const { containerName = before?.containerName ?? '', arriving = [] } = incoming.get(taskId) ?? {}
    const manner = task === undefined ? 'is gone' : mannerOf(world, { task, containerName }, nowMs)
    const cpuUnits = task === undefined ? 0 : open.of(task)
    const { flow, outcomes } = flowThrough(before, arriving, { manner, cpuUnits, containerName })
    const told = { answerMs: flow.answerMs, why: WHY[manner], taskId }
    for (const one of outcomes) tally.served(one, told)
    const isOver = arriving.length === 0 && flow.lanes.length === 0
    rows.push([taskId, isOver ? null : flow])
  }
  return rows
}

const WHY: Readonly<Record<Manner, Trouble['why']>> = {
  answers: 'too busy',
  'answers 5xx': 'answers 5xx',
  hangs: 'hangs',
  refuses: 'refuses',
  'is gone': 'is gone',
}

function mannerOf(world: World, of: { readonly task: Task; readonly containerName: string }, atMs: number): Manner {
  const answer = answerOf(world, of, atMs)
  switch (answer.how) {
    case 'code':
      return answer.code >= 500 ? 'answers 5xx' : 'answers'
    case 'timeout':
      return 'hangs'
    case 'refused':
      return of.task.desiredStatus === 'RUNNING' ? 'refuses' : 'is gone'
  }
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

import { inFlightAfter, meanAnswerMs, shareOut } from './queue.ts'
import { FLOW_PERIOD_MS, type FailureCounts, type Lane, type TaskFlow } from './traffic.ts'

/** A balancer waits so long for an answer (idle_timeout.timeout_seconds, 60 s by default); so does who sends directly. */
const ANSWER_TIMEOUT_MS = 60_000
const VCPU_UNITS = 1_024
const PERIODS_KEPT = ANSWER_TIMEOUT_MS / FLOW_PERIOD_MS

/** What a container makes of requests now. */
export type Manner = 'answers' | 'answers 5xx' | 'hangs' | 'refuses' | 'is gone'

/** Requests that came in a period for tasks that are alike. */
export interface Arriving {
  readonly trafficKey: string
  readonly poolId: string | null
  readonly count: number
  /** CPU-unit-seconds and MiB of one. */
  readonly work: number
  readonly memoryMib: number
}

export interface Serving {
  /** How many tasks there are, all alike: what came is for all of them together. */
  readonly tasks: number
  readonly containerName: string
  readonly manner: Manner
  /** CPU units that each may use for requests. */
  readonly cpuUnits: number
}

/** What became of requests of one lane within the period. */
export interface LaneOutcome {
  readonly lane: Lane
  readonly arrived: number
  readonly answered: number
  readonly answered5xx: number
  readonly failed: Partial<FailureCounts>
}

export interface Flowed {
  readonly flow: TaskFlow
  readonly outcomes: readonly LaneOutcome[]
}

const EMPTY: Omit<TaskFlow, 'containerName' | 'tasks'> = {
  lanes: [],
  held: 0,
  arrivedLately: [],
  workPerRequest: 0,
  memoryMibPerRequest: 0,
  perSecond: 0,
  failedPerSecond: 0,
  answerMs: 0,
  cpuUnits: 0,
}

/**
 * One period of tasks that are alike (TRF-3, TRF-4): what came, what is answered, what fails, what stays in flight. Each
 * has its part of what came, the same as the others.
 */
export function flowThrough(before: TaskFlow | undefined, arriving: readonly Arriving[], serving: Serving): Flowed {
  const flow = before ?? EMPTY
  const { tasks, manner, containerName } = serving
  const arrived = arriving.reduce((sum, { count }) => sum + count, 0)
  const lanes = withLanes(flow.lanes, arriving)
  if (manner === 'refuses' || manner === 'is gone') {
    const perSecond = aSecond(arrived) / tasks
    return { flow: { ...EMPTY, tasks, containerName, perSecond, failedPerSecond: perSecond }, outcomes: lost(lanes) }
  }
  const mix = mixOf(flow, arriving, arrived)
  const rate = manner === 'hangs' || mix.work === 0 ? 0 : serving.cpuUnits / mix.work
  const each = arrived / tasks
  const held = inFlightAfter({ inFlight: flow.held, arrived: each, rate, periodMs: FLOW_PERIOD_MS })
  const arrivedLately = waitingSince([each, ...flow.arrivedLately], held)
  // Who has waited longer than the time-out has been given up: what is in flight came within it.
  const kept = Math.min(held, sum(arrivedLately))
  const come = sum(lanes.map((lane) => lane.inFlight + lane.arrived))
  const staying = Math.min(come, Math.round(kept * tasks))
  const timedOut = Math.min(come - staying, Math.max(0, Math.round(held * tasks) - staying))
  const done = come - staying - timedOut
  const outcomes = settleLanes(lanes, { staying, timedOut, is5xx: manner === 'answers 5xx' })
  return {
    flow: {
      tasks,
      containerName,
      lanes: outcomes.map(({ lane }) => lane).filter(({ inFlight }) => inFlight > 0),
      held: kept,
      arrivedLately,
      workPerRequest: mix.work,
      memoryMibPerRequest: mix.memoryMib,
      perSecond: aSecond(each),
      failedPerSecond: aSecond((timedOut + (manner === 'answers 5xx' ? done : 0)) / tasks),
      answerMs: rate === 0 ? 0 : Math.round(Math.max(aloneMs(mix.work), meanAnswerMs(rate, kept))),
      cpuUnits: Math.min(serving.cpuUnits, Math.round((aSecond(done) * mix.work) / tasks)),
    },
    outcomes,
  }
}

/** A request runs on one vCPU at a time, however many are free: no answer comes sooner than its own work takes there. */
function aloneMs(work: number): number {
  return (1_000 * work) / VCPU_UNITS
}

/** In which periods those in flight came, if whoever came first is answered first. */
function waitingSince(arrivedLately: readonly number[], held: number): readonly number[] {
  let came = 0
  const periods = arrivedLately.findIndex((count) => (came += count) >= held) + 1
  return arrivedLately.slice(0, Math.min(PERIODS_KEPT, periods === 0 ? PERIODS_KEPT : periods))
}

interface OpenLane extends Lane {
  readonly arrived: number
}

/** The lanes of before and those that begin, in this order. */
function withLanes(lanes: readonly Lane[], arriving: readonly Arriving[]): readonly OpenLane[] {
  const open: (Lane & { arrived: number })[] = lanes.map(({ trafficKey, poolId, inFlight }) => {
    return { trafficKey, poolId, inFlight, arrived: 0 }
  })
  for (const { trafficKey, poolId, count } of arriving) {
    const known = open.find((lane) => lane.trafficKey === trafficKey && lane.poolId === poolId)
    if (known === undefined) open.push({ trafficKey, poolId, inFlight: 0, arrived: count })
    else known.arrived += count
  }
  return open
}

/** Nobody answers any more: what is in flight breaks off, what comes is refused. A balancer says 502 to both. */
function lost(lanes: readonly OpenLane[]): readonly LaneOutcome[] {
  return lanes.map(({ arrived, inFlight, ...lane }) => ({
    lane: { ...lane, inFlight: 0 },
    arrived,
    answered: 0,
    answered5xx: 0,
    failed: { http502: inFlight + arrived },
  }))
}

/** Each lane has its part of what stays and of what is given up, by what it has in the task. */
function settleLanes(
  lanes: readonly OpenLane[],
  { staying, timedOut, is5xx }: { readonly staying: number; readonly timedOut: number; readonly is5xx: boolean },
): readonly LaneOutcome[] {
  const inTask = lanes.map(({ inFlight, arrived }) => inFlight + arrived)
  const stays = within(inTask, staying)
  const waited = within(
    inTask.map((count, index) => count - (stays[index] ?? 0)),
    timedOut,
  )
  return lanes.map(({ trafficKey, poolId, arrived }, index) => {
    const inFlight = stays[index] ?? 0
    const gaveUp = waited[index] ?? 0
    const done = (inTask[index] ?? 0) - inFlight - gaveUp
    return {
      lane: { trafficKey, poolId, inFlight },
      arrived,
      answered: is5xx ? 0 : done,
      answered5xx: is5xx ? done : 0,
      failed: gaveUp === 0 ? {} : { http504: gaveUp },
    }
  })
}

/** Shares `count` out by what each has, to nobody more than that. */
function within(has: readonly number[], count: number): readonly number[] {
  if (has.length === 1) return [count]
  const parts = [...shareOut(count, has, [])]
  let over = 0
  for (const [index, most] of has.entries()) {
    const part = parts[index] ?? 0
    over += Math.max(0, part - most)
    parts[index] = Math.min(part, most)
  }
  for (let index = 0; over > 0; index++) {
    const room = Math.min(over, (has[index] ?? 0) - (parts[index] ?? 0))
    parts[index] = (parts[index] ?? 0) + room
    over -= room
  }
  return parts
}

/** What one request costs on average, of those that came now; of those before while none comes. */
function mixOf(
  flow: Omit<TaskFlow, 'containerName' | 'tasks'>,
  arriving: readonly Arriving[],
  arrived: number,
): { work: number; memoryMib: number } {
  if (arrived === 0) return { work: flow.workPerRequest, memoryMib: flow.memoryMibPerRequest }
  const work = arriving.reduce((all, one) => all + one.count * one.work, 0) / arrived
  const memoryMib = arriving.reduce((all, one) => all + one.count * one.memoryMib, 0) / arrived
  return { work, memoryMib }
}

function aSecond(count: number): number {
  return (count * 1_000) / FLOW_PERIOD_MS
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0)
}

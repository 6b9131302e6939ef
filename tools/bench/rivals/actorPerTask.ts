import {
  ATTACH_NETWORK_MS,
  CLEAN_UP_MS,
  FARGATE_ACTIVATE_MS,
  FARGATE_HOST_MS,
  FARGATE_PULL_MS,
  METRIC_PERIOD_MS,
  SCHEDULER_DELAY_MS,
  SCHEDULER_GAP_MS,
  SIGTERM_EXIT_MS,
  STOPPED_VISIBLE_MS,
} from '../../../src/model/rules/durations.ts'
import { limitsOf } from '../../../src/model/service/limits.ts'
import type { TaskEvent, TaskStep } from '../../../src/model/task/lifecycle.ts'
import { AVAILABILITY_ZONES } from '../../../src/model/world/world.ts'
import { isPending, newActorTask, send, type ActorTask } from './actorTask.ts'
import { inOrder, ObjectHeap, type HeapEvent } from './objectHeap.ts'

/** One service on Fargate, as the first draft of the model had it. */
export interface ActorFleetOptions {
  readonly desiredCount: number
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
  readonly checkIntervalMs: number
}

type DraftEvent =
  | { readonly kind: 'step'; readonly task: ActorTask; readonly from: TaskStep; readonly event: TaskEvent }
  | { readonly kind: 'check' | 'forget'; readonly task: ActorTask }
  | { readonly kind: 'pass' | 'metric' }

/** As in the model: tasks move, then checks, the scheduler, measurements, forgetting. */
const PRIORITY = { step: 0, check: 1, pass: 3, metric: 4, forget: 5 } as const

/** What ends a step of a Fargate task, and when. */
const PLANS: Partial<Record<TaskStep, readonly [afterMs: number, event: TaskEvent]>> = {
  attachingNetwork: [ATTACH_NETWORK_MS, 'pull'],
  pulling: [FARGATE_PULL_MS, 'activate'],
  activating: [FARGATE_ACTIVATE_MS, 'run'],
  stopping: [SIGTERM_EXIT_MS, 'cleanUp'],
  cleaningUp: [CLEAN_UP_MS, 'finish'],
}

/** SVC-5: 500 launches a minute, 100 of them at once. */
const LAUNCH_INTERVAL_MS = 120
const LAUNCH_BURST = 100
const IDLE_CPU_PERCENT = 3

/**
 * The model as one writes it first, kept as a rival: an xstate actor for each task, a heap of event objects, an
 * event for every health check of every task, and every question answered by a scan over all tasks. It keeps the same
 * rules as src/model for a service on Fargate; it has no log, no decisions, no hash and no history.
 */
export class ActorFleet {
  nowMs = 0
  isSteady = false
  cpuPercent = 0
  readonly tasks = new Map<number, ActorTask>()
  readonly #options: ActorFleetOptions
  readonly #queue = new ObjectHeap<HeapEvent<DraftEvent>>(inOrder)
  /** The newest is PRIMARY. */
  #deployments: { readonly id: number; readonly definitionKey: string }[] = []
  #nextSequence = 0
  #nextTaskId = 0
  #nextPassAtMs: number | null = null
  #lastActionAtMs = -Infinity
  #launchesPaidUntilMs = 0

  constructor(options: ActorFleetOptions) {
    this.#options = options
    this.#schedule(METRIC_PERIOD_MS, { kind: 'metric' })
  }

  get nextAtMs(): number | undefined {
    return this.#queue.first?.atMs
  }

  deploy(definitionKey: string): void {
    const id = (this.#deployments.at(-1)?.id ?? 0) + 1
    this.#deployments.push({ id, definitionKey })
    this.isSteady = false
    this.#askPass(SCHEDULER_DELAY_MS)
  }

  runUntil(toMs: number): void {
    for (;;) {
      const first = this.#queue.first
      if (first === undefined || first.atMs > toMs) break
      this.#queue.pop()
      this.nowMs = first.atMs
      this.#handle(first.payload)
    }
    this.nowMs = toMs
  }

  #schedule(atMs: number, payload: DraftEvent): void {
    this.#queue.push({ atMs, priority: PRIORITY[payload.kind], sequence: this.#nextSequence, payload })
    this.#nextSequence += 1
  }

  #handle(event: DraftEvent): void {
    switch (event.kind) {
      case 'step':
        if (event.task.step === event.from) this.#send(event.task, event.event)
        return
      case 'check':
        return this.#check(event.task)
      case 'forget':
        this.tasks.delete(event.task.id)
        return
      case 'pass':
        return this.#pass()
      case 'metric':
        return this.#measure()
    }
  }

  #send(task: ActorTask, event: TaskEvent): void {
    send(task, event)
    const from = task.step
    const plan = PLANS[from]
    if (plan !== undefined) this.#schedule(this.nowMs + plan[0], { kind: 'step', task, from, event: plan[1] })
    if (from === 'running') {
      task.startedAtMs = this.nowMs
      this.#schedule(this.nowMs + this.#options.checkIntervalMs, { kind: 'check', task })
      this.#askPass(0)
    }
    if (from === 'stopped') {
      task.stoppedAtMs = this.nowMs
      this.#schedule(this.nowMs + STOPPED_VISIBLE_MS, { kind: 'forget', task })
      this.#askPass(0)
    }
  }

  /** Every check is an event, and asks for the next one. */
  #check(task: ActorTask): void {
    if (task.step !== 'running') return
    task.checksPassed += 1
    this.#schedule(this.nowMs + this.#options.checkIntervalMs, { kind: 'check', task })
    if (task.isHealthy) return
    task.isHealthy = true
    this.#askPass(0)
  }

  #measure(): void {
    const running = [...this.tasks.values()].filter((task) => task.step === 'running')
    const used = running.reduce((sum) => sum + Math.floor((256 * IDLE_CPU_PERCENT) / 100), 0)
    this.cpuPercent = running.length === 0 ? 0 : Math.round((used * 1_000) / (running.length * 256)) / 10
    this.#schedule(this.nowMs + METRIC_PERIOD_MS, { kind: 'metric' })
  }

  #askPass(delayMs: number): void {
    const atMs = Math.max(this.nowMs + delayMs, this.#lastActionAtMs + SCHEDULER_GAP_MS)
    if (this.#nextPassAtMs !== null && this.#nextPassAtMs <= atMs) return
    this.#nextPassAtMs = atMs
    this.#schedule(atMs, { kind: 'pass' })
  }

  #pass(): void {
    if (this.#nextPassAtMs !== this.nowMs) return
    this.#nextPassAtMs = null
    const { desiredCount } = this.#options
    const primary = this.#deployments.at(-1)
    if (primary === undefined) return
    const present = [...this.tasks.values()].filter((task) => task.step !== 'stopped')
    const live = present.filter((task) => !task.isToStop)
    const kept = live.filter((task) => task.deploymentId === primary.id)
    const outgoing = live.filter((task) => task.deploymentId !== primary.id)
    const limits = limitsOf(desiredCount, this.#options)
    const chosen = this.#chooseToStop(live, outgoing, limits.lower)
    if (chosen.length > 0) {
      for (const task of chosen) this.#stop(task)
      return this.#hasActed()
    }
    const mayStart = Math.min(Math.max(0, desiredCount - kept.length), Math.max(0, limits.upper - live.length))
    const allowed = Math.min(mayStart, this.#allowedLaunches())
    for (let i = 0; i < allowed; i++) this.#start(primary)
    if (allowed > 0) {
      this.#launchesPaidUntilMs = Math.max(this.nowMs, this.#launchesPaidUntilMs) + allowed * LAUNCH_INTERVAL_MS
      return this.#hasActed()
    }
    const isLeft = present.some((task) => task.deploymentId !== primary.id)
    if (!isLeft && kept.length === desiredCount && kept.every((task) => task.isHealthy)) this.isSteady = true
    else if (allowed < mayStart) this.#askPass(SCHEDULER_GAP_MS)
  }

  /** DEP-2 and PLC-5: what does not run yet, then healthy ones from the fullest zone down to the lower limit. */
  #chooseToStop(live: readonly ActorTask[], outgoing: readonly ActorTask[], lower: number): readonly ActorTask[] {
    const healthy = live.filter((task) => task.isHealthy).length
    const pending = outgoing.filter(isPending)
    const unready = healthy >= lower ? outgoing.filter((task) => !isPending(task) && !task.isHealthy) : []
    const ready = outgoing.filter((task) => task.isHealthy)
    const count = Math.min(Math.max(0, healthy - lower), ready.length)
    if (count === ready.length) return [...pending, ...unready, ...ready]
    const chosen = new Set<ActorTask>()
    while (chosen.size < count) {
      const zones = new Map<string, number>()
      for (const { availabilityZone } of ready) zones.set(availabilityZone, 0)
      for (const task of live) {
        const { availabilityZone: zone } = task
        if (!chosen.has(task)) zones.set(zone, (zones.get(zone) ?? 0) + 1)
      }
      const fullest = mostOf([...zones.keys()], (zone) => zones.get(zone) ?? 0)
      const task = ready.find((one) => one.availabilityZone === fullest && !chosen.has(one))
      if (task === undefined) break
      chosen.add(task)
    }
    return [...pending, ...unready, ...chosen]
  }

  #allowedLaunches(): number {
    const debtMs = Math.max(0, this.#launchesPaidUntilMs - this.nowMs)
    return Math.max(0, Math.floor((LAUNCH_BURST * LAUNCH_INTERVAL_MS - debtMs) / LAUNCH_INTERVAL_MS))
  }

  /** PLC-7: the zone with the fewest tasks of the service, found by counting them all. */
  #start(deployment: { readonly id: number; readonly definitionKey: string }): void {
    const tasks = [...this.tasks.values()].filter((task) => !task.isToStop)
    const countIn = (zone: string) => tasks.filter((task) => task.availabilityZone === zone).length
    const availabilityZone = mostOf(AVAILABILITY_ZONES, (zone) => -countIn(zone))
    const id = this.#nextTaskId++
    const { definitionKey, id: deploymentId } = deployment
    const task = newActorTask({ id, definitionKey, deploymentId, availabilityZone })
    this.tasks.set(id, task)
    this.#schedule(this.nowMs + FARGATE_HOST_MS, { kind: 'step', task, from: task.step, event: 'attachNetwork' })
  }

  #stop(task: ActorTask): void {
    task.isToStop = true
    task.isHealthy = false
    const { step } = task
    if (step === 'waitingForCapacity') this.#send(task, 'finish')
    else if (step === 'attachingNetwork') this.#send(task, 'cleanUp')
    else this.#send(task, 'stop')
  }

  #hasActed(): void {
    this.#lastActionAtMs = this.nowMs
    this.isSteady = false
    this.#askPass(0)
  }
}

/** The first of those with the highest score. */
function mostOf(zones: readonly string[], score: (zone: string) => number): string {
  const scored = zones.map((zone) => ({ zone, value: score(zone) }))
  const best = Math.max(...scored.map((one) => one.value))
  return scored.find((one) => one.value === best)?.zone ?? ''
}

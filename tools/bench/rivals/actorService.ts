import { FARGATE_HOST_MS, SCHEDULER_DELAY_MS, SCHEDULER_GAP_MS } from '../../../src/model/world/durations.ts'
import { limitsOf } from '../../../src/model/world/deployment/limits.ts'
import { AVAILABILITY_ZONES } from '../../../src/model/world/world.ts'
import { isPending, newActorTask, type ActorTask } from './actorTask.ts'
import type { DraftFleet, DraftScheduler } from './draft.ts'

export interface ActorServiceOptions {
  readonly desiredCount: number
  readonly minimumHealthyPercent: number
  readonly maximumPercent: number
}

/** SVC-5: 500 launches a minute, 100 of them at once. */
const LAUNCH_INTERVAL_MS = 120
const LAUNCH_BURST = 100
const TASK_CPU_UNITS = 256
const IDLE_CPU_PERCENT = 3

interface DraftDeployment {
  readonly id: number
  readonly definitionKey: string
}

/** The scheduler of one service in the draft: it looks at all its tasks each time. */
export class ActorService implements DraftScheduler {
  isSteady = false
  cpuPercent = 0
  /** By id, oldest first. */
  readonly tasks = new Map<number, ActorTask>()
  readonly #fleet: DraftFleet
  readonly #options: ActorServiceOptions
  #primary: DraftDeployment = { id: 0, definitionKey: '' }
  #nextTaskId = 0
  #nextPassAtMs: number | null = null
  #lastActionAtMs = -Infinity
  #launchesPaidUntilMs = 0

  constructor(fleet: DraftFleet, options: ActorServiceOptions) {
    this.#fleet = fleet
    this.#options = options
  }

  deploy(definitionKey: string): void {
    this.#primary = { id: this.#primary.id + 1, definitionKey }
    this.isSteady = false
    this.askPass(SCHEDULER_DELAY_MS)
  }

  askPass(delayMs: number): void {
    const atMs = Math.max(this.#fleet.nowMs + delayMs, this.#lastActionAtMs + SCHEDULER_GAP_MS)
    if (this.#nextPassAtMs !== null && this.#nextPassAtMs <= atMs) return
    this.#nextPassAtMs = atMs
    this.#fleet.schedule(atMs, { kind: 'pass', service: this })
  }

  measure(): void {
    const running = [...this.tasks.values()].filter((task) => task.step === 'running')
    const used = running.reduce((sum) => sum + Math.floor((TASK_CPU_UNITS * IDLE_CPU_PERCENT) / 100), 0)
    const reserved = running.length * TASK_CPU_UNITS
    this.cpuPercent = reserved === 0 ? 0 : Math.round((used * 1_000) / reserved) / 10
  }

  pass(): void {
    if (this.#nextPassAtMs !== this.#fleet.nowMs) return
    this.#nextPassAtMs = null
    const { desiredCount } = this.#options
    const present = [...this.tasks.values()].filter((task) => task.step !== 'stopped')
    const live = present.filter((task) => !task.isToStop)
    const kept = live.filter((task) => task.deploymentId === this.#primary.id)
    const outgoing = live.filter((task) => task.deploymentId !== this.#primary.id)
    const limits = limitsOf(desiredCount, this.#options)
    const chosen = this.#chooseToStop(live, outgoing, limits.lower)
    if (chosen.length > 0) {
      for (const task of chosen) this.#stop(task)
      return this.#hasActed()
    }
    const mayStart = Math.min(Math.max(0, desiredCount - kept.length), Math.max(0, limits.upper - live.length))
    const allowed = Math.min(mayStart, this.#allowedLaunches())
    for (let i = 0; i < allowed; i++) this.#start()
    if (allowed > 0) {
      const paidUntilMs = Math.max(this.#fleet.nowMs, this.#launchesPaidUntilMs)
      this.#launchesPaidUntilMs = paidUntilMs + allowed * LAUNCH_INTERVAL_MS
      return this.#hasActed()
    }
    const isLeft = present.some((task) => task.deploymentId !== this.#primary.id)
    if (!isLeft && kept.length === desiredCount && kept.every((task) => task.isHealthy)) this.isSteady = true
    else if (allowed < mayStart) this.askPass(SCHEDULER_GAP_MS)
  }

  /** DEP-2 and PLC-5: what does not run yet, then healthy ones from the fullest zone down to the lower limit. */
  #chooseToStop(live: readonly ActorTask[], outgoing: readonly ActorTask[], lower: number): readonly ActorTask[] {
    const healthy = live.filter((task) => task.isHealthy).length
    const pending = outgoing.filter(isPending)
    const unready = healthy >= lower ? outgoing.filter((task) => !isPending(task) && !task.isHealthy) : []
    const ready = outgoing.filter((task) => task.isHealthy)
    const count = Math.min(Math.max(0, healthy - lower), ready.length)
    if (count === ready.length) return [...pending, ...unready, ...ready]
    const zones = [...new Set(ready.map((task) => task.availabilityZone))]
    const chosen: ActorTask[] = []
    while (chosen.length < count) {
      const left = zones.filter((zone) => ready.some((task) => task.availabilityZone === zone && !task.isToStop))
      const fullest = mostOf(left, (zone) => countIn(live, zone))
      const task = ready.find((one) => one.availabilityZone === fullest && !one.isToStop)
      if (task === undefined) break
      // Marked at once, so that the next look does not count it.
      task.isToStop = true
      chosen.push(task)
    }
    return [...pending, ...unready, ...chosen]
  }

  #allowedLaunches(): number {
    const debtMs = Math.max(0, this.#launchesPaidUntilMs - this.#fleet.nowMs)
    return Math.max(0, Math.floor((LAUNCH_BURST * LAUNCH_INTERVAL_MS - debtMs) / LAUNCH_INTERVAL_MS))
  }

  /** PLC-7: the zone with the fewest tasks of the service, found by counting them. */
  #start(): void {
    const { nowMs } = this.#fleet
    const tasks = [...this.tasks.values()]
    const availabilityZone = mostOf(AVAILABILITY_ZONES, (zone) => -countIn(tasks, zone))
    const { id: deploymentId, definitionKey } = this.#primary
    const task = newActorTask({
      id: this.#nextTaskId++,
      service: this,
      definitionKey,
      deploymentId,
      availabilityZone,
    })
    this.tasks.set(task.id, task)
    this.#fleet.schedule(nowMs + FARGATE_HOST_MS, { kind: 'step', task, from: task.step, event: 'attachNetwork' })
  }

  #stop(task: ActorTask): void {
    task.isToStop = true
    task.isHealthy = false
    if (task.step === 'waitingForCapacity') this.#fleet.send(task, 'finish')
    else if (task.step === 'attachingNetwork') this.#fleet.send(task, 'cleanUp')
    else this.#fleet.send(task, 'stop')
  }

  #hasActed(): void {
    this.#lastActionAtMs = this.#fleet.nowMs
    this.isSteady = false
    this.askPass(0)
  }
}

function countIn(tasks: readonly ActorTask[], zone: string): number {
  return tasks.filter((task) => task.availabilityZone === zone && !task.isToStop).length
}

/** The first of those with the highest score. */
function mostOf(zones: readonly string[], score: (zone: string) => number): string {
  const scored = zones.map((zone) => ({ zone, value: score(zone) }))
  const best = Math.max(...scored.map((one) => one.value))
  return scored.find((one) => one.value === best)?.zone ?? ''
}

import { limitsOf } from '../world/deployment/limits.ts'
import type { Service } from '../world/service/service.ts'
import type { Change } from '../world/change.ts'
import type { ServiceFields } from '../world/service/serviceChanges.ts'
import type { World } from '../world/world.ts'
import {
  HISTORY_CHANGES_MAX,
  HISTORY_DECISIONS_MAX,
  HISTORY_SAMPLES_MAX,
  type History,
  type ServiceSample,
} from '../world/history.ts'

/** Writes a run's history, instant by instant. */
export class Recorder {
  readonly history: History
  #lastSeen = new Map<string, Service>()
  #changes: Change[] = []

  constructor(history: History) {
    this.history = history
  }

  note(change: Change): void {
    this.#changes.push(change)
  }

  /** Forgets what was noted: the instant is known already. */
  skip(): void {
    this.#changes = []
  }

  /** Ends an instant: what was noted in it becomes history. */
  flush(world: World): void {
    const { history } = this
    const changes = this.#changes
    this.#changes = []
    history.untilMs = world.nowMs
    for (const change of changes) {
      if (change.kind === 'decided') history.decisions.push(change.decision)
      else if (change.kind === 'metricRecorded') pushTo(history.metrics, change.serviceKey, change.point)
    }
    // Several acts at one instant are one instant.
    const isKnown = history.changeTimesMs.at(-1) === world.nowMs
    if (!isKnown && changes.some(isVisible)) history.changeTimesMs.push(world.nowMs)
    this.#sampleServices(world)
    if (history.decisions.length > HISTORY_DECISIONS_MAX) history.decisions.splice(0, HISTORY_DECISIONS_MAX / 2)
    if (history.changeTimesMs.length > HISTORY_CHANGES_MAX) history.changeTimesMs.splice(0, HISTORY_CHANGES_MAX / 2)
  }

  #sampleServices(world: World): void {
    for (const service of world.services.values()) {
      if (this.#lastSeen.get(service.key) === service) continue
      this.#lastSeen.set(service.key, service)
      const samples = this.history.services.get(service.key) ?? []
      this.history.services.set(service.key, samples)
      const sample = sampleOf(service, world.nowMs)
      if (samples.at(-1)?.atMs === sample.atMs) samples.pop()
      const last = samples.at(-1)
      if (last !== undefined && isSame(last, sample)) continue
      samples.push(sample)
      if (samples.length > HISTORY_SAMPLES_MAX) thin(samples)
    }
  }
}

/** A step stops at what a learner can see change: not at datapoints, what is forgotten or the scheduler's alarm clock. */
export function isVisible(change: Change): boolean {
  switch (change.kind) {
    case 'metricRecorded':
    case 'taskForgotten':
    case 'serviceForgotten':
    case 'gone':
      return false
    case 'serviceUpdated':
      return isVisibleUpdate(change.fields)
    default:
      return true
  }
}

function isVisibleUpdate(fields: ServiceFields): boolean {
  return Object.keys(fields).some((field) => field !== 'launchesPaidUntilMs')
}

function sampleOf(service: Service, atMs: number): ServiceSample {
  return {
    atMs,
    desiredCount: service.desiredCount,
    limits: limitsOf(service.desiredCount, service.deploymentConfiguration),
    isSteady: service.isSteady,
    waitingCount: service.waiting?.count ?? 0,
    revisions: service.deployments.map((one) => ({
      definitionKey: one.definitionKey,
      isPrimary: one.status === 'PRIMARY',
      running: one.runningCount,
      pending: one.pendingCount,
      healthy: one.healthyCount,
      leaving: one.leavingCount,
    })),
  }
}

/** Same but for the time. */
function isSame(one: ServiceSample, other: ServiceSample): boolean {
  return JSON.stringify({ ...one, atMs: 0 }) === JSON.stringify({ ...other, atMs: 0 })
}

function pushTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
  if (list !== undefined && list.length > HISTORY_SAMPLES_MAX) thin(list)
}

/** Every other of the older half goes. */
function thin(list: unknown[]): void {
  const half = list.length >> 1
  const older = list.slice(0, half).filter((_, index) => index % 2 === 0)
  list.splice(0, half, ...older)
}

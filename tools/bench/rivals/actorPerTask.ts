import {
  ATTACH_NETWORK_MS,
  CLEAN_UP_MS,
  FARGATE_ACTIVATE_MS,
  FARGATE_PULL_MS,
  METRIC_PERIOD_MS,
  SIGTERM_EXIT_MS,
  STOPPED_VISIBLE_MS,
} from '../../../src/model/world/durations.ts'
import type { TaskEvent, TaskStep } from '../../../src/model/world/task/taskSteps.ts'
import { ActorService, type ActorServiceOptions } from './actorService.ts'
import { send, type ActorTask } from './actorTask.ts'
import type { DraftEvent, DraftFleet } from './draft.ts'
import { inOrder, ObjectHeap, type HeapEvent } from './objectHeap.ts'

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

/**
 * The model as one writes it first, kept as a rival: an xstate actor for each task, a heap of event objects, an
 * event for every health check of every task, and every question answered by a scan over the tasks of the service. It
 * keeps the same rules as src/model for services on Fargate; it has no log, no decisions, no hash and no history.
 */
export class ActorFleet implements DraftFleet {
  nowMs = 0
  readonly services: ActorService[] = []
  readonly #checkIntervalMs: number
  readonly #queue = new ObjectHeap<HeapEvent<DraftEvent>>(inOrder)
  #nextSequence = 0

  constructor(checkIntervalMs: number) {
    this.#checkIntervalMs = checkIntervalMs
  }

  get nextAtMs(): number | undefined {
    return this.#queue.first?.atMs
  }

  addService(options: ActorServiceOptions): ActorService {
    const service = new ActorService(this, options)
    this.services.push(service)
    this.schedule(METRIC_PERIOD_MS, { kind: 'metric', service })
    return service
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

  schedule(atMs: number, payload: DraftEvent): void {
    this.#queue.push({ atMs, priority: PRIORITY[payload.kind], sequence: this.#nextSequence, payload })
    this.#nextSequence += 1
  }

  send(task: ActorTask, event: TaskEvent): void {
    send(task, event)
    const from = task.step
    const plan = PLANS[from]
    if (plan !== undefined) this.schedule(this.nowMs + plan[0], { kind: 'step', task, from, event: plan[1] })
    if (from === 'running') {
      task.startedAtMs = this.nowMs
      this.schedule(this.nowMs + this.#checkIntervalMs, { kind: 'check', task })
      task.service.askPass(0)
    }
    if (from === 'stopped') {
      task.stoppedAtMs = this.nowMs
      this.schedule(this.nowMs + STOPPED_VISIBLE_MS, { kind: 'forget', task })
      task.service.askPass(0)
    }
  }

  #handle(event: DraftEvent): void {
    switch (event.kind) {
      case 'step':
        if (event.task.step === event.from) this.send(event.task, event.event)
        return
      case 'check':
        return this.#check(event.task)
      case 'forget':
        event.task.service.tasks.delete(event.task.id)
        return
      case 'pass':
        return event.service.pass()
      case 'metric':
        event.service.measure()
        this.schedule(this.nowMs + METRIC_PERIOD_MS, event)
    }
  }

  /** Every check is an event, and asks for the next one. */
  #check(task: ActorTask): void {
    if (task.step !== 'running') return
    task.checksPassed += 1
    this.schedule(this.nowMs + this.#checkIntervalMs, { kind: 'check', task })
    if (task.isHealthy) return
    task.isHealthy = true
    task.service.askPass(0)
  }
}

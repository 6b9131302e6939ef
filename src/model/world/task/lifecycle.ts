import { setup } from 'xstate'
import { AssertionError } from '../../../base/assert.ts'

/**
 * The life of a task (TSK-1). Four phases, which are the words of the course notes; inside them the steps
 * that really happen. Every step knows the `lastStatus` that the API reports in it, so this
 * machine is the only place where either vocabulary stands.
 *
 * Events are what the model decided, so there are no guards: a task without a network interface is
 * simply sent `pull` where one with an interface is sent `attachNetwork` first.
 */
export const taskMachine = setup({
  types: { events: {} as { type: TaskEvent } },
}).createMachine({
  id: 'task',
  initial: 'PENDING',
  states: {
    PENDING: {
      initial: 'waitingForCapacity',
      states: {
        waitingForCapacity: {
          meta: { lastStatus: 'PROVISIONING', label: 'Waiting for capacity' },
          on: {
            attachNetwork: '#task.PROVISIONING.attachingNetwork',
            pull: '#task.PROVISIONING.pulling',
            finish: '#task.STOPPED.stopped',
          },
        },
      },
    },
    PROVISIONING: {
      initial: 'attachingNetwork',
      on: { finish: '#task.STOPPED.stopped' },
      states: {
        attachingNetwork: {
          meta: { lastStatus: 'PROVISIONING', label: 'Attaching network' },
          on: { pull: 'pulling', cleanUp: '#task.STOPPED.cleaningUp' },
        },
        pulling: {
          meta: { lastStatus: 'PENDING', label: 'Pulling' },
          on: { activate: 'activating', stop: '#task.STOPPED.stopping' },
        },
        activating: {
          meta: { lastStatus: 'ACTIVATING', label: 'Activating' },
          on: { run: '#task.RUNNING.running', stop: '#task.STOPPED.stopping' },
        },
      },
    },
    RUNNING: {
      initial: 'running',
      on: { stop: '#task.STOPPED.stopping', finish: '#task.STOPPED.stopped' },
      states: {
        running: { meta: { lastStatus: 'RUNNING', label: 'Running' }, on: { drain: 'draining' } },
        draining: { meta: { lastStatus: 'DEACTIVATING', label: 'Draining' } },
      },
    },
    STOPPED: {
      initial: 'stopping',
      states: {
        stopping: {
          meta: { lastStatus: 'STOPPING', label: 'Stopping' },
          on: { cleanUp: 'cleaningUp', finish: 'stopped' },
        },
        cleaningUp: { meta: { lastStatus: 'DEPROVISIONING', label: 'Cleaning up' }, on: { finish: 'stopped' } },
        stopped: { meta: { lastStatus: 'STOPPED', label: 'Stopped' }, type: 'final' },
      },
    },
  },
})

export const TASK_EVENTS = ['attachNetwork', 'pull', 'activate', 'run', 'drain', 'stop', 'cleanUp', 'finish'] as const
export type TaskEvent = (typeof TASK_EVENTS)[number]

export const TASK_STEPS = [
  'waitingForCapacity',
  'attachingNetwork',
  'pulling',
  'activating',
  'running',
  'draining',
  'stopping',
  'cleaningUp',
  'stopped',
] as const
export type TaskStep = (typeof TASK_STEPS)[number]

export type Phase = 'PENDING' | 'PROVISIONING' | 'RUNNING' | 'STOPPED'
export type LastStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED'

/** One step as the table derived from the machine knows it. */
export interface StepRow {
  readonly step: TaskStep
  readonly phase: Phase
  readonly lastStatus: LastStatus
  /** The step in plain words. */
  readonly label: string
  readonly next: Readonly<Partial<Record<TaskEvent, TaskStep>>>
  /** `next` once more: to go along two or three costs a third of a look-up by a name that varies. */
  readonly way: Way | null
}

/** A way out of a step, and the others after it. */
interface Way {
  readonly event: TaskEvent
  readonly step: TaskStep
  readonly other: Way | null
}

/**
 * The machine walked once, breadth first, from its initial state. Reading a row costs a property look-up where
 * the machine itself costs thousands of times that (npm run bench).
 */
export const lifecycleTable: Readonly<Record<TaskStep, StepRow>> = deriveTable()

/**
 * The step after an event (TSK-1).
 *
 * @throws AssertionError  when the machine has no such transition: the model never sends one
 */
export function nextStep(step: TaskStep, event: TaskEvent): TaskStep {
  for (let { way } = rowOf(step); way !== null; way = way.other) if (way.event === event) return way.step
  // Not `assert`, which would make the sentence for every step that is right.
  throw new AssertionError(`Broken: TSK-1: ${step} takes ${event}`)
}

export function lastStatusOf(step: TaskStep): LastStatus {
  return lifecycleTable[step].lastStatus
}

/** `lifecycleTable[step]`, as a switch: engines compare names that are written out by reference. */
function rowOf(step: TaskStep): StepRow {
  switch (step) {
    case 'waitingForCapacity':
      return lifecycleTable.waitingForCapacity
    case 'attachingNetwork':
      return lifecycleTable.attachingNetwork
    case 'pulling':
      return lifecycleTable.pulling
    case 'activating':
      return lifecycleTable.activating
    case 'running':
      return lifecycleTable.running
    case 'draining':
      return lifecycleTable.draining
    case 'stopping':
      return lifecycleTable.stopping
    case 'cleaningUp':
      return lifecycleTable.cleaningUp
    case 'stopped':
      return lifecycleTable.stopped
  }
}

function deriveTable(): Readonly<Record<TaskStep, StepRow>> {
  const rows: Partial<Record<TaskStep, StepRow>> = {}
  for (const [phase, phaseNode] of Object.entries(taskMachine.states)) {
    for (const [step, node] of Object.entries(phaseNode.states)) {
      const meta = node.meta as { lastStatus: LastStatus; label: string }
      const value = { [phase]: step }
      const row = { step: step as TaskStep, phase: phase as Phase, ...meta }
      const next: Partial<Record<TaskEvent, TaskStep>> = {}
      let way: Way | null = null
      for (const event of TASK_EVENTS.toReversed()) {
        const target = stepAfter(value, event)
        if (target === undefined) continue
        next[event] = target
        way = { event, step: target, other: way }
      }
      rows[row.step] = { ...row, next, way }
    }
  }
  return rows as Record<TaskStep, StepRow>
}

function stepAfter(value: Record<string, string>, type: TaskEvent): TaskStep | undefined {
  const snapshot = taskMachine.resolveState({ value })
  // `can` is false for an event that no state on the path handles.
  if (!snapshot.can({ type })) return undefined
  const target = taskMachine.getTransitionData(snapshot, { type })[0]?.target?.[0]
  return target?.key as TaskStep | undefined
}

/** On its way to RUNNING: PROVISIONING, PENDING or ACTIVATING. */
export function isPending({ step }: { readonly step: TaskStep }): boolean {
  const { phase } = lifecycleTable[step]
  return phase === 'PENDING' || phase === 'PROVISIONING'
}

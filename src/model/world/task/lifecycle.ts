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
}

/**
 * The machine walked once, breadth first, from its initial state. Reading a row costs a property look-up where
 * the machine itself costs thousands of times that (npm run bench).
 */
export const lifecycleTable: Readonly<Record<TaskStep, StepRow>> = deriveTable()

/** The `next` of all rows in one list, since a look-up by two names that vary costs several times as much. */
const transitions = TASK_STEPS.flatMap((step) => TASK_EVENTS.map((event) => lifecycleTable[step].next[event]))

/**
 * The step after an event (TSK-1).
 *
 * @throws AssertionError  when the machine has no such transition: the model never sends one
 */
export function nextStep(step: TaskStep, event: TaskEvent): TaskStep {
  const next = transitions[placeOfStep(step) * TASK_EVENTS.length + placeOfEvent(event)]
  // Not `assert`, which would make the sentence for every step that is right.
  if (next === undefined) throw new AssertionError(`Broken: TSK-1: ${step} takes ${event}`)
  return next
}

export function lastStatusOf(step: TaskStep): LastStatus {
  return lifecycleTable[step].lastStatus
}

/** The place in TASK_STEPS. A switch, since engines compare names that are written out by reference. */
function placeOfStep(step: TaskStep): number {
  switch (step) {
    case 'waitingForCapacity':
      return 0
    case 'attachingNetwork':
      return 1
    case 'pulling':
      return 2
    case 'activating':
      return 3
    case 'running':
      return 4
    case 'draining':
      return 5
    case 'stopping':
      return 6
    case 'cleaningUp':
      return 7
    case 'stopped':
      return 8
  }
}

/** The place in TASK_EVENTS. */
function placeOfEvent(event: TaskEvent): number {
  switch (event) {
    case 'attachNetwork':
      return 0
    case 'pull':
      return 1
    case 'activate':
      return 2
    case 'run':
      return 3
    case 'drain':
      return 4
    case 'stop':
      return 5
    case 'cleanUp':
      return 6
    case 'finish':
      return 7
  }
}

function deriveTable(): Readonly<Record<TaskStep, StepRow>> {
  const rows: Partial<Record<TaskStep, StepRow>> = {}
  for (const [phase, phaseNode] of Object.entries(taskMachine.states)) {
    for (const [step, node] of Object.entries(phaseNode.states)) {
      const meta = node.meta as { lastStatus: LastStatus; label: string }
      const value = { [phase]: step }
      const next: Partial<Record<TaskEvent, TaskStep>> = {}
      for (const event of TASK_EVENTS) {
        const target = stepAfter(value, event)
        if (target !== undefined) next[event] = target
      }
      rows[step as TaskStep] = { step: step as TaskStep, phase: phase as Phase, ...meta, next }
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

import { describe, expect, it } from 'vitest'
import { createActor } from 'xstate'
import { lastStatusOf, nextStep } from './lifecycle.ts'
import { lifecycleTable } from './lifecycleTable.ts'
import { taskMachine } from './taskMachine.ts'
import { TASK_EVENTS, TASK_STEPS, type TaskEvent, type TaskStep } from './taskSteps.ts'

/** The machine itself, in a step, after an event: the oracle that the table is held against. */
function actorAfter(step: TaskStep, event: TaskEvent): { readonly step: string; readonly hasMoved: boolean } {
  const snapshot = taskMachine.resolveState({ value: { [lifecycleTable[step].phase]: step } })
  const actor = createActor(taskMachine, { snapshot })
  let moves = 0
  actor.subscribe(() => {
    moves += 1
  })
  actor.start()
  const before = moves
  const can = actor.getSnapshot().can({ type: event })
  actor.send({ type: event })
  const value = actor.getSnapshot().value as Record<string, string>
  const hasMoved = can && moves > before
  actor.stop()
  return { step: Object.values(value)[0] ?? '', hasMoved }
}

describe('TSK-1 the table is the machine', () => {
  const pairs = TASK_STEPS.flatMap((step) => TASK_EVENTS.map((event) => ({ step, event })))

  it.each(pairs)('in $step at $event', ({ step, event }) => {
    const { step: after, hasMoved } = actorAfter(step, event)
    if (hasMoved) {
      expect(lifecycleTable[step].next[event]).toBe(after)
      expect(nextStep(step, event)).toBe(after)
    } else {
      expect(after).toBe(step)
      expect(lifecycleTable[step].next[event]).toBeUndefined()
      expect(() => nextStep(step, event)).toThrow(`TSK-1: ${step} takes ${event}`)
    }
  })

  it('has all steps of the machine and no other, in the four phases of the notes', () => {
    const steps = Object.entries(taskMachine.states).flatMap(([phase, node]) =>
      Object.keys(node.states).map((step) => `${phase} ${step}`),
    )
    expect(Object.values(lifecycleTable).map((row) => `${row.phase} ${row.step}`)).toEqual(steps)
    expect(Object.keys(lifecycleTable)).toEqual([...TASK_STEPS])
    expect(Object.keys(taskMachine.states)).toEqual(['PENDING', 'PROVISIONING', 'RUNNING', 'STOPPED'])
  })

  it('reaches every step from the first', () => {
    const met = new Set<TaskStep>(['waitingForCapacity'])
    for (const step of met) for (const next of Object.values(lifecycleTable[step].next)) met.add(next)
    expect([...met].sort()).toEqual([...TASK_STEPS].sort())
  })

  it('lets every step end, and nothing follow STOPPED', () => {
    for (const step of TASK_STEPS) {
      const met = new Set<TaskStep>([step])
      for (const one of met) for (const next of Object.values(lifecycleTable[one].next)) met.add(next)
      expect(met.has('stopped'), step).toBe(true)
    }
    expect(lifecycleTable.stopped.next).toEqual({})
  })
})

it('TSK-6 whatever a task on an instance is doing, it can be STOPPED without a step between', () => {
  for (const step of TASK_STEPS) if (step !== 'stopped') expect(lifecycleTable[step].next.finish, step).toBe('stopped')
})

describe('TSK-1 lastStatus as the API has it', () => {
  // developer guide, task-lifecycle-explanation
  const ORDER = [
    'PROVISIONING',
    'PENDING',
    'ACTIVATING',
    'RUNNING',
    'DEACTIVATING',
    'STOPPING',
    'DEPROVISIONING',
    'STOPPED',
  ]

  it('never goes back', () => {
    for (const step of TASK_STEPS) {
      for (const next of Object.values(lifecycleTable[step].next)) {
        expect(ORDER.indexOf(lastStatusOf(next)), `${step} to ${next}`).toBeGreaterThanOrEqual(
          ORDER.indexOf(lastStatusOf(step)),
        )
      }
    }
  })

  it('has each word in use, and a label in plain words for each step', () => {
    expect([...new Set(TASK_STEPS.map(lastStatusOf))]).toEqual(ORDER)
    for (const { label } of Object.values(lifecycleTable)) expect(label).toMatch(/^[A-Z][a-z ]+$/)
  })

  it('of a task with an interface passes all that applies', () => {
    const events: readonly TaskEvent[] = ['attachNetwork', 'pull', 'activate', 'run', 'stop', 'cleanUp', 'finish']
    let step: TaskStep = 'waitingForCapacity'
    const met: string[] = [lastStatusOf(step)]
    for (const event of events) {
      step = nextStep(step, event)
      met.push(lastStatusOf(step))
    }
    expect(met).toEqual([
      'PROVISIONING',
      'PROVISIONING',
      'PENDING',
      'ACTIVATING',
      'RUNNING',
      'STOPPING',
      'DEPROVISIONING',
      'STOPPED',
    ])
  })
})

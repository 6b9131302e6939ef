import { AssertionError } from '../../../base/assert.ts'
import { lifecycleTable, type StepRow } from './lifecycleTable.ts'
import type { LastStatus, TaskEvent, TaskStep } from './taskSteps.ts'

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
export function rowOf(step: TaskStep): StepRow {
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

/** On its way to RUNNING: PROVISIONING, PENDING or ACTIVATING. */
export function isPending({ step }: { readonly step: TaskStep }): boolean {
  const { phase } = rowOf(step)
  return phase === 'PENDING' || phase === 'PROVISIONING'
}

import { describe, expect, it } from 'vitest'
import { TASK_STEPS, type TaskStep } from '../../../model/world/task/taskSteps.ts'
import { task } from '../words.fixture.ts'
import { namingNote, passedSteps, phaseColumns } from './lifecycleWords.ts'

describe('TSK-1 the notes’ phases and lastStatus', () => {
  it('has the four phases in order, each step once', () => {
    expect(phaseColumns().map((one) => one.phase)).toEqual(['PENDING', 'PROVISIONING', 'RUNNING', 'STOPPED'])
    expect(phaseColumns().flatMap((one) => one.steps.map((row) => row.step))).toEqual(TASK_STEPS)
  })

  it.each<[TaskStep, string]>([
    ['waitingForCapacity', 'The course notes call this PENDING; the API and the exam say PROVISIONING.'],
    ['pulling', 'The course notes call this PROVISIONING; the API and the exam say PENDING.'],
    ['running', 'The course notes, the API and the exam all call this RUNNING.'],
  ])('%s: %s', (step, note) => {
    expect(namingNote(step)).toBe(note)
  })

  it('knows from the times of a task which steps lie behind it', () => {
    const stopped = task({ step: 'stopped', executionStoppedAtMs: 60_000 })
    expect([...passedSteps(stopped)]).toEqual([
      'waitingForCapacity',
      'pulling',
      'activating',
      'running',
      'stopping',
      'stopped',
    ])
    const never = task({
      step: 'stopped',
      pullStartedAtMs: null,
      pullStoppedAtMs: null,
      startedAtMs: null,
      executionStoppedAtMs: 6_000,
    })
    expect([...passedSteps(never)]).toEqual(['waitingForCapacity', 'stopped'])
  })
})

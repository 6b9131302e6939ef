import { describe, expect, it } from 'vitest'
import type { Task } from '../model/world/task/task.ts'
import { progressOf } from './progress.ts'
import { YardBuilder } from '../testing/canvas/yardBuilder.ts'

function taskWith(fields: Partial<Task>): Task {
  const yard = new YardBuilder()
  const definitionKey = yard.definition('web', 1, { cpuUnits: 256, memoryMib: 256 })
  return yard.task({ definitionKey, step: fields.step ?? 'running', fields })
}

describe('levels and rings follow simulated time', () => {
  const pulling = taskWith({ step: 'pulling', pullStartedAtMs: 1_000, stepAtMs: 1_000, nextStepAtMs: 5_000 })
  const starting = taskWith({ isHealthy: false, startedAtMs: 13_000, healthyAtMs: 53_000 })
  it.each([
    { what: 'a pull at its start', task: pulling, nowMs: 1_000, part: 0 },
    { what: 'a pull half way', task: pulling, nowMs: 3_000, part: 0.5 },
    { what: 'a pull that is late', task: pulling, nowMs: 9_000, part: 1 },
    { what: 'a task 10 s into its 40', task: starting, nowMs: 23_000, part: 0.25 },
    { what: 'a time before its start', task: starting, nowMs: 0, part: 0 },
    { what: 'no known end', task: taskWith({ step: 'pulling', nextStepAtMs: null }), nowMs: 9_000, part: 0 },
    {
      what: 'a state without a level',
      task: taskWith({ step: 'stopping', nextStepAtMs: 2_000 }),
      nowMs: 1_000,
      part: 0,
    },
  ])('$what: $part', ({ task, nowMs, part }) => {
    expect(progressOf(task, nowMs)).toBe(part)
  })
})

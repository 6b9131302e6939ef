import { describe, expect, it } from 'vitest'
import { TASK_STEPS, lifecycleTable } from '../model/world/task/lifecycle.ts'
import type { Task } from '../model/world/task/task.ts'
import { YardBuilder } from '../testing/canvas/yardBuilder.ts'
import { LAST_STATUS, LOOKS, VISUALS, visualOf } from './taskVisual.ts'

function taskWith(fields: Partial<Task>): Task {
  const yard = new YardBuilder()
  const definitionKey = yard.definition('web', 1, { cpuUnits: 256, memoryMib: 256 })
  return yard.task({ definitionKey, step: fields.step ?? 'running', fields })
}

describe('TSK-1 the canvas knows the same words as the lifecycle', () => {
  it.each(TASK_STEPS)('%s', (step) => {
    expect(LAST_STATUS[step]).toBe(lifecycleTable[step].lastStatus)
  })
})

describe('each state has its own drawing', () => {
  it.each([
    [{ step: 'waitingForCapacity' }, 'waiting'],
    [{ step: 'attachingNetwork' }, 'attaching'],
    [{ step: 'running', isHealthy: false }, 'starting'],
    [{ step: 'running', isHealthy: true }, 'healthy'],
    [{ step: 'running', healthStatus: 'UNHEALTHY', isHealthy: false }, 'unhealthy'],
    [{ step: 'cleaningUp' }, 'stopping'],
    [{ step: 'stopped', stopCode: 'ServiceSchedulerInitiated' }, 'stopped'],
    [{ step: 'stopped', stopCode: 'TaskFailedToStart' }, 'failed'],
    [{ step: 'stopped', stopCode: 'EssentialContainerExited' }, 'failed'],
  ] as const)('%o is drawn as %s', (fields, visual) => {
    expect(visualOf(taskWith(fields))).toBe(visual)
  })

  it('tells any two apart without colour', () => {
    const drawings = VISUALS.map((visual) => {
      const { body, outline, glyph, hasStub, hasBadge } = LOOKS[visual]
      return [body, outline, glyph, hasStub, hasBadge].join(' ')
    })
    expect(new Set(drawings).size).toBe(VISUALS.length)
  })
})

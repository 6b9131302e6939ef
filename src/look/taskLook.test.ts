import { describe, expect, it } from 'vitest'
import { lifecycleTable } from '../model/world/task/lifecycleTable.ts'
import { TASK_STEPS } from '../model/world/task/taskSteps.ts'
import type { Task } from '../model/world/task/task.ts'
import { YardBuilder } from '../testing/canvas/yardBuilder.ts'
import { TASK_LOOKS, VISUALS, lastStatusIn, visualOf, type TaskVisual } from './taskLook.ts'

function drawnAs(fields: Partial<Task>): TaskVisual {
  const yard = new YardBuilder()
  const definitionKey = yard.definition('web', 1, { cpuUnits: 256, memoryMib: 256 })
  return visualOf(yard.task({ definitionKey, step: fields.step ?? 'running', fields }), yard.world)
}

describe('TSK-1 the key says of each drawing the lastStatus that its tasks report', () => {
  // What cleans up is drawn as what stops.
  it.each(TASK_STEPS.filter((step) => step !== 'cleaningUp'))('%s', (step) => {
    expect(lastStatusIn(drawnAs({ step }))).toBe(lifecycleTable[step].lastStatus)
  })

  it('and none where there is no task', () => {
    expect(VISUALS.filter((visual) => lastStatusIn(visual) === null)).toEqual(['wanted'])
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
    expect(drawnAs(fields)).toBe(visual)
  })

  it('tells any two apart without colour', () => {
    const drawings = VISUALS.map((visual) => {
      const { body, outline, sign, hasStub, hasBadge } = TASK_LOOKS[visual]
      return [body, outline, sign, hasStub, hasBadge].join(' ')
    })
    expect(new Set(drawings).size).toBe(VISUALS.length)
  })
})

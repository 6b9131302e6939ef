import { describe, expect, it } from 'vitest'
import { visualOf } from '../look/taskLook.ts'
import type { Task } from '../model/world/task/task.ts'
import { YardBuilder } from '../testing/canvas/yardBuilder.ts'
import { phrasesOf } from './words.ts'

describe('what a tile says of its state', () => {
  it.each([
    [{ isHealthy: false, healthyAtMs: 53_000 }, ['healthy in 15 s', '15 s to go', '15 s']],
    [{ isHealthy: true }, ['healthy', 'healthy']],
    [{ step: 'stopping', nextStepAtMs: 40_500 }, ['stops in 3 s', '3 s']],
    [{ step: 'attachingNetwork' }, ['attaching network', 'attaching']],
  ] satisfies [Partial<Task>, string[]][])('%o', (fields, words) => {
    const yard = new YardBuilder()
    const definitionKey = yard.definition('web', 1, { cpuUnits: 256, memoryMib: 256 })
    const task = yard.task({ definitionKey, step: 'step' in fields ? fields.step : 'running', fields })
    expect(phrasesOf(task, visualOf(task, yard.world), 38_000)).toEqual(words)
  })
})

import { describe, expect, it } from 'vitest'
import type { Task } from '../model/world/task/task.ts'
import { YardBuilder } from '../testing/canvas/yardBuilder.ts'
import { clock, counted, duration, phrasesOf, thousands } from './words.ts'

it.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [1_234_567, '1,234,567'],
])('%i reads %s', (value, words) => {
  expect(thousands(value)).toBe(words)
})

it.each([
  [0, '00:00:00'],
  [872_400, '00:14:32'],
  [3_600_000, '01:00:00'],
  [-4_000, '−00:00:04'],
])('%i ms is %s', (ms, words) => {
  expect(clock(ms)).toBe(words)
})

it.each([
  [0, '0 s'],
  [14_001, '15 s'],
  [60_000, '1 min'],
  [112_000, '1 min 52 s'],
  [-5, '0 s'],
])('%i ms lasts %s', (ms, words) => {
  expect(duration(ms)).toBe(words)
})

it('counts things', () => {
  expect([counted(0, 'task'), counted(1, 'task'), counted(5_000, 'task')]).toEqual(['0 tasks', '1 task', '5,000 tasks'])
})

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
    expect(phrasesOf(task, 38_000)).toEqual(words)
  })
})

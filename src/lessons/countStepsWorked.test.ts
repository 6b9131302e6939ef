import { describe, expect, it } from 'vitest'
import { Run } from '../model/engine/run.ts'
import type { Command } from '../model/api/command.ts'
import { seriesOf } from '../model/world/series.ts'
import { appendForecast, countSteps, type CountStep } from './countSteps.ts'

const ecs = (operation: string, input: Command['input']) => ({ service: 'ecs' as const, operation, input })

const WEB = { kind: 'service', id: 'c/web' } as const

interface Example {
  readonly name: string
  readonly desired: number
  readonly min: number
  readonly max: number
  /** Tasks that the whole cluster has room for: 512 CPU units each, four on an m5.large. */
  readonly room: number
  readonly pairs: readonly string[]
}

/** A service that is steady at its first revision and was just told to roll to the second. */
function rolling({ desired, min, max, room }: Example): Run {
  const run = new Run({ seed: 1 })
  const web = { name: 'web', image: 'web', cpu: 512, memory: 512, essential: true }
  const register = ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [web] })
  const deploymentConfiguration = { minimumHealthyPercent: min, maximumPercent: max }
  const acts = [
    ecs('CreateCluster', { clusterName: 'c' }),
    {
      service: 'lab' as const,
      operation: 'AddContainerInstances',
      input: { cluster: 'c', instanceType: 'm5.large', count: room / 4 },
    },
    register,
    register,
    ecs('CreateService', {
      cluster: 'c',
      serviceName: 'web',
      taskDefinition: 'web:1',
      desiredCount: desired,
      deploymentConfiguration,
    }),
  ]
  for (const act of acts) expect(run.act(act)).toHaveProperty('output')
  run.advance(600_000)
  expect(run.act(ecs('UpdateService', { cluster: 'c', service: 'web', taskDefinition: 'web:2' }))).toHaveProperty(
    'output',
  )
  return run
}

function pairs(steps: readonly CountStep[]): string[] {
  return steps.map((one) => `${String(one.oldRunning)}+${String(one.newRunning)}`)
}

// Facts, section 19: AWS's own examples, the notes' two scenarios, and the presets of the demo.
const EXAMPLES: readonly Example[] = [
  {
    name: 'AWS, service options',
    desired: 6,
    min: 100,
    max: 200,
    room: 8,
    pairs: ['6+0', '6+2', '4+2', '4+4', '2+4', '2+6', '0+6'],
  },
  {
    name: 'the notes, scenario 1',
    desired: 4,
    min: 50,
    max: 100,
    room: 12,
    pairs: ['4+0', '2+0', '2+2', '0+2', '0+4'],
  },
  {
    name: 'the notes, scenario 2',
    desired: 4,
    min: 100,
    max: 150,
    room: 12,
    pairs: ['4+0', '4+2', '2+2', '2+4', '0+4'],
  },
  { name: 'ECS default', desired: 4, min: 100, max: 200, room: 12, pairs: ['4+0', '4+4', '0+4'] },
  { name: 'an outage', desired: 4, min: 0, max: 100, room: 12, pairs: ['4+0', '0+0', '0+4'] },
  { name: 'DEP-7 AWS, 1 at 100/100', desired: 1, min: 100, max: 100, room: 12, pairs: ['1+0'] },
]

describe('DEP-2 DEP-3 worked examples', () => {
  it.each(EXAMPLES)('$name: $desired tasks at $min/$max', (example) => {
    const run = rolling(example)
    const fromMs = run.nowMs
    run.advance(fromMs + 600_000)
    expect(pairs(countSteps(seriesOf(run.history, WEB, 'serviceCounts'), fromMs))).toEqual(example.pairs)
  })

  it.each(EXAMPLES)('$name is foreseen from its first moment on', (example) => {
    const run = rolling(example)
    const forecast = run.forecast(600_000)
    const past = countSteps(seriesOf(run.history, WEB, 'serviceCounts'), run.nowMs)
    const steps = appendForecast(past, { samples: seriesOf(forecast, WEB, 'serviceCounts'), afterMs: run.nowMs })
    expect(pairs(steps)).toEqual(example.pairs)
    expect(steps.map((one) => one.isForecast)).toEqual(example.pairs.map((_, index) => index > 0))
  })
})

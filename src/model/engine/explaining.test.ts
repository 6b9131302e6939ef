import { describe, expect, it } from 'vitest'
import { WorkMeter } from '../../base/work.ts'
import type { Command } from '../api/command.ts'
import type { Explanation } from '../world/explanation.ts'
import { Engine } from './engine.ts'
import { Run } from './run.ts'

const MINUTES = 60_000
const CONTAINER = { name: 'main', image: 'main:1', cpu: 128, memory: 256 }

function ecs(atMs: number, operation: string, input: Command['input']): Command {
  return { atMs, service: 'ecs', operation, input: { cluster: 'yard', ...input } }
}

/** Three tasks on three small instances, then twelve others, of which the last find no place. */
const LOG: readonly Command[] = [
  { ...ecs(0, 'CreateCluster', {}), input: { clusterName: 'yard' } },
  {
    ...ecs(0, 'AddContainerInstances', { instanceType: 't3.micro', count: 3, availabilityZones: ['us-east-1a'] }),
    service: 'lab',
  },
  { ...ecs(0, 'RegisterTaskDefinition', {}), input: { family: 'web', containerDefinitions: [CONTAINER] } },
  { ...ecs(0, 'RegisterTaskDefinition', {}), input: { family: 'web', containerDefinitions: [CONTAINER] } },
  ecs(0, 'CreateService', {
    serviceName: 'web',
    taskDefinition: 'web:1',
    desiredCount: 3,
    placementStrategy: [{ type: 'random' }],
  }),
  ecs(5 * MINUTES, 'UpdateService', { service: 'web', taskDefinition: 'web:2', desiredCount: 12 }),
]

/** What was told while it happened. */
function toldLive(): ReadonlyMap<number, Explanation> {
  const engine = Engine.create(7)
  const told = new Map<number, Explanation>()
  engine.explainer = (id, explain) => told.set(id, explain())
  for (const command of LOG) engine.execute(command)
  engine.runUntil(20 * MINUTES)
  return told
}

function grownRun(): Run {
  const run = new Run({ seed: 7, log: LOG })
  run.advance(20 * MINUTES)
  return run
}

describe('DET-9 the explanation of a decision is made when it is asked for', () => {
  const told = toldLive()
  const run = grownRun()

  it('is what was known when it was made, of each, in any order', () => {
    const ids = run.history.decisions.map((one) => one.id).reverse()
    expect(ids.length).toBeGreaterThan(told.size)
    expect(told.size).toBeGreaterThan(8)
    expect(
      [...told.values()].some(
        (one) => one.kind === 'placement' && one.candidates.every(({ outcome }) => outcome === 'dropped by a check'),
      ),
    ).toBe(true)
    for (const id of ids) expect(run.explain(id)).toEqual(told.get(id) ?? null)
  })

  it('leaves the run as it is: its time, its world, its hash, its history', () => {
    const fresh = grownRun()
    const stateOf = (of: Run) => JSON.stringify([of.nowMs, of.hash, of.history, of.commandsDone, [...of.world.tasks]])
    const before = stateOf(fresh)
    for (const id of told.keys()) fresh.explain(id)
    expect(stateOf(fresh)).toBe(before)
  })

  it('is to be had of what lies ahead of the present too, and of a fork', () => {
    const back = grownRun()
    back.seek(0)
    const last = Math.max(...told.keys())
    expect(back.explain(last)).toEqual(told.get(last))
    back.seek(10 * MINUTES)
    expect(back.fork().explain(1)).toEqual(told.get(1))
  })

  it.each([0, -1, 1.5, Number.NaN, 999_999])('is null for decision %s, which is none', (id) => {
    expect(run.explain(id)).toBeNull()
  })

  it('pauses, and ends with the decision', () => {
    const sliced = new Run({ seed: 7, log: LOG, meter: new WorkMeter(1) })
    sliced.advance(20 * MINUTES)
    const work = sliced.explaining(Math.max(...told.keys()))
    let slices = 0
    while (work.next().done !== true) slices += 1
    expect(slices).toBeGreaterThan(3)
  })
})

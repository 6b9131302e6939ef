import { describe, expect, it } from 'vitest'
import { createService, percents, register, updateService, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const CHECKED = { containerFields: { healthCheck: { command: ['CMD', 'true'], interval: 10, retries: 2 } } }

/** A steady service of two tasks, whose checks begin to fail at 100 s: UNHEALTHY at the second one, at 118 s. */
function failing(service: Input, fails: Input): TestLab {
  const lab = yard()
  register(lab, 'web', CHECKED)
  createService(lab, { desiredCount: 2, ...service })
  lab.to(100_000)
  expect(lab.service().isSteady).toBe(true)
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', checkFails: { fromSeconds: 0, ...fails } })
  return lab
}

const counts = (lab: TestLab) => {
  const tasks = lab.tasks().filter((one) => one.desiredStatus === 'RUNNING')
  return [tasks.filter((one) => one.isHealthy).length, tasks.length]
}

describe('SVC-14 tasks that fail their checks are replaced', () => {
  it('the replacement first; once it is HEALTHY the bad one is stopped, in ECS’s words', () => {
    const lab = failing({}, { toSeconds: 36 })
    lab.to(130_000)
    expect(counts(lab)).toEqual([0, 4])
    lab.to(200_000)
    expect(counts(lab)).toEqual([2, 2])
    const bad = [...lab.world.tasks.values()].filter((one) => one.step === 'stopped')
    expect(bad).toHaveLength(2)
    expect(bad[0]).toMatchObject({
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: 'Task failed container health checks',
    })
    const told = lab.messages()
    expect(told.filter((one) => one === '(task …) failed container health checks.').length).toBeGreaterThan(0)
    expect(told.at(-1)).toBe('has reached a steady state.')
    expect(lab.decisions.filter((one) => one.kind === 'stop').map(({ cause, rule }) => [cause, rule])).toEqual([
      ['unhealthy', 'SVC-14'],
      ['unhealthy', 'SVC-14'],
    ])
  })

  it('where the upper limit leaves no room, one is stopped first', () => {
    const lab = failing(percents(0, 100), { toSeconds: 20 })
    const seen: (readonly number[])[] = []
    lab.to(119_000, () => seen.push(counts(lab)))
    expect(Math.min(...seen.map(([, all = 0]) => all))).toBe(1)
    lab.to(200_000)
    expect(counts(lab)).toEqual([2, 2])
  })

  it('counts them as failed tasks of the deployment, until one is healthy', () => {
    const lab = failing(percents(0, 100), {})
    lab.to(140_000)
    expect(lab.service().deployments[0]?.failedTasks).toBeGreaterThan(0)
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', reset: true })
    lab.to(240_000)
    expect(lab.service().deployments[0]?.failedTasks).toBe(0)
  })

  it('a crashed task is replaced, and no start is held back: it ran', () => {
    const lab = yard()
    register(lab)
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', exitAfterSeconds: 20, exitCode: 1 })
    createService(lab, { desiredCount: 1 })
    lab.to(300_000)
    const ends = [...lab.world.tasks.values()].flatMap(({ stoppingAtMs }) => stoppingAtMs ?? [])
    const gaps = ends.slice(1).map((one, i) => one - (ends[i] ?? 0))
    expect(new Set(gaps)).toEqual(new Set([28_000]))
    expect(lab.service().deployments[0]?.failedTasks).toBe(0)
  })
})

describe('SVC-15 starts that fail wait longer and longer', () => {
  /** `side` exits with 1, which `main` waits for. */
  function broken(): TestLab {
    const lab = yard()
    const side = { name: 'side', image: 'side:1', memory: 64, essential: false }
    const main = {
      name: 'main',
      image: 'web:1',
      memory: 64,
      dependsOn: [{ containerName: 'side', condition: 'SUCCESS' }],
    }
    lab.ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [main, side] })
    register(lab)
    lab.act('lab', 'SetContainerBehavior', { image: 'side:1', exitAfterSeconds: 0, exitCode: 1 })
    createService(lab, { desiredCount: 2 })
    return lab
  }

  const startsOf = (lab: TestLab) => [...new Set([...lab.world.tasks.values()].map((one) => one.createdAtMs / 1_000))]

  it('10 s, then twice as long each time, 27 minutes at most', () => {
    const lab = broken()
    lab.to(1_000_000)
    const starts = startsOf(lab)
    const waits = starts.slice(1).map((one, i) => one - (starts[i] ?? 0) - 8)
    expect(waits).toEqual([10, 20, 40, 80, 160, 320])
    expect(lab.messages()).toContain('is unable to consistently start tasks successfully.')
    expect(lab.rolling().at(-1)).toMatchObject({ rule: 'SVC-15', action: 'wait', waitsFor: 'throttle' })
    expect(lab.service().deployments[0]?.failedTasks).toBe(14)
    lab.to(20_000_000)
    const late = startsOf(lab)
    expect((late.at(-1) ?? 0) - (late.at(-2) ?? 0)).toBe(1_628)
  })

  it('another definition is tried at once', () => {
    const lab = broken()
    lab.to(1_000_000)
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(60_000)
    expect(lab.service().isSteady).toBe(true)
  })
})

import { describe, expect, it } from 'vitest'
import { createService, percents, register, updateService, yard } from '../../testing/builders.ts'
import { badUpdate, breaker, failChecks, history, registerBroken, until } from '../../testing/deployments.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { thresholdOf, type ThresholdConfiguration } from '../world/deployment/circuitBreaker.ts'

const primary = (lab: TestLab) => lab.service().deployments[0]
const counted = (lab: TestLab) =>
  lab.decisions.flatMap((one) => (one.kind === 'breaker' ? [[one.action, one.stage, one.count, one.threshold]] : []))
const failure = (lab: TestLab) => lab.decisions.find((one) => one.kind === 'failure')

describe('DEP-15 so many failed tasks make a deployment fail', () => {
  const share = (type: ThresholdConfiguration['type'], value: number) => ({ thresholdConfiguration: { type, value } })

  it.each([
    // AWS's own: Developer Guide, deployment circuit breaker.
    [1, {}, 3],
    [25, {}, 13],
    [400, {}, 200],
    [800, {}, 200],
    [800, share('UNBOUNDED_PERCENT', 50), 400],
    [800, share('COUNT', 5), 5],
    [1, share('COUNT', 1), 1],
    [1, share('UNBOUNDED_PERCENT', 50), 1],
    [10, share('BOUNDED_PERCENT', 10), 3],
    [10, share('BOUNDED_PERCENT', 100), 10],
  ])('of %i tasks with %o are %i', (desiredCount, given, threshold) => {
    expect(thresholdOf(given, desiredCount)).toBe(threshold)
  })

  it('is reached, not passed', () => {
    const lab = badUpdate('start', { desiredCount: 1, ...breaker() })
    until(lab, () => failure(lab) !== undefined)
    expect(failure(lab)).toMatchObject({ count: 3, threshold: 3 })
  })

  it('goes by what the service wants now', () => {
    const lab = badUpdate('start', {
      desiredCount: 25,
      ...breaker({}, { minimumHealthyPercent: 100, maximumPercent: 104 }),
    })
    until(lab, () => counted(lab).length >= 4)
    expect(history(lab)[0]).toMatchObject({ deploymentCircuitBreaker: { failureCount: 4, threshold: 13 } })
    expect(failure(lab)).toBeUndefined()
    updateService(lab, { desiredCount: 6 })
    lab.forward(5_000)
    expect(failure(lab)).toMatchObject({ cause: 'circuitBreaker', count: 4, threshold: 3 })
  })

  it('a percentage is at most 100', () => {
    const lab = yard()
    register(lab)
    const fields = breaker({ thresholdConfiguration: { type: 'UNBOUNDED_PERCENT', value: 101 } })
    const given = { cluster: 'yard', serviceName: 'web', taskDefinition: 'web', desiredCount: 1, ...fields }
    expect(lab.refused('ecs', 'CreateService', given)).toMatchObject({
      name: 'InvalidParameterException',
      field: 'deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration.value',
    })
  })
})

describe('DEP-16 what a circuit breaker counts', () => {
  it('tasks that never come to RUNNING, one by one', () => {
    const lab = badUpdate('start', { desiredCount: 1, ...breaker() })
    until(lab, () => failure(lab) !== undefined)
    expect(counted(lab)).toEqual([1, 2, 3].map((count) => ['counted', 'start', count, 3]))
  })

  it('once one is RUNNING, those that are replaced for their health, and no start that fails', () => {
    const lab = badUpdate('health', { desiredCount: 2, ...breaker() })
    until(lab, () => failure(lab) !== undefined)
    expect(counted(lab)).toEqual([1, 2, 3].map((count) => ['counted', 'health', count, 3]))
  })

  it('a start that fails while another of the deployment runs is passed over', () => {
    const lab = yard()
    register(lab)
    registerBroken(lab)
    createService(lab, { desiredCount: 2, ...breaker() })
    lab.forward(60_000)
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(6_000)
    // The one that starts next finds the other container sound, and the one after that does not.
    lab.act('lab', 'SetContainerBehavior', { image: 'broken:1', exitAfterSeconds: 0, exitCode: 0 })
    until(lab, () => (primary(lab)?.runningCount ?? 0) > 0)
    lab.act('lab', 'SetContainerBehavior', { image: 'broken:1', exitAfterSeconds: 0, exitCode: 1 })
    updateService(lab, { desiredCount: 5 })
    lab.forward(600_000)
    expect(counted(lab).map(([action]) => action)).toContain('passedOver')
    expect(failure(lab)).toBeUndefined()
  })

  it.each([
    [true, 0],
    [false, 1],
  ])('with resetOnHealthyTask %s a healthy task leaves %i', (resetOnHealthyTask, left) => {
    const lab = badUpdate('health', { desiredCount: 2, ...breaker({ resetOnHealthyTask }) })
    until(lab, () => counted(lab).length === 1)
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', taskDefinition: 'web:2', reset: true })
    lab.forward(40_000)
    expect(history(lab)[0]).toMatchObject({ deploymentCircuitBreaker: { failureCount: left } })
    expect(counted(lab).some(([action]) => action === 'reset')).toBe(resetOnHealthyTask)
  })

  it('nothing of a deployment that is done, and nothing where it is off', () => {
    const done = yard()
    register(done, 'web', { containerFields: { healthCheck: { command: ['CMD', 'true'], interval: 5 } } })
    createService(done, breaker())
    done.forward(100_000)
    failChecks(done, 'web:1')
    done.forward(300_000)
    expect(counted(done)).toEqual([])
    const off = badUpdate('start')
    off.forward(300_000)
    expect(counted(off)).toEqual([])
    expect(primary(off)?.failedTasks).toBeGreaterThan(3)
  })
})

describe('DEP-17 a deployment that has failed', () => {
  const off = breaker({ rollback: false })

  it('is FAILED and STOPPED in ECS’s words; the old tasks serve on', () => {
    const lab = badUpdate('start', { desiredCount: 2, ...off })
    until(lab, () => failure(lab) !== undefined)
    lab.forward(600_000)
    expect(primary(lab)).toMatchObject({
      definitionKey: 'web:2',
      rolloutState: 'FAILED',
      rolloutStateReason: 'ECS deployment circuit breaker: tasks failed to start.',
    })
    expect(lab.messages()).toContain(`(deployment ${primary(lab)?.id ?? ''}) deployment failed: tasks failed to start.`)
    expect(lab.tasks().map((one) => [one.definitionKey, one.isHealthy])).toEqual([
      ['web:1', true],
      ['web:1', true],
    ])
    const [newest] = history(lab)
    expect(newest).toMatchObject({
      status: 'STOPPED',
      deploymentCircuitBreaker: { status: 'TRIGGERED', failureCount: 4 },
    })
    expect(newest?.stoppedAt).toBe(newest?.finishedAt)
    expect(newest).not.toHaveProperty('rollback')
  })

  it('starts nothing, also for a task that is lost, until another deployment begins', () => {
    const lab = badUpdate('start', { desiredCount: 2, ...off })
    until(lab, () => failure(lab) !== undefined)
    lab.forward(60_000)
    const [first] = lab.tasks()
    lab.ecs('StopTask', { task: first?.id })
    const before = lab.world.tasks.size
    lab.forward(600_000)
    expect(lab.world.tasks.size).toBe(before)
    expect(lab.tasks()).toHaveLength(1)
    expect(lab.rolling().at(-1)).toMatchObject({ action: 'failed', rule: 'DEP-17' })
    expect(lab.service().isSteady).toBe(false)
    updateService(lab, { taskDefinition: 'web:1' })
    lab.forward(120_000)
    expect(lab.tasks()).toHaveLength(2)
    expect(lab.service().isSteady).toBe(true)
    expect(history(lab).map(({ status }) => status)).toEqual(['SUCCESSFUL', 'STOPPED', 'SUCCESSFUL'])
  })

  it('can be made smaller', () => {
    const lab = badUpdate('start', { desiredCount: 3, ...percents(0, 200), ...off })
    until(lab, () => failure(lab) !== undefined)
    updateService(lab, { desiredCount: 1 })
    lab.forward(120_000)
    expect(lab.tasks()).toHaveLength(1)
  })
})

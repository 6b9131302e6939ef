import { describe, expect, it } from 'vitest'
import { createService, NETWORK, percents, register, steadyYard, updateService, yard } from '../../testing/builders.ts'
import { idsOf, statusOf, type TestLab } from '../../testing/testLab.ts'

function stop(lab: TestLab, index: number): string {
  const id = lab.tasks()[index]?.id ?? ''
  lab.ecs('StopTask', { task: id })
  return id
}

describe('SVC-1 a service keeps as many tasks as desired', () => {
  it('replaces what stops a second later, since what is stopping counts for nothing (DEP-3)', () => {
    const lab = steadyYard()
    const id = stop(lab, 1)
    lab.forward(999)
    expect(lab.tasks()).toHaveLength(4)
    lab.forward(1)
    expect(lab.tasks().map(statusOf)).toEqual(['RUNNING', 'STOPPING', 'RUNNING', 'RUNNING', 'PENDING'])
    lab.forward(2_000)
    expect(lab.tasks().map(statusOf)).toEqual(['RUNNING', 'RUNNING', 'RUNNING', 'PENDING'])
    expect(idsOf(lab.tasks())).not.toContain(id)
    lab.forward(60_000)
    expect([lab.service().isSteady, lab.messages().at(-1)]).toEqual([true, 'has reached a steady state.'])
  })

  it('all of them at once', () => {
    const lab = steadyYard()
    for (let i = 0; i < 4; i++) stop(lab, i)
    lab.forward(60_000)
    expect([lab.tasks().length, lab.service().isSteady]).toEqual([4, true])
  })

  it('grows and shrinks with the desired count', () => {
    const lab = steadyYard()
    for (const desiredCount of [7, 2, 0, 5]) {
      updateService(lab, { desiredCount })
      lab.forward(120_000)
      expect([lab.tasks().length, lab.service().isSteady]).toEqual([desiredCount, true])
    }
    expect(lab.rolling().some((one) => one.isRolling)).toBe(false)
  })
})

describe('SVC-2, DEP-8 a service is steady when all its tasks are healthy, and of one deployment', () => {
  it('not before the last is healthy', () => {
    const lab = yard()
    register(lab)
    createService(lab)
    lab.to(1_000 + 8_000 + 39_999)
    expect(lab.service()).toMatchObject({
      isSteady: false,
      deployments: [{ rolloutState: 'IN_PROGRESS', runningCount: 4 }],
    })
    lab.forward(1)
    const [deployment] = lab.service().deployments
    expect(lab.service().isSteady).toBe(true)
    expect(deployment).toMatchObject({
      rolloutState: 'COMPLETED',
      rolloutStateReason: `ECS deployment ${deployment?.id ?? ''} completed.`,
      updatedAtMs: 49_000,
    })
    expect(lab.rolling().at(-1)).toMatchObject({ rule: 'DEP-8', action: 'complete', count: 0 })
  })

  it('not while a task of the older deployment still stops', () => {
    const lab = steadyYard({ service: percents(0, 200) })
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(120_000)
    expect(lab.service().isSteady).toBe(true)
    const stoppedAtMs = Math.max(...[...lab.world.tasks.values()].map((one) => one.stoppedAtMs ?? 0))
    const { atMs } = lab.rolling().at(-1) ?? { atMs: 0 }
    expect(atMs).toBeGreaterThan(stoppedAtMs)
  })

  it('with 0 tasks at once', () => {
    const lab = yard()
    register(lab)
    createService(lab, { desiredCount: 0 })
    lab.to(1_000)
    expect(lab.service()).toMatchObject({ isSteady: true, deployments: [{ rolloutState: 'COMPLETED' }] })
  })

  it('and it is said again after a change, by rule SVC-2', () => {
    const lab = steadyYard()
    updateService(lab, { desiredCount: 5 })
    expect(lab.service().isSteady).toBe(false)
    lab.forward(120_000)
    expect(lab.rolling().at(-1)).toMatchObject({ rule: 'SVC-2', action: 'steady', isRolling: false })
    expect(lab.messages().filter((one) => one.startsWith('(deployment'))).toHaveLength(1)
  })
})

describe('SVC-4 scaling in', () => {
  it('stops those that do not serve yet first, the newest of them', () => {
    const lab = steadyYard()
    const serving = idsOf(lab.tasks())
    updateService(lab, { desiredCount: 8 })
    lab.forward(5_000)
    const fresh = idsOf(lab.tasks()).slice(4)
    updateService(lab, { desiredCount: 6 })
    lab.forward(1_000)
    const stopped = lab.tasks().filter((one) => one.desiredStatus === 'STOPPED')
    expect(idsOf(stopped)).toEqual(fresh.slice(2))
    updateService(lab, { desiredCount: 3 })
    lab.forward(5_000)
    const left = lab.tasks().filter((one) => one.desiredStatus === 'RUNNING')
    expect(left).toHaveLength(3)
    expect(serving).toEqual(expect.arrayContaining([...idsOf(left)]))
  })

  it('then of those that serve by PLC-5: the oldest on the fullest instance', () => {
    const lab = steadyYard({ instances: 2, availabilityZones: ['us-east-1a'], service: { desiredCount: 5 } })
    const [first] = lab.tasks()
    updateService(lab, { desiredCount: 4 })
    lab.forward(2_000)
    expect(lab.tasks().filter((one) => one.desiredStatus === 'STOPPED')).toMatchObject([
      { id: first?.id, instanceId: lab.instance(0).id },
    ])
    expect(lab.rolling().at(-1)).toMatchObject({ rule: 'DEP-2', action: 'stop', count: 1, toStop: 1, isRolling: false })
    expect(lab.task(first?.id ?? '').stoppedReason).toMatch(
      /^Scaling activity initiated by \(deployment ecs-svc\/\d{19}\)$/,
    )
  })
})

describe('SVC-9 the quota of 5,000 tasks', () => {
  it.each([5_001, 1_000_000_000])('asked for %i, the lab takes 5,000 and says so', (desiredCount) => {
    const lab = yard({ instances: 0 })
    register(lab)
    createService(lab, { desiredCount })
    expect(lab.service().desiredCount).toBe(5_000)
    expect(lab.messages()[0]).toBe(
      `was asked for ${String(desiredCount)} tasks. The lab takes 5000 a service, the ECS quota.`,
    )
    updateService(lab, { desiredCount: 2 })
    updateService(lab, { desiredCount })
    expect(lab.service().desiredCount).toBe(5_000)
  })

  it('5,000 itself passes without a word', () => {
    const lab = yard({ instances: 0 })
    register(lab)
    createService(lab, { desiredCount: 5_000 })
    expect(lab.messages()).toEqual([])
  })
})

describe('DEP-10 deployments', () => {
  it('the older is ACTIVE until its last task has STOPPED, then gone', () => {
    const lab = steadyYard()
    updateService(lab, { taskDefinition: 'web:2' })
    const wanted = () => lab.service().deployments.map((one) => [one.status, one.desiredCount])
    expect(wanted()).toEqual([
      ['PRIMARY', 0],
      ['ACTIVE', 0],
    ])
    lab.forward(1_000)
    expect(wanted()[0]).toEqual(['PRIMARY', 4])
    let lastMs = 0
    lab.forward(300_000, () => {
      if (lab.service().deployments.length === 2) lastMs = lab.nowMs
    })
    const old = [...lab.world.tasks.values()].filter((one) => one.definitionKey === 'web:1')
    const endedMs = Math.max(...old.map((one) => one.stoppedAtMs ?? Infinity))
    // It goes at the next look, which waits for the rest of the 4 s after the stop.
    expect([lastMs >= endedMs, lastMs < endedMs + 1_000]).toEqual([true, true])
    expect(lab.service().deployments).toHaveLength(1)
  })

  it('DEP-8 nor is the newer COMPLETED before, though its scheduler looks while the last ones stop', () => {
    // An interface takes 12 s to be given back, and the scheduler looks again after 4 s.
    const lab = steadyYard({
      revisions: { networkMode: 'awsvpc' },
      service: { ...percents(0, 200), desiredCount: 1, networkConfiguration: NETWORK },
    })
    const old = lab.tasks()[0]?.id ?? ''
    updateService(lab, { taskDefinition: 'web:2', desiredCount: 0 })
    const met = new Set<string>()
    lab.forward(60_000, () => {
      const [primary, ...others] = lab.service().deployments
      met.add(`${statusOf(lab.task(old))} ${primary?.rolloutState ?? ''} ${String(others.length)}`)
    })
    expect([...met]).toEqual(['STOPPING IN_PROGRESS 1', 'DEPROVISIONING IN_PROGRESS 1', 'STOPPED COMPLETED 0'])
  })

  it('one that never had a task goes at the next look', () => {
    const lab = yard({ instances: 0 })
    register(lab)
    register(lab)
    createService(lab)
    updateService(lab, { taskDefinition: 'web:2' })
    expect(lab.service().deployments).toHaveLength(2)
    lab.to(1_000)
    expect(lab.service().deployments.map((one) => one.definitionKey)).toEqual(['web:2'])
  })
})

describe('DEP-9 when the scheduler looks', () => {
  it('1 s after a command, though asked three times', () => {
    const lab = yard()
    register(lab)
    createService(lab)
    updateService(lab, {})
    lab.to(500)
    updateService(lab, {})
    expect(lab.nextPassAtMs()).toBe(1_000)
    lab.to(1_000)
    expect(lab.rolling().map((one) => [one.action, one.atMs])).toEqual([['start', 1_000]])
  })

  it('not sooner than 4 s after it acted, whatever happens', () => {
    const lab = yard()
    register(lab)
    createService(lab)
    lab.to(1_000)
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(0).ec2InstanceId] })
    updateService(lab, { desiredCount: 9 })
    expect(lab.nextPassAtMs()).toBe(5_000)
    lab.to(5_000)
    expect(lab.rolling().map((one) => [one.action, one.atMs])).toEqual([
      ['start', 1_000],
      ['start', 5_000],
    ])
  })

  it('at once when a task starts, turns healthy or stops', () => {
    const lab = yard()
    register(lab)
    createService(lab)
    lab.to(9_000)
    expect(lab.rolling().at(-1)).toMatchObject({ action: 'wait', atMs: 9_000, waitsUntilMs: 49_000 })
    lab.to(49_000)
    expect(lab.rolling().at(-1)).toMatchObject({ action: 'complete', atMs: 49_000 })
    lab.forward(10_000)
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(0).ec2InstanceId] })
    lab.forward(3_000)
    expect(lab.rolling().at(-1)).toMatchObject({ action: 'start', atMs: 59_000 })
  })

  it('once at an instant, though tasks STOPPED at once ask for another look', () => {
    const lab = yard({ instances: 0 })
    const fields = { networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' }
    for (let i = 0; i < 2; i++) register(lab, 'far', fields)
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } }
    createService(lab, { taskDefinition: 'far:1', launchType: 'FARGATE', networkConfiguration })
    lab.to(1_000)
    updateService(lab, { taskDefinition: 'far:2' })
    lab.to(5_000)
    expect(lab.rolling().map((one) => [one.action, one.atMs])).toEqual([
      ['start', 1_000],
      ['stop', 5_000],
    ])
    lab.to(9_000)
    expect(lab.rolling().at(-1)).toMatchObject({ action: 'start', atMs: 9_000 })
  })
})

import { describe, expect, it } from 'vitest'
import { percents, steadyYard, updateService } from '../../testing/builders.ts'
import { rollingSequence } from '../../testing/rollingSequence.ts'
import { CLUSTER, type TestLab } from '../../testing/testLab.ts'

const MINUTE_MS = 60_000

/** The ids of the service's live tasks, oldest first. */
function liveIds(lab: TestLab): readonly string[] {
  return [...(lab.world.liveByService.get(`${CLUSTER}/web`) ?? [])]
}

function runningIds(lab: TestLab): readonly string[] {
  return liveIds(lab).filter((id) => lab.world.tasks.get(id)?.desiredStatus === 'RUNNING')
}

function protect(lab: TestLab, tasks: readonly string[], more: object = {}) {
  return lab.ecs('UpdateTaskProtection', { tasks, protectionEnabled: true, ...more })
}

function reasons(output: Readonly<Record<string, unknown>>): readonly string[] {
  return (output.failures as { reason: string }[]).map((one) => one.reason)
}

const TOO_MANY =
  /unable to scale in\. Reason: The number of protected tasks are more than the desired count of tasks\.$/

describe('PRO-1 UpdateTaskProtection', () => {
  it('protects for 120 minutes, and says until when in seconds', () => {
    const lab = steadyYard()
    const [id = ''] = liveIds(lab)
    const output = protect(lab, [id])
    const taskArn = `arn:aws:ecs:us-east-1:123456789012:task/${CLUSTER}/${id}`
    const expirationDate = (lab.nowMs + 120 * MINUTE_MS) / 1_000
    expect(output).toMatchObject({ protectedTasks: [{ taskArn, protectionEnabled: true }], failures: [] })
    const [told] = output.protectedTasks as { expirationDate: number }[]
    expect((told?.expirationDate ?? 0) - expirationDate).toBeCloseTo(epochSeconds(lab), 3)
    expect(lab.ecs('GetTaskProtection', { tasks: [id] })).toEqual(output)
    expect(lab.ecs('GetTaskProtection', {})).toEqual(output)
  })

  it('counts each call anew from its own time, and expires by itself', () => {
    const lab = steadyYard()
    const [id = ''] = liveIds(lab)
    protect(lab, [id], { expiresInMinutes: 2 })
    lab.forward(MINUTE_MS)
    protect(lab, [id], { expiresInMinutes: 2 })
    lab.forward(2 * MINUTE_MS - 1)
    expect(lab.world.protections.has(id)).toBe(true)
    lab.forward(1)
    expect(lab.world.protections.size).toBe(0)
    expect(lab.ecs('GetTaskProtection', { tasks: [id] })).toMatchObject({
      protectedTasks: [{ protectionEnabled: false }],
    })
  })

  it('is taken off by protectionEnabled false', () => {
    const lab = steadyYard()
    const [id = ''] = liveIds(lab)
    protect(lab, [id])
    const output = lab.ecs('UpdateTaskProtection', { tasks: [id], protectionEnabled: false })
    expect(output.protectedTasks).toEqual([{ taskArn: expect.any(String) as string, protectionEnabled: false }])
    expect(lab.world.protections.size).toBe(0)
  })

  it.each([
    [{ expiresInMinutes: 0 }, 'expiresInMinutes'],
    [{ expiresInMinutes: 2_881 }, 'expiresInMinutes'],
    [{ tasks: [] }, 'tasks'],
    [{ tasks: Array.from({ length: 11 }, (_, n) => `${String(n).padStart(2, '0')}${'a'.repeat(30)}`) }, 'tasks'],
  ])('refuses %j', (given, field) => {
    const lab = steadyYard()
    const input = { cluster: CLUSTER, tasks: [liveIds(lab)[0] ?? ''], protectionEnabled: true, ...given }
    expect(lab.refused('ecs', 'UpdateTaskProtection', input).field).toBe(field)
  })
})

describe('PRO-2 what cannot be protected is told task by task', () => {
  it('a task that is not there is MISSING, one of no service or that stops is TASK_NOT_VALID', () => {
    const lab = steadyYard()
    const [first = '', second = ''] = liveIds(lab)
    lab.ecs('RunTask', { taskDefinition: 'web:1' })
    const alone = [...lab.world.tasks.values()].find((one) => one.serviceName === null)?.id ?? ''
    lab.ecs('StopTask', { task: second })
    const output = protect(lab, ['f'.repeat(32), alone, second, first])
    expect(reasons(output)).toEqual(['MISSING', 'TASK_NOT_VALID', 'TASK_NOT_VALID'])
    expect([...lab.world.protections.keys()]).toEqual([first])
    expect(reasons(lab.ecs('GetTaskProtection', { tasks: [alone] }))).toEqual(['TASK_NOT_VALID'])
  })
})

describe('PRO-3 a scale-in keeps what is protected', () => {
  it('and stops others in their place', () => {
    const lab = steadyYard()
    const kept = liveIds(lab).slice(0, 2)
    protect(lab, kept)
    updateService(lab, { desiredCount: 2 })
    lab.forward(5 * MINUTE_MS)
    expect(liveIds(lab)).toEqual(kept)
    expect(lab.service().isSteady).toBe(true)
  })

  it('waits, and says so, while more are protected than are desired; then goes on by itself', () => {
    const lab = steadyYard()
    protect(lab, liveIds(lab).slice(0, 3), { expiresInMinutes: 30 })
    const expiresAtMs = lab.nowMs + 30 * MINUTE_MS
    updateService(lab, { desiredCount: 1 })
    lab.forward(10 * MINUTE_MS)
    expect(runningIds(lab)).toHaveLength(3)
    expect(lab.service().isSteady).toBe(false)
    expect(lab.rolling().at(-1)).toMatchObject({
      rule: 'PRO-3',
      action: 'wait',
      waitsFor: 'protection',
      waitsUntilMs: expiresAtMs,
      toStop: 2,
      protectedTasks: 2,
    })
    expect(lab.messages().filter((one) => TOO_MANY.test(one))).toHaveLength(1)
    lab.forward(25 * MINUTE_MS)
    expect(runningIds(lab)).toHaveLength(1)
    expect(lab.service().isSteady).toBe(true)
  })

  it('stops as many as are not protected', () => {
    const lab = steadyYard()
    protect(lab, liveIds(lab).slice(0, 3))
    updateService(lab, { desiredCount: 2 })
    lab.forward(5 * MINUTE_MS)
    expect(runningIds(lab)).toHaveLength(3)
    expect(lab.rolling().find((one) => one.action === 'stop')).toMatchObject({ count: 1, toStop: 2, protectedTasks: 1 })
  })

  it('looks again when the protection is taken off, or the count raised', () => {
    const lab = steadyYard()
    const ids = liveIds(lab)
    protect(lab, ids)
    updateService(lab, { desiredCount: 2 })
    lab.forward(MINUTE_MS)
    lab.ecs('UpdateTaskProtection', { tasks: [ids[0]], protectionEnabled: false })
    lab.forward(MINUTE_MS)
    expect(runningIds(lab)).toEqual(ids.slice(1))
    updateService(lab, { desiredCount: 3 })
    lab.forward(MINUTE_MS)
    expect(lab.service().isSteady).toBe(true)
  })
})

describe('PRO-3 a deployment keeps what is protected', () => {
  it('starts new tasks within the upper limit, and completes when the last protection ends', () => {
    const lab = steadyYard({ service: percents(100, 150) })
    const old = liveIds(lab)
    protect(lab, old.slice(0, 2), { expiresInMinutes: 20 })
    updateService(lab, { taskDefinition: 'web:2' })
    const pairs = rollingSequence(lab, 10 * MINUTE_MS).map((one) => one.pair)
    expect(pairs).toEqual(['4+0', '4+2', '2+2', '2+4'])
    expect(liveIds(lab).slice(0, 2)).toEqual(old.slice(0, 2))
    expect(lab.rolling().at(-1)).toMatchObject({ rule: 'PRO-3', waitsFor: 'protection', toStop: 2, toStart: 0 })
    expect(lab.messages().filter((one) => TOO_MANY.test(one))).toHaveLength(1)
    lab.forward(15 * MINUTE_MS)
    expect(lab.service().deployments).toHaveLength(1)
    expect(lab.service()).toMatchObject({ isSteady: true, deployments: [{ rolloutState: 'COMPLETED' }] })
  })

  it('with percents that leave no room beside the protected tasks it cannot move: DEP-7', () => {
    const lab = steadyYard({ service: percents(100, 100) })
    protect(lab, liveIds(lab))
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(10 * MINUTE_MS)
    expect(lab.rolling().at(-1)).toMatchObject({ rule: 'DEP-7', action: 'blocked' })
  })
})

describe('PRO-4 while protected tasks keep a deployment from its steady state, none is protected more', () => {
  it('answers DEPLOYMENT_BLOCKED, and protects again when there are no longer too many', () => {
    const lab = steadyYard({ service: percents(100, 200) })
    const [old = ''] = liveIds(lab)
    protect(lab, [old])
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(5 * MINUTE_MS)
    const [fresh = ''] = liveIds(lab).filter((id) => id !== old)
    expect(reasons(protect(lab, [fresh]))).toEqual(['DEPLOYMENT_BLOCKED'])
    expect([...lab.world.protections.keys()]).toEqual([old])
    lab.ecs('UpdateTaskProtection', { tasks: [old], protectionEnabled: false })
    expect(reasons(protect(lab, [fresh]))).toEqual([])
  })

  it('counts the tasks of the service alone', () => {
    const lab = steadyYard()
    protect(lab, liveIds(lab))
    expect(reasons(protect(lab, liveIds(lab)))).toEqual([])
    updateService(lab, { desiredCount: 3 })
    expect(reasons(protect(lab, liveIds(lab).slice(0, 1)))).toEqual(['DEPLOYMENT_BLOCKED'])
  })
})

describe('PRO-5 nothing else is kept by it', () => {
  it('StopTask stops a protected task, which then is protected no more', () => {
    const lab = steadyYard()
    const [id = ''] = liveIds(lab)
    protect(lab, [id])
    lab.ecs('StopTask', { task: id })
    expect(lab.world.protections.size).toBe(0)
    expect(lab.world.tasks.get(id)?.desiredStatus).toBe('STOPPED')
  })

  it('an instance that drains gives its protected tasks up, and so does a deleted service', () => {
    const lab = steadyYard()
    protect(lab, liveIds(lab))
    const instanceId = lab.world.tasks.get(liveIds(lab)[0] ?? '')?.instanceId ?? ''
    lab.ecs('UpdateContainerInstancesState', { containerInstances: [instanceId], status: 'DRAINING' })
    lab.forward(10 * MINUTE_MS)
    expect(lab.world.liveByInstance.get(instanceId)?.size).toBe(0)
    expect(lab.service().isSteady).toBe(true)
    lab.ecs('DeleteService', { service: 'web', force: true })
    lab.forward(5 * MINUTE_MS)
    expect(liveIds(lab)).toEqual([])
    expect(lab.world.protections.size).toBe(0)
  })

  it('nor does it keep an older deployment on an instance that drains', () => {
    const lab = steadyYard({ service: percents(100, 200) })
    const [old = ''] = liveIds(lab)
    protect(lab, [old])
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(5 * MINUTE_MS)
    expect(lab.service().isSteady).toBe(false)
    const instanceId = lab.world.tasks.get(old)?.instanceId ?? ''
    lab.ecs('UpdateContainerInstancesState', { containerInstances: [instanceId], status: 'DRAINING' })
    lab.forward(5 * MINUTE_MS)
    expect(lab.service().isSteady).toBe(true)
  })
})

/** Of simulated 0, in epoch seconds: what the API's times are counted from. */
function epochSeconds(lab: TestLab): number {
  const { tasks } = lab.ecs('DescribeTasks', { tasks: [liveIds(lab)[0]] })
  const [told] = tasks as { createdAt: number }[]
  return (told?.createdAt ?? 0) - (lab.world.tasks.get(liveIds(lab)[0] ?? '')?.createdAtMs ?? 0) / 1_000
}

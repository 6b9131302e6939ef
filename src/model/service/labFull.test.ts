import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import {
  createService,
  NETWORK,
  register,
  registerFargate,
  runTask,
  updateService,
  yard,
} from '../../testing/builders.ts'
import { statusOf, type Input, type TestLab } from '../../testing/testLab.ts'

const HOUR_MS = 3_600_000
const TASKS_MAX = 50_000
const FULL =
  "was unable to place a task. Reason: You've reached the limit on the number of tasks you can run concurrently"
const FAR = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }

/** A lab with one task that stopped at 23 s, and as many copies of it as leave room for so many more. */
function almostFull(room: number): TestLab {
  const lab = yard({ instances: 1 })
  register(lab)
  registerFargate(lab)
  const [id = ''] = runTask(lab).ids
  lab.to(20_000)
  lab.ecs('StopTask', { task: id })
  lab.to(30_000)
  const stopped = must(lab.world.tasks.get(id), id)
  for (let i = 0; lab.world.tasks.size < TASKS_MAX - room; i++) {
    const copy = `copy${String(i)}`
    lab.writable.tasks.set(copy, { ...stopped, id: copy })
  }
  return lab
}

function fargate(lab: TestLab, serviceName: string, fields: Input): void {
  createService(lab, { serviceName, ...FAR, ...fields })
}

describe('SVC-11 a lab holds 50,000 tasks, those that stopped in the last hour included', () => {
  it('RunTask is refused past them', () => {
    const lab = almostFull(2)
    const run = { cluster: 'yard', taskDefinition: 'web', count: 3 }
    expect(lab.refusal('ecs', 'RunTask', run)).toEqual({
      name: 'LimitExceededException',
      message: 'The lab holds 50000 tasks at most, those stopped in the last hour included.',
    })
    expect(runTask(lab, { count: 2 }).ids).toHaveLength(2)
    expect(lab.world.tasks.size).toBe(TASKS_MAX)
  })

  it('a service starts no more, says why, and goes on when one is forgotten', () => {
    const lab = almostFull(3)
    createService(lab, { desiredCount: 5 })
    lab.forward(200_000)
    expect([lab.world.tasks.size, lab.tasks().length]).toEqual([TASKS_MAX, 3])
    expect(lab.service().waiting?.count).toBe(2)
    const decision = lab.world.decisions.get(lab.service().waiting?.decisionId ?? 0)
    expect(decision).toMatchObject({ kind: 'placement', rule: 'SVC-11', taskId: null, candidatesCount: 0 })
    expect(lab.rolling().at(-1)).toMatchObject({ action: 'noRoom', rule: 'SVC-11' })
    expect(lab.messages().filter((one) => one === FULL)).toHaveLength(1)
    expect(lab.engine.isSettled).toBe(true)

    lab.to(HOUR_MS + 22_999)
    expect(lab.tasks()).toHaveLength(3)
    lab.forward(1)
    // The one that is truly due is forgotten; its copies have nothing that is due.
    expect([lab.tasks().length, lab.world.tasks.size, lab.service().waiting?.count]).toEqual([4, TASKS_MAX, 1])
    expect(statusOf(must(lab.tasks().at(-1), 'a task'))).toBe('PENDING')
  })

  it('a deployment on Fargate waits in the middle, with its old tasks running', () => {
    const lab = almostFull(6)
    fargate(lab, 'far', { desiredCount: 4 })
    lab.forward(200_000)
    expect(lab.service('far').isSteady).toBe(true)
    updateService(lab, { service: 'far', forceNewDeployment: true })
    lab.forward(200_000)
    // Two of the new stand beside the old, then two of the old may go, and they are kept.
    expect(lab.service('far').deployments.map((one) => one.runningCount)).toEqual([2, 2])
    expect([lab.world.tasks.size, lab.messages('far').at(-1)]).toEqual([TASKS_MAX, FULL])
  })

  it('a service on Fargate in another cluster is woken as well', () => {
    const lab = almostFull(0)
    lab.ecs('CreateCluster', { clusterName: 'annex' })
    fargate(lab, 'far', { cluster: 'annex', desiredCount: 1 })
    lab.to(HOUR_MS + 22_999)
    expect([lab.tasks('far'), lab.world.services.get('annex/far')?.waiting?.count]).toEqual([[], 1])
    lab.forward(1)
    expect([lab.tasks('far').length, lab.world.services.get('annex/far')?.waiting]).toEqual([1, null])
  })
})

describe('SVC-11 all services together want 20,000 tasks at most', () => {
  const TOO_MANY = /^The services of the lab want 20000 tasks together at most, and this would make it \d+\.$/

  function wanting(count: number): TestLab {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    for (let i = 0; i < 4; i++) fargate(lab, `s${String(i)}`, { desiredCount: Math.min(5_000, count - i * 5_000) })
    return lab
  }

  it('four whole services, and not one task more', () => {
    const lab = wanting(20_000)
    const create = { cluster: 'yard', serviceName: 'more', ...FAR, desiredCount: 1 }
    const error = lab.refusal('ecs', 'CreateService', create)
    expect([error.name, error.message]).toEqual(['LimitExceededException', expect.stringMatching(TOO_MANY)])
    fargate(lab, 'more', { desiredCount: 0 })
    const update = { cluster: 'yard', service: 'more', desiredCount: 1 }
    expect(lab.refusal('ecs', 'UpdateService', update).message).toMatch(TOO_MANY)
    lab.ecs('UpdateService', { service: 's0', desiredCount: 4_999 })
    lab.ecs('UpdateService', update)
    const again = { ...update, service: 's0', desiredCount: 5_000 }
    expect(lab.refusal('ecs', 'UpdateService', again).message).toMatch(TOO_MANY)
    // Its own tasks are not counted twice.
    lab.ecs('UpdateService', { ...update, desiredCount: 0 })
    lab.ecs('UpdateService', again)
  })

  it('SVC-9 a count is cut to 5,000 before it is added up', () => {
    const lab = wanting(15_000)
    lab.ecs('UpdateService', { service: 's3', desiredCount: 9_000 })
    expect(lab.service('s3').desiredCount).toBe(5_000)
  })

  it('what is deleted wants nothing any more', () => {
    const lab = wanting(20_000)
    lab.ecs('DeleteService', { service: 's0', force: true })
    fargate(lab, 'more', { desiredCount: 5_000 })
    expect(lab.service('more').desiredCount).toBe(5_000)
  })
})

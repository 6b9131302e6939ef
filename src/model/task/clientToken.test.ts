import { describe, expect, it } from 'vitest'
import { NETWORK, register, registerFargate, runTask, yard } from '../../testing/builders.ts'
import { CLIENT_TOKENS_MAX } from '../world/labLimits.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const ARN = 'arn:aws:ecs:us-east-1:123456789012'
const HOUR_MS = 3_600_000
const WEB = { taskDefinition: 'web', clientToken: 'a' }

function lab(): TestLab {
  const made = yard({ instances: 1 })
  register(made)
  registerFargate(made)
  return made
}

describe('TSK-11 RunTask with a client token', () => {
  it('again is answered with the same tasks as they are now, and starts none', () => {
    const made = lab()
    const first = runTask(made, { ...WEB, count: 2 }).ids
    made.forward(20_000)
    const { hash } = made.engine
    const again = made.ecs('RunTask', {
      count: 2,
      clientToken: 'a',
      taskDefinition: 'web',
      cluster: `${ARN}:cluster/yard`,
    })
    expect(again.tasks).toEqual(made.ecs('DescribeTasks', { tasks: first }).tasks)
    expect(again.tasks).toMatchObject([{ lastStatus: 'RUNNING' }, { lastStatus: 'RUNNING' }])
    expect(made.engine.hash).toBe(hash)
    expect(made.world.tasks.size).toBe(2)
  })

  it('tells again what found no place', () => {
    const made = lab()
    const fields = { ...WEB, count: 10, overrides: { containerOverrides: [{ name: 'main', cpu: 1_000 }] } }
    const { tasks, failures } = made.ecs('RunTask', fields)
    expect(failures).not.toEqual([])
    const again = made.ecs('RunTask', fields)
    expect(again.failures).toEqual(failures)
    expect(again.tasks).toEqual(tasks)
  })

  it('of a task that has stopped tells its ARN and its two statuses', () => {
    const made = lab()
    const [id = ''] = runTask(made, WEB).ids
    made.forward(20_000)
    made.ecs('StopTask', { task: id })
    made.forward(60_000)
    expect(made.ecs('RunTask', WEB).tasks).toEqual([
      { taskArn: `${ARN}:task/yard/${id}`, lastStatus: 'STOPPED', desiredStatus: 'STOPPED', tags: [] },
    ])
  })

  it('another request with it is refused, and what is there is named', () => {
    const made = lab()
    const [id = ''] = runTask(made, WEB).ids
    expect(made.refused('ecs', 'RunTask', { cluster: 'yard', ...WEB, count: 2 })).toEqual({
      name: 'ConflictException',
      message: 'The provided clientToken is already in use with a different RunTask request.',
      field: 'clientToken',
      resourceIds: [`${ARN}:task/yard/${id}`],
    })
  })

  it('another token, another cluster and no token start another', () => {
    const made = lab()
    made.ecs('CreateCluster', { clusterName: 'annex' })
    const far = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK, clientToken: 'a' }
    runTask(made, far)
    runTask(made, { ...far, cluster: 'annex' })
    runTask(made, { ...far, clientToken: 'A' })
    const { clientToken: _none, ...plain } = far
    runTask(made, plain)
    runTask(made, plain)
    expect(made.world.tasks.size).toBe(5)
  })

  it('is good for a day, or until its last task has been stopped for an hour', () => {
    const made = lab()
    const [first = ''] = runTask(made, { ...WEB, count: 2 }).ids
    made.ecs('StopTask', { task: first })
    made.forward(2 * HOUR_MS)
    const same = { ...WEB, count: 2 }
    expect(made.ecs('RunTask', same).tasks).toHaveLength(1)
    const last = [...made.world.tasks.keys()][0]
    made.ecs('StopTask', { task: last })
    made.forward(HOUR_MS / 2)
    expect(made.ecs('RunTask', same).tasks).toHaveLength(1)
    made.forward(HOUR_MS)
    expect(made.ecs('RunTask', same).tasks).toHaveLength(2)
    made.forward(24 * HOUR_MS - 1)
    expect(made.world.tasks.size).toBe(2)
    made.ecs('RunTask', same)
    expect(made.world.tasks.size).toBe(2)
    made.forward(1)
    made.ecs('RunTask', same)
    expect(made.world.tasks.size).toBe(4)
  })

  it('DET-8 the oldest is forgotten', () => {
    const made = lab()
    const stop = (ids: readonly string[]) => made.ecs('StopTask', { task: ids[0] })
    for (let i = 0; i <= CLIENT_TOKENS_MAX; i++) {
      stop(runTask(made, { ...WEB, clientToken: `t${String(i)}` }).ids)
      made.forward(4_000)
    }
    expect(made.world.clientTokens.size).toBe(CLIENT_TOKENS_MAX)
    const before = made.world.tasks.size
    runTask(made, { ...WEB, clientToken: `t${String(CLIENT_TOKENS_MAX)}` })
    expect(made.world.tasks.size).toBe(before)
    runTask(made, { ...WEB, clientToken: 't0' })
    expect(made.world.tasks.size).toBe(before + 1)
  })
})

describe('TSK-11 CreateService with a client token', () => {
  const create = { serviceName: 'web', taskDefinition: 'web:1', desiredCount: 1, clientToken: 'a' }

  it('again is answered with the service as it is now', () => {
    const made = lab()
    made.ecs('CreateService', create)
    made.forward(120_000)
    const { hash } = made.engine
    expect(made.ecs('CreateService', create).service).toMatchObject({ runningCount: 1, status: 'ACTIVE' })
    expect(made.engine.hash).toBe(hash)
  })

  it('another request is not idempotent, nor is the same without the token', () => {
    const made = lab()
    made.ecs('CreateService', create)
    const error = { name: 'InvalidParameterException', message: 'Creation of service was not idempotent.' }
    const refusal = (fields: Input) => made.refusal('ecs', 'CreateService', { cluster: 'yard', ...create, ...fields })
    expect(refusal({ desiredCount: 2 })).toEqual(error)
    expect(refusal({ clientToken: 'b' })).toEqual(error)
  })

  it('creates anew what was deleted since', () => {
    const made = lab()
    made.ecs('CreateService', create)
    made.ecs('DeleteService', { service: 'web', force: true })
    made.forward(120_000)
    expect(made.ecs('CreateService', create).service).toMatchObject({ status: 'ACTIVE', desiredCount: 1 })
  })
})

describe('TSK-11 refuses a token', () => {
  it.each<readonly [operation: string, clientToken: string, reason: string]>([
    ['RunTask', 'x'.repeat(65), 'has 65 characters, a token has at most 64'],
    ['CreateService', 'x'.repeat(37), 'has 37 characters, a token has at most 36'],
    ['RunTask', 'a b', 'takes ASCII characters that print, and no spaces'],
    ['RunTask', 'ä', 'takes ASCII characters that print, and no spaces'],
  ])('%s %s', (operation, clientToken, reason) => {
    const input = { cluster: 'yard', taskDefinition: 'web', serviceName: 'web', desiredCount: 1, clientToken }
    const { serviceName: _name, desiredCount: _count, ...run } = input
    const { message } = lab().refusal('ecs', operation, operation === 'RunTask' ? run : input)
    expect(message).toBe(`Invalid parameter clientToken: ${reason}.`)
  })
})

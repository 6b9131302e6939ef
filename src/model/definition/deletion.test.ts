import { describe, expect, it } from 'vitest'
import { register, runTask, steadyYard, updateService, yard } from '../../testing/builders.ts'
import { TestLab, type Input } from '../../testing/testLab.ts'
import { one } from './definition.fixture.ts'

const HOUR_MS = 3_600_000

function remove(lab: TestLab, ...taskDefinitions: readonly string[]): Input {
  return lab.ecs('DeleteTaskDefinitions', { taskDefinitions })
}

function statusOf(lab: TestLab, key = 'web:1'): string | undefined {
  return lab.world.taskDefinitions.get(key)?.status
}

function namesIn(list: unknown): readonly string[] {
  return (list as readonly string[]).map((one) => one.replace(/.*\//, ''))
}

describe('DEF-8 deleting revisions', () => {
  it('of the INACTIVE alone; the others are told each with its reason', () => {
    const lab = new TestLab()
    for (const family of ['web', 'web', 'api']) register(lab, family)
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    const arn = 'arn:aws:ecs:us-east-1:123456789012:task-definition/web:1'
    const { taskDefinitions, failures } = remove(lab, arn, 'web:2', 'api', 'web:9', 'web:x')
    expect(taskDefinitions).toEqual([
      expect.objectContaining({
        taskDefinitionArn: arn,
        status: 'DELETE_IN_PROGRESS',
        deleteRequestedAt: expect.any(Number) as number,
      }),
    ])
    const unnamed = 'The specified task definition identifier is invalid. Specify a valid name or ARN and try again.'
    expect(failures).toEqual([
      {
        arn: 'web:2',
        reason: 'The specified task definition is still in ACTIVE status. Please deregister the target and try again.',
      },
      { arn: 'api', reason: unnamed },
      {
        arn: 'web:9',
        reason:
          'The specified task definition does not exist. Specify a valid account, family, revision and try again.',
      },
      { arn: 'web:x', reason: unnamed },
    ])
  })

  it('takes one to ten', () => {
    const keys = Array.from({ length: 11 }, (_, index) => `web:${String(index)}`)
    for (const taskDefinitions of [[], keys]) {
      expect(new TestLab().refusal('ecs', 'DeleteTaskDefinitions', { taskDefinitions }).name).toBe(
        'InvalidParameterException',
      )
    }
  })

  it('is over once ECS looks; the number is never used again', () => {
    const lab = new TestLab()
    register(lab)
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    remove(lab, 'web:1')
    lab.forward(300_000)
    // Asked again, it is not looked at later.
    remove(lab, 'web:1')
    expect(lab.refusal('ecs', 'DeregisterTaskDefinition', { taskDefinition: 'web:1' })).toEqual({
      name: 'ClientException',
      message: 'The task definition could not be deregistered because it is in the process of being deleted.',
    })
    lab.forward(299_999)
    expect(statusOf(lab)).toBe('DELETE_IN_PROGRESS')
    lab.forward(1)
    expect(statusOf(lab)).toBeUndefined()
    expect(lab.refusal('ecs', 'DescribeTaskDefinition', { taskDefinition: 'web:1' }).message).toBe(
      'Unable to describe task definition.',
    )
    expect(register(lab)).toBe('web:2')
  })

  it('waits for tasks and services, which go on meanwhile', () => {
    const lab = steadyYard()
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    remove(lab, 'web:1')
    lab.forward(HOUR_MS)
    updateService(lab, { desiredCount: 6 })
    lab.forward(100_000)
    expect([statusOf(lab), lab.tasks().length, lab.service().isSteady]).toEqual(['DELETE_IN_PROGRESS', 6, true])
    expect(lab.refusal('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web:1' }).message).toBe(
      'TaskDefinition is inactive',
    )
    lab.ecs('DeleteService', { service: 'web', force: true })
    lab.forward(3 * HOUR_MS)
    expect(statusOf(lab)).toBeUndefined()
  })

  it('waits for a task that is still to be described (TSK-8)', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    const [task] = runTask(lab).ids
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    remove(lab, 'web:1')
    lab.forward(60_000)
    lab.ecs('StopTask', { task })
    lab.forward(HOUR_MS)
    expect(statusOf(lab)).toBe('DELETE_IN_PROGRESS')
    lab.forward(HOUR_MS / 2)
    expect(statusOf(lab)).toBeUndefined()
  })

  it('takes its tags with it (TAG-9)', () => {
    const lab = new TestLab()
    lab.ecs('RegisterTaskDefinition', { ...one({}), tags: [{ key: 'a', value: 'b' }] })
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    remove(lab, 'web:1')
    expect(lab.world.tags.size).toBe(1)
    lab.forward(HOUR_MS)
    expect(lab.world.tags.size).toBe(0)
  })

  it('DET-8 families whose revisions are all gone count as well', () => {
    const lab = new TestLab()
    for (let index = 0; index < 2_000; index++) lab.writable.latestRevisions.set(`f${String(index)}`, 1)
    expect(lab.refusal('ecs', 'RegisterTaskDefinition', one({})).name).toBe('LimitExceededException')
    expect(register(lab, 'f7')).toBe('f7:2')
  })
})

describe('DEF-9 lists', () => {
  function listed(input: Input, lab: TestLab): readonly string[] {
    return namesIn(lab.ecs('ListTaskDefinitions', input).taskDefinitionArns)
  }

  it('of revisions go by family, then by number', () => {
    const lab = new TestLab()
    for (const family of ['web', 'web', 'api', 'web-2']) register(lab, family)
    for (let count = 0; count < 9; count++) register(lab, 'api')
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'api:2' })
    remove(lab, 'api:2')
    const api = [1, 3, 4, 5, 6, 7, 8, 9, 10].map((revision) => `api:${String(revision)}`)
    expect(listed({}, lab)).toEqual([...api, 'web:2', 'web-2:1'])
    expect(listed({ sort: 'DESC' }, lab)).toEqual(['web-2:1', 'web:2', ...api.reverse()])
    expect(listed({ familyPrefix: 'web' }, lab)).toEqual(['web:2'])
    expect(listed({ status: 'INACTIVE' }, lab)).toEqual(['web:1'])
    expect(listed({ status: 'DELETE_IN_PROGRESS' }, lab)).toEqual(['api:2'])
  })

  it('of families take the beginning of a name, and those that have an ACTIVE revision or none', () => {
    const lab = new TestLab()
    for (const family of ['hpcc-c4', 'web', 'hpcc', 'web']) register(lab, family)
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'hpcc:1' })
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    const families = (input: Input) => lab.ecs('ListTaskDefinitionFamilies', input)
    expect(families({})).toEqual({ families: ['hpcc', 'hpcc-c4', 'web'] })
    expect(families({ familyPrefix: 'hpcc', status: 'ALL' })).toEqual({ families: ['hpcc', 'hpcc-c4'] })
    expect(families({ status: 'ACTIVE' })).toEqual({ families: ['hpcc-c4', 'web'] })
    expect(families({ status: 'INACTIVE' })).toEqual({ families: ['hpcc'] })
    const first = families({ maxResults: 2 })
    expect(first.families).toEqual(['hpcc', 'hpcc-c4'])
    expect(families({ maxResults: 2, nextToken: first.nextToken })).toEqual({ families: ['web'] })
    remove(lab, 'hpcc:1')
    expect(families({ status: 'INACTIVE' })).toEqual({ families: ['hpcc'] })
    lab.forward(HOUR_MS)
    expect(families({ familyPrefix: 'hpcc' })).toEqual({ families: ['hpcc-c4'] })
  })
})

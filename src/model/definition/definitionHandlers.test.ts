import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { container, register, runTask, steadyYard, updateService, yard } from '../../testing/builders.ts'
import { TestLab, type Input } from '../../testing/testLab.ts'
import { one } from './definition.fixture.ts'

function definition(lab: TestLab, key = 'web:1') {
  return must(lab.world.taskDefinitions.get(key), key)
}

describe('DEF-1, DEF-2 revisions', () => {
  it('rise by one in each family, and are never used again', () => {
    const lab = new TestLab()
    expect(['web', 'api', 'web'].map((family) => register(lab, family))).toEqual(['web:1', 'api:1', 'web:2'])
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:2' })
    expect(register(lab)).toBe('web:3')
  })

  it('a family alone means its latest ACTIVE one', () => {
    const lab = yard({ instances: 1 })
    for (let i = 0; i < 3; i++) register(lab)
    const latest = () => definition(lab, lab.task(runTask(lab).ids[0] ?? '').definitionKey).revision
    expect(latest()).toBe(3)
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:3' })
    expect(latest()).toBe(2)
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    expect(latest()).toBe(2)
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:2' })
    expect(lab.refusal('ecs', 'RunTask', { cluster: 'yard', taskDefinition: 'web' }).message).toBe(
      'TaskDefinition not found.',
    )
  })

  it('never change: what is described is what was registered', () => {
    const lab = new TestLab()
    const input = {
      family: 'web',
      containerDefinitions: [container({ environment: [{ name: 'A', value: '1' }] })],
      volumes: [],
    }
    const text = JSON.stringify(input)
    const registered = lab.ecs('RegisterTaskDefinition', input).taskDefinition as Input
    register(lab)
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    const { taskDefinition } = lab.ecs('DescribeTaskDefinition', { taskDefinition: 'web:1' })
    expect(taskDefinition).toMatchObject({ ...(JSON.parse(text) as object), revision: 1, status: 'INACTIVE' })
    const { status: _status, deregisteredAt, ...after } = taskDefinition as Input
    expect(deregisteredAt).toEqual(expect.any(Number))
    const { status: _active, ...before } = registered
    expect(after).toEqual(before)
  })

  it('have a place among those of their family that were used', () => {
    const lab = yard({ instances: 1 })
    for (let i = 0; i < 3; i++) register(lab)
    expect(definition(lab, 'web:3').ordinal).toBe(0)
    for (const key of ['web:3', 'web:1', 'web:3']) runTask(lab, { taskDefinition: key })
    expect([1, 2, 3].map((one) => definition(lab, `web:${String(one)}`).ordinal)).toEqual([2, 0, 1])
  })
})

describe('DEF-3 an INACTIVE revision', () => {
  it('starts nothing new, and services on it still scale and heal', () => {
    const lab = steadyYard()
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    updateService(lab, { desiredCount: 6 })
    lab.forward(100_000)
    lab.ecs('StopTask', { task: lab.tasks()[0]?.id })
    lab.forward(100_000)
    expect([lab.tasks().length, lab.service().isSteady]).toEqual([6, true])
    const inactive = { name: 'ClientException', message: 'TaskDefinition is inactive' }
    const named = { cluster: 'yard', taskDefinition: 'web:1' }
    expect(lab.refusal('ecs', 'RunTask', named)).toEqual({ ...inactive, name: 'InvalidParameterException' })
    expect(lab.refusal('ecs', 'UpdateService', { ...named, service: 'web' })).toEqual(inactive)
    expect(lab.refusal('ecs', 'CreateService', { ...named, serviceName: 'x', desiredCount: 1 })).toEqual(inactive)
  })

  it('deregistering twice is once, and needs a revision', () => {
    const lab = yard()
    register(lab)
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    const { hash } = lab.engine
    lab.ecs('DeregisterTaskDefinition', { taskDefinition: 'web:1' })
    expect(lab.engine.hash).toBe(hash)
  })
})

describe('DEF-2 a name that is no revision', () => {
  it.each([
    ['DeregisterTaskDefinition', 'web', 'ClientException', 'Revision is missing.'],
    ['DeregisterTaskDefinition', 'web:foo', 'InvalidParameterException', 'Invalid revision number. Number: foo'],
    ['DescribeTaskDefinition', 'web:1.5', 'InvalidParameterException', 'Invalid revision number. Number: 1.5'],
    ['RunTask', 'web:', 'InvalidParameterException', 'Invalid revision number. Number: '],
    ['DeregisterTaskDefinition', 'web:2', 'ClientException', 'Unable to describe task definition.'],
    ['DescribeTaskDefinition', 'none', 'ClientException', 'Unable to describe task definition.'],
  ])('%s of %s is refused', (operation, taskDefinition, ...[name, message]) => {
    const lab = yard()
    register(lab)
    const cluster = operation === 'RunTask' ? { cluster: 'yard' } : {}
    expect(lab.refusal('ecs', operation, { ...cluster, taskDefinition })).toEqual({ name, message })
  })
})

describe('DEF-5 fields without effect', () => {
  it('are kept, and said to have none; what is empty asks for nothing', () => {
    const lab = new TestLab()
    lab.ecs('RegisterTaskDefinition', {
      ...one({ workingDirectory: '/srv', environment: [{ name: 'A', value: '1' }], mountPoints: [] }),
      executionRoleArn: 'exec',
      volumes: [],
    })
    expect(definition(lab).fieldsWithoutEffect).toEqual(['containerDefinitions[0].workingDirectory'])
    expect(definition(lab).source).toMatchObject({ executionRoleArn: 'exec' })
  })

  it('what the lab has not yet is refused as such', () => {
    const message = (input: Input) => new TestLab().refusal('ecs', 'RegisterTaskDefinition', input).message
    expect(message({ ...one({}), requiresCompatibilities: ['EXTERNAL'] })).toBe(
      'Invalid parameter requiresCompatibilities[0]: the lab has no external instances yet.',
    )
  })

  it('a field that AWS does not know is none of them', () => {
    const message = (input: Input) => new TestLab().refusal('ecs', 'RegisterTaskDefinition', input).message
    expect(message({ ...one({}), Family: 'x' })).toContain('Unknown parameter in input: "Family"')
    expect(message(one({ Image: 'x' }))).toContain('Did you mean "image"?')
  })
})

it('DET-8 a lab holds 2,000 revisions', () => {
  const lab = new TestLab()
  for (let i = 0; i < 2_000; i++) register(lab)
  expect(lab.refusal('ecs', 'RegisterTaskDefinition', one({})).name).toBe('LimitExceededException')
})

import { describe, expect, it } from 'vitest'
import { createBalancer, createGroup, createListener } from '../../testing/balancers.ts'
import { register, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const IT = { service: 'web' } as const

function external(fields: Input = {}): TestLab {
  const lab = yard()
  register(lab)
  register(lab)
  const deploymentController = { type: 'EXTERNAL' }
  lab.ecs('CreateService', { serviceName: 'web', desiredCount: 4, deploymentController, ...fields })
  return lab
}

/** @returns its id */
function createSet(lab: TestLab, fields: Input = {}): string {
  const given = { taskDefinition: 'web:1', scale: { value: 100, unit: 'PERCENT' }, ...fields }
  const { taskSet } = lab.ecs('CreateTaskSet', { ...IT, ...given })
  return (taskSet as { readonly id: string }).id
}

function sets(lab: TestLab): readonly Input[] {
  return lab.ecs('DescribeTaskSets', IT).taskSets as readonly Input[]
}

function service(lab: TestLab): Input {
  const [told] = lab.ecs('DescribeServices', { services: ['web'] }).services as readonly Input[]
  return told ?? {}
}

describe('TST-1 a service with the EXTERNAL deployment controller', () => {
  it('has neither deployments nor tasks until it has a task set', () => {
    const lab = external()
    lab.forward(60_000)
    expect(service(lab)).toMatchObject({
      deploymentController: { type: 'EXTERNAL' },
      deployments: [],
      taskSets: [],
      runningCount: 0,
    })
    const id = createSet(lab, { externalId: 'blue' })
    lab.forward(120_000)
    expect(service(lab)).toMatchObject({ deployments: [], runningCount: 4, pendingCount: 0 })
    expect(service(lab)).not.toHaveProperty('taskDefinition')
    expect(sets(lab)).toMatchObject([
      {
        id,
        taskSetArn: `arn:aws:ecs:us-east-1:123456789012:task-set/yard/web/${id}`,
        externalId: 'blue',
        status: 'ACTIVE',
        runningCount: 4,
        launchType: 'EC2',
      },
    ])
    expect(lab.tasks().every((task) => task.startedBy === id)).toBe(true)
  })

  it.each<[string, Input, RegExp]>([
    ['taskDefinition', { taskDefinition: 'web:1' }, /^taskDefinition cannot be specified with the EXTERNAL/],
    ['launchType', { launchType: 'EC2' }, /^launchType cannot be specified/],
    [
      'deploymentConfiguration.deploymentCircuitBreaker',
      { deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } } },
      /only supported with the ECS deployment controller/,
    ],
  ])('refuses %s', (field, fields, words) => {
    const lab = external()
    const base = { cluster: 'yard', serviceName: 'next', desiredCount: 1, deploymentController: { type: 'EXTERNAL' } }
    const error = lab.refused('ecs', 'CreateService', { ...base, ...fields })
    expect(error.field).toBe(field)
    expect(error.message).toMatch(words)
  })

  it('task sets are of such a service alone', () => {
    const lab = external()
    lab.ecs('CreateService', { serviceName: 'own', taskDefinition: 'web:1', desiredCount: 1 })
    const input = { cluster: 'yard', service: 'own', taskDefinition: 'web:1' }
    expect(lab.refused('ecs', 'CreateTaskSet', input)).toMatchObject({
      name: 'InvalidParameterException',
      field: 'service',
    })
    expect(lab.refusal('ecs', 'DeleteTaskSet', { ...IT, cluster: 'yard', taskSet: 'ecs-svc/1' })).toEqual({
      name: 'TaskSetNotFoundException',
      message: 'The specified task set was not found.',
    })
  })
})

describe('TST-2 a task set wants its part of what its service wants', () => {
  it.each([
    [10, 4, 1],
    [50, 4, 2],
    [33.3, 3, 1],
    [34, 3, 2],
    [0, 4, 0],
  ])('a scale of %d, of %d tasks, is %d', (value, desiredCount, wanted) => {
    const lab = external({ desiredCount })
    createSet(lab, { scale: { value, unit: 'PERCENT' } })
    lab.forward(120_000)
    expect(sets(lab)).toMatchObject([{ computedDesiredCount: wanted, runningCount: wanted, scale: { value } }])
  })

  it('follows the desired count, each for itself', () => {
    const lab = external()
    createSet(lab)
    const id = createSet(lab, { taskDefinition: 'web:2', scale: { value: 25, unit: 'PERCENT' } })
    lab.forward(120_000)
    lab.ecs('UpdateService', { ...IT, desiredCount: 6 })
    lab.forward(120_000)
    const [second, first] = sets(lab)
    expect([first?.runningCount, second?.runningCount]).toEqual([6, 2])
    lab.ecs('UpdateTaskSet', { ...IT, taskSet: id, scale: { value: 100, unit: 'PERCENT' } })
    lab.forward(120_000)
    expect(service(lab).runningCount).toBe(12)
  })
})

describe('TST-3 whether a task set is stable', () => {
  it('is STABILIZING until all that it wants run and are healthy, and when one is lost', () => {
    const lab = external()
    createSet(lab)
    expect(sets(lab)[0]?.stabilityStatus).toBe('STABILIZING')
    lab.forward(120_000)
    expect(sets(lab)[0]?.stabilityStatus).toBe('STEADY_STATE')
    const steadyAt = sets(lab)[0]?.stabilityStatusAt as number
    const [task] = lab.tasks()
    lab.ecs('StopTask', { task: task?.id })
    lab.forward(10_000)
    expect(sets(lab)[0]?.stabilityStatus).toBe('STABILIZING')
    lab.forward(120_000)
    expect(sets(lab)[0]?.stabilityStatus).toBe('STEADY_STATE')
    expect(sets(lab)[0]?.stabilityStatusAt).toBeGreaterThan(steadyAt)
    expect(lab.service().isSteady).toBe(true)
    expect(lab.service().events.some(({ message }) => message.includes('deployment completed'))).toBe(false)
  })
})

describe('TST-4 the primary task set', () => {
  it('is the one that is named, and nothing else comes of it', () => {
    const lab = external()
    const first = createSet(lab)
    const second = createSet(lab, { taskDefinition: 'web:2' })
    lab.forward(120_000)
    lab.ecs('UpdateServicePrimaryTaskSet', { ...IT, primaryTaskSet: first })
    lab.ecs('UpdateServicePrimaryTaskSet', { ...IT, primaryTaskSet: second })
    lab.forward(60_000)
    expect(sets(lab)).toMatchObject([
      { id: second, status: 'PRIMARY', runningCount: 4 },
      { id: first, status: 'ACTIVE', runningCount: 4 },
    ])
  })

  it('tasks of each are registered with the load balancer of its own', () => {
    const lab = external()
    const group = createGroup(lab, { TargetType: 'instance' })
    createListener(lab, { balancer: createBalancer(lab), group })
    register(lab, 'front', { containerFields: { portMappings: [{ containerPort: 80, hostPort: 0 }] } })
    const loadBalancers = [{ targetGroupArn: group, containerName: 'main', containerPort: 80 }]
    createSet(lab)
    createSet(lab, { taskDefinition: 'front:1', loadBalancers, scale: { value: 50, unit: 'PERCENT' } })
    lab.forward(240_000)
    expect([...lab.world.targets.values()].filter(({ poolId }) => poolId === group)).toHaveLength(2)
    expect(sets(lab)).toMatchObject([{ loadBalancers, stabilityStatus: 'STEADY_STATE' }, { loadBalancers: [] }])
  })
})

describe('TST-5 a task set that is deleted', () => {
  it('has to be scaled to none first, or forced; it is DRAINING until its last task has stopped', () => {
    const lab = external()
    const id = createSet(lab)
    lab.forward(120_000)
    const named = { ...IT, cluster: 'yard', taskSet: id }
    expect(lab.refusal('ecs', 'DeleteTaskSet', named)).toEqual({
      name: 'InvalidParameterException',
      message: 'The task set cannot be deleted while it is scaled above 0.',
    })
    const { taskSet } = lab.ecs('DeleteTaskSet', { ...named, force: true })
    expect(taskSet).toMatchObject({ status: 'DRAINING', computedDesiredCount: 0 })
    expect(lab.refused('ecs', 'UpdateTaskSet', { ...named, scale: { value: 10 } }).field).toBe('taskSet')
    lab.forward(60_000)
    expect(sets(lab)).toEqual([])
    expect(service(lab)).toMatchObject({ taskSets: [], runningCount: 0 })
    expect(lab.ecs('DescribeTaskSets', { ...IT, taskSets: [id] })).toMatchObject({
      failures: [{ arn: `arn:aws:ecs:us-east-1:123456789012:task-set/yard/web/${id}`, reason: 'MISSING' }],
    })
  })

  it('goes with its last task, however long that takes, though none is PRIMARY and the newest has no room', () => {
    const lab = external()
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', ignoresSigterm: true })
    const id = createSet(lab)
    lab.forward(120_000)
    register(lab, 'large', { containerFields: { memory: 100_000 } })
    const next = createSet(lab, { taskDefinition: 'large:1' })
    lab.forward(20_000)
    lab.ecs('DeleteTaskSet', { ...IT, taskSet: id, force: true })
    lab.forward(20_000)
    expect(sets(lab)).toMatchObject([{ id: next }, { id, status: 'DRAINING', stabilityStatus: 'STEADY_STATE' }])
    lab.forward(60_000)
    expect(sets(lab)).toMatchObject([{ id: next, stabilityStatus: 'STABILIZING', runningCount: 0 }])
  })
})

describe('TST-6 UpdateService of a service whose deployments another makes', () => {
  it.each<[string, Input, string]>([
    [
      'taskDefinition',
      { taskDefinition: 'web:2' },
      'Unable to update task definition on services with an EXTERNAL deployment controller.',
    ],
    [
      'forceNewDeployment',
      { forceNewDeployment: true },
      'Cannot force a new deployment on services with an EXTERNAL deployment controller.',
    ],
    [
      'deploymentConfiguration.alarms',
      { deploymentConfiguration: { alarms: { alarmNames: [], enable: false, rollback: false } } },
      'Unable to update alarms on services with an EXTERNAL deployment controller.',
    ],
  ])('refuses %s', (field, fields, words) => {
    const error = external().refused('ecs', 'UpdateService', { ...IT, cluster: 'yard', ...fields })
    expect(error.field).toBe(field)
    expect(error.message).toContain(words)
  })

  it('takes the desired count, percents and placement', () => {
    const lab = external()
    createSet(lab)
    lab.forward(120_000)
    const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 150 }
    const placementStrategy = [{ type: 'random' }]
    lab.ecs('UpdateService', { ...IT, desiredCount: 2, deploymentConfiguration, placementStrategy })
    lab.forward(60_000)
    expect(service(lab)).toMatchObject({ desiredCount: 2, runningCount: 2, deploymentConfiguration })
  })
})

import { describe, expect, it } from 'vitest'
import { ActionChecker } from '../../testing/actionChecker.ts'
import {
  createService,
  register,
  registerFargate,
  runTask,
  updateService,
  NETWORK,
  yard,
} from '../../testing/builders.ts'
import { addProvider, putProviders } from '../../testing/providers.ts'
import { statusOf, type Input, type TestLab } from '../../testing/testLab.ts'

const BY_CP = { capacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1 }] }

/** A provider with as many instances that have registered, beside instances that are of none. */
function providerYard(options: Parameters<typeof addProvider>[1] = {}, others = 0): TestLab {
  const lab = yard({ instances: others })
  addProvider(lab, options)
  putProviders(lab, ['cp', 'FARGATE', 'FARGATE_SPOT'])
  register(lab)
  lab.forward(200_000)
  return lab
}

function described(lab: TestLab, ids: readonly string[]): readonly Input[] {
  return lab.ecs('DescribeTasks', { tasks: ids }).tasks as readonly Input[]
}

describe('CPR-4 tasks of a provider', () => {
  it('go to its instances alone, and tell its name, as the instances do', () => {
    const lab = providerYard({ instances: 1 }, 2)
    const { ids } = runTask(lab, { count: 2, ...BY_CP })
    expect(described(lab, ids).map((one) => [one.capacityProviderName, one.launchType])).toEqual([
      ['cp', 'EC2'],
      ['cp', 'EC2'],
    ])
    const own = lab.instances.find((one) => one.autoScalingGroupName === 'cp-group')
    expect(ids.map((id) => lab.task(id).instanceId)).toEqual([own?.id, own?.id])
    const instances = lab.ecs('DescribeContainerInstances', { containerInstances: lab.instances.map((one) => one.id) })
    expect((instances.containerInstances as readonly Input[]).map((one) => one.capacityProviderName)).toEqual([
      undefined,
      undefined,
      'cp',
    ])
  })

  it('those of a launch type go anywhere', () => {
    const lab = providerYard({ instances: 1 }, 0)
    expect(runTask(lab, { launchType: 'EC2' }).ids).toHaveLength(1)
    expect(lab.ecs('DescribeTasks', { tasks: [...lab.world.tasks.keys()] }).tasks).not.toHaveProperty(
      '0.capacityProviderName',
    )
  })
})

describe('CPR-2 where tasks without a launch type go', () => {
  it('by the default strategy of their cluster, a service too', () => {
    const lab = providerYard({ instances: 1 })
    putProviders(lab, ['cp'], [{ capacityProvider: 'cp', weight: 1 }])
    createService(lab, { desiredCount: 1 })
    lab.forward(5_000)
    expect(lab.tasks().map((one) => one.capacityProviderName)).toEqual(['cp'])
    const [service] = lab.ecs('DescribeServices', { services: ['web'] }).services as readonly Input[]
    expect(service).toMatchObject({ capacityProviderStrategy: [{ capacityProvider: 'cp', weight: 1, base: 0 }] })
    expect(service).not.toHaveProperty('launchType')
  })

  it('a strategy of Fargate’s providers runs tasks on Fargate', () => {
    const lab = providerYard()
    registerFargate(lab)
    putProviders(lab, ['FARGATE'], [{ capacityProvider: 'FARGATE', weight: 1 }])
    const { ids } = runTask(lab, { taskDefinition: 'far', networkConfiguration: NETWORK })
    expect(described(lab, ids)).toMatchObject([{ launchType: 'FARGATE', capacityProviderName: 'FARGATE' }])
  })

  it('another strategy of a service is a new deployment', () => {
    const lab = providerYard({ instances: 1 })
    createService(lab, { desiredCount: 1 })
    lab.forward(60_000)
    updateService(lab, BY_CP)
    expect(lab.service().deployments).toHaveLength(2)
    lab.forward(120_000)
    expect(lab.tasks().map((one) => one.capacityProviderName)).toEqual(['cp'])
    updateService(lab, BY_CP)
    expect(lab.service().deployments).toHaveLength(1)
  })
})

describe('CPR-3 tasks of a service', () => {
  it('are shared out as its strategy says, and each choice tells why', () => {
    const lab = providerYard()
    registerFargate(lab)
    const capacityProviderStrategy = [
      { capacityProvider: 'FARGATE', weight: 1, base: 2 },
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
    ]
    createService(lab, {
      taskDefinition: 'far',
      desiredCount: 10,
      capacityProviderStrategy,
      networkConfiguration: NETWORK,
    })
    lab.forward(60_000)
    const names = lab.tasks().map((one) => one.capacityProviderName)
    expect(['FARGATE', 'FARGATE_SPOT'].map((name) => names.filter((one) => one === name).length)).toEqual([4, 6])
    const choices = lab.decisions.flatMap((one) => (one.kind === 'strategy' ? [one] : []))
    expect(choices.slice(0, 3).map((one) => [one.chosen, one.because, one.counts])).toEqual([
      ['FARGATE', 'base', [0, 0]],
      ['FARGATE', 'base', [1, 0]],
      ['FARGATE', 'weight', [2, 0]],
    ])
  })
})

describe('CPR-5 tasks without room', () => {
  it('wait in PROVISIONING where their provider scales, and go on when an instance comes, oldest first', () => {
    const lab = providerYard({ instances: 0 })
    const { ids, reasons } = runTask(lab, { count: 2, ...BY_CP })
    expect(reasons).toEqual([])
    lab.forward(10_000)
    expect(described(lab, ids)).toMatchObject([{ lastStatus: 'PROVISIONING' }, { lastStatus: 'PROVISIONING' }])
    expect(described(lab, ids)[0]).not.toHaveProperty('containerInstanceArn')
    expect(described(lab, ids)[0]).not.toHaveProperty('availabilityZone')
    lab.act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'cp-group', DesiredCapacity: 1 })
    lab.forward(200_000)
    expect(ids.map((id) => statusOf(lab.task(id)))).toEqual(['RUNNING', 'RUNNING'])
    expect(lab.world.waitingTasks.size).toBe(0)
    expect(lab.instance(0).tasksCount).toBe(2)
  })

  it('one with an interface of its own waits for an instance in a zone of its subnets', () => {
    const lab = providerYard({ instances: 0 })
    register(lab, 'alone', { networkMode: 'awsvpc' })
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } }
    const { ids } = runTask(lab, { taskDefinition: 'alone', networkConfiguration, ...BY_CP })
    const checker = new ActionChecker(lab.world)
    lab.engine.listener = (change) => checker.see(change, lab.nowMs)
    lab.act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'cp-group', DesiredCapacity: 3 })
    lab.forward(200_000)
    expect(ids.map((id) => lab.task(id).availabilityZone)).toEqual(['us-east-1a'])
    expect(checker.problems).toEqual([])
  })

  it('take only the room that there is', () => {
    const lab = providerYard({ instances: 1 })
    // Three of 512 MiB fit 1,910 MiB.
    const { ids } = runTask(lab, { count: 5, ...BY_CP })
    lab.forward(60_000)
    expect(ids.map((id) => statusOf(lab.task(id)))).toEqual([
      'RUNNING',
      'RUNNING',
      'RUNNING',
      'PROVISIONING',
      'PROVISIONING',
    ])
    lab.ecs('StopTask', { task: ids[0] })
    lab.forward(30_000)
    expect(ids.map((id) => statusOf(lab.task(id)))).toEqual([
      'STOPPED',
      'RUNNING',
      'RUNNING',
      'RUNNING',
      'PROVISIONING',
    ])
    lab.ecs('StopTask', { task: ids[4] })
    expect([statusOf(lab.task(ids[4] ?? '')), lab.world.waitingTasks.size]).toEqual(['STOPPED', 0])
  })

  it('are refused where it does not, as without a provider', () => {
    const lab = providerYard({ instances: 1, managedScaling: { status: 'DISABLED' } })
    const { ids, reasons } = runTask(lab, { count: 5, ...BY_CP })
    expect([ids.length, reasons]).toEqual([3, ['RESOURCE:MEMORY', 'RESOURCE:MEMORY']])
  })

  it('are taken as soon as managed scaling is enabled, if a service waits for a place', () => {
    const lab = providerYard({ instances: 1, managedScaling: { status: 'DISABLED' } })
    createService(lab, { desiredCount: 5, ...BY_CP })
    lab.forward(30_000)
    expect([lab.tasks().length, lab.service().waiting?.count]).toEqual([3, 2])
    const autoScalingGroupProvider = { managedScaling: { status: 'ENABLED' } }
    lab.ecs('UpdateCapacityProvider', { name: 'cp', autoScalingGroupProvider })
    lab.forward(1_000)
    expect([lab.tasks().map(statusOf).slice(3), lab.service().waiting]).toEqual([
      ['PROVISIONING', 'PROVISIONING'],
      null,
    ])
  })

  it('a service counts them as pending and does not wait for a place itself', () => {
    const lab = providerYard({ instances: 0 })
    createService(lab, { desiredCount: 3, ...BY_CP })
    lab.forward(30_000)
    expect([lab.service().deployments[0]?.pendingCount, lab.service().waiting]).toEqual([3, null])
    expect(lab.tasks().map(statusOf)).toEqual(['PROVISIONING', 'PROVISIONING', 'PROVISIONING'])
    updateService(lab, { desiredCount: 1 })
    lab.forward(30_000)
    expect(lab.tasks()).toHaveLength(1)
  })

  it('at most 500 of a cluster wait', () => {
    const lab = providerYard({ instances: 0 })
    createService(lab, { desiredCount: 600, ...BY_CP })
    lab.forward(120_000)
    expect(lab.world.waitingTasks.get('yard')?.size).toBe(500)
    expect(lab.service().waiting?.count).toBe(100)
    const input = { cluster: 'yard', taskDefinition: 'web', ...BY_CP }
    expect(lab.refusal('ecs', 'RunTask', input).name).toBe('ClientException')
  })
})

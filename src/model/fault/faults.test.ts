import { describe, expect, it } from 'vitest'
import {
  createService,
  NETWORK,
  register,
  registerFargate,
  runTask,
  steadyYard,
  updateService,
  yard,
} from '../../testing/builders.ts'
import { runQuery } from '../engine/door.ts'
import { putProviders } from '../../testing/providers.ts'
import { statusOf, type TestLab } from '../../testing/testLab.ts'

const ON_FARGATE = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
const NO_ROOM = 'Capacity is unavailable at this time. Please try again later or in a different availability zone'

describe('FLT-1 a container that crashes', () => {
  it('an essential one stops its task as one that exited, and its service starts another', () => {
    const lab = steadyYard({ service: { desiredCount: 2 } })
    const [task] = lab.tasks()
    lab.act('lab', 'CrashContainer', { cluster: 'yard', task: task?.id, exitCode: 139 })
    lab.forward(30_000)
    expect(lab.ecs('DescribeTasks', { tasks: [task?.id] }).tasks).toMatchObject([
      {
        lastStatus: 'STOPPED',
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        containers: [{ lastStatus: 'STOPPED', exitCode: 139 }],
      },
    ])
    lab.forward(60_000)
    expect(lab.tasks().map(statusOf)).toEqual(['RUNNING', 'RUNNING'])
    expect(lab.decisions.filter((one) => one.kind === 'fault')).toMatchObject([{ what: 'containerCrashed', tasks: 1 }])
  })

  it('one that is not essential leaves its task as it is, and a restart policy starts it again', () => {
    const lab = yard({ instances: 1 })
    const side = { name: 'side', image: 'log:1', memory: 64, essential: false }
    const again = { ...side, name: 'again', restartPolicy: { enabled: true, restartAttemptPeriod: 60 } }
    lab.ecs('RegisterTaskDefinition', {
      family: 'pair',
      containerDefinitions: [{ name: 'main', image: 'web:1', memory: 64 }, side, again],
    })
    const { ids } = runTask(lab, { taskDefinition: 'pair' })
    lab.forward(120_000)
    for (const containerName of ['side', 'again']) {
      lab.act('lab', 'CrashContainer', { cluster: 'yard', task: ids[0], containerName })
    }
    lab.forward(1_000)
    expect(lab.ecs('DescribeTasks', { tasks: ids }).tasks).toMatchObject([
      {
        lastStatus: 'RUNNING',
        containers: [{ lastStatus: 'RUNNING' }, { lastStatus: 'STOPPED', exitCode: 1 }, { lastStatus: 'RUNNING' }],
      },
    ])
    expect(lab.world.containers.get(ids[0] ?? '')?.[2]?.restartCount).toBe(1)
  })

  it('what does not run cannot crash', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    const { ids } = runTask(lab)
    const crash = { cluster: 'yard', task: ids[0] }
    expect(lab.refused('lab', 'CrashContainer', crash).field).toBe('task')
    lab.forward(60_000)
    expect(lab.refused('lab', 'CrashContainer', { ...crash, containerName: 'other' }).field).toBe('containerName')
    expect(lab.refused('lab', 'CrashContainer', { cluster: 'yard', task: '0'.repeat(32) }).field).toBe('task')
  })
})

describe('FLT-5 Fargate without capacity', () => {
  function without(zones?: readonly string[]): TestLab {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    lab.act('lab', 'SetFargateCapacity', { available: false, ...(zones && { availabilityZones: zones }) })
    return lab
  }

  it('RunTask tells it as a failure without an ARN, a service as an event', () => {
    const lab = without()
    expect(lab.ecs('RunTask', ON_FARGATE)).toMatchObject({ tasks: [], failures: [{ reason: NO_ROOM }] })
    createService(lab, ON_FARGATE)
    lab.forward(60_000)
    expect(lab.messages().at(-1)).toContain(`was unable to place a task. Reason: ${NO_ROOM}.`)
    lab.act('lab', 'SetFargateCapacity', { available: true })
    lab.forward(120_000)
    expect(lab.tasks().map(statusOf)).toEqual(['RUNNING', 'RUNNING', 'RUNNING', 'RUNNING'])
  })

  it('where some zones have it tasks start in those', () => {
    const lab = without(['us-east-1a', 'us-east-1c'])
    createService(lab, ON_FARGATE)
    lab.forward(120_000)
    expect(new Set(lab.tasks().map((one) => one.availabilityZone))).toEqual(new Set(['us-east-1b']))
  })

  it('Spot has a shortage of its own, and what runs goes on', () => {
    const lab = yard({ instances: 0 })
    putProviders(lab, ['FARGATE', 'FARGATE_SPOT'])
    registerFargate(lab)
    createService(lab, ON_FARGATE)
    lab.forward(120_000)
    lab.act('lab', 'SetFargateCapacity', { available: false })
    lab.forward(120_000)
    expect(lab.tasks().map(statusOf)).toEqual(['RUNNING', 'RUNNING', 'RUNNING', 'RUNNING'])
    const bySpot = { capacityProviderStrategy: [{ capacityProvider: 'FARGATE_SPOT', weight: 1 }] }
    const { taskDefinition, networkConfiguration } = ON_FARGATE
    expect(runTask(lab, { taskDefinition, networkConfiguration, ...bySpot }).ids).toHaveLength(1)
  })
})

describe('FLT-6 calls that are throttled', () => {
  it('what changes something is refused, and what reads is not', () => {
    const lab = yard({ instances: 1 })
    lab.act('lab', 'ThrottleApi', { forSeconds: 60 })
    const refusal = lab.refused('ecs', 'RunTask', { taskDefinition: 'web' })
    expect([refusal.name, refusal.message]).toEqual(['ThrottlingException', 'Rate exceeded'])
    expect(lab.ecs('ListClusters', {}).clusterArns).toHaveLength(1)
    lab.forward(59_999)
    expect(lab.refused('ecs', 'CreateCluster', { clusterName: 'other' }).name).toBe('ThrottlingException')
    lab.forward(1)
    lab.ecs('CreateCluster', { clusterName: 'other' })
    expect(lab.world.faults.size).toBe(0)
  })

  it('the scheduler starts nothing, says so, and goes on when it is over', () => {
    const lab = steadyYard()
    const [task] = lab.tasks()
    lab.ecs('StopTask', { task: task?.id })
    lab.act('lab', 'ThrottleApi', { forSeconds: 120 })
    lab.forward(60_000)
    expect(lab.tasks()).toHaveLength(3)
    expect(lab.messages().at(-1)).toBe('operations are being throttled. Will try again later.')
    expect(lab.rolling().at(-1)).toMatchObject({ rule: 'FLT-6', waitsFor: 'api' })
    lab.forward(120_000)
    expect(lab.tasks().map(statusOf)).toEqual(['RUNNING', 'RUNNING', 'RUNNING', 'RUNNING'])
  })

  it('with reads no call is taken, whatever of a shorter one comes after, and queries of the page go on', () => {
    const lab = yard({ instances: 1 })
    lab.act('lab', 'ThrottleApi', { forSeconds: 60 })
    lab.act('lab', 'ThrottleApi', { forSeconds: 30, withReads: true })
    lab.act('lab', 'ThrottleApi', { forSeconds: 90 })
    for (const operation of ['ListClusters', 'DescribeClusters']) {
      expect(lab.refused('ecs', operation, {})).toMatchObject({ name: 'ThrottlingException', message: 'Rate exceeded' })
    }
    expect(runQuery(lab.world, { service: 'ecs', operation: 'ListClusters', input: {} }).output).toHaveProperty(
      'clusterArns',
    )
    expect(lab.act('elbv2', 'DescribeLoadBalancers', {}).LoadBalancers).toEqual([])
    lab.forward(89_999)
    expect(lab.refused('ecs', 'ListClusters', {}).name).toBe('ThrottlingException')
    lab.forward(1)
    expect(lab.ecs('ListClusters', {}).clusterArns).toHaveLength(1)
  })

  it('0 seconds ends it, and a longer one counts', () => {
    const lab = steadyYard()
    lab.act('lab', 'ThrottleApi', { forSeconds: 60 })
    lab.act('lab', 'ThrottleApi', { forSeconds: 120 })
    lab.forward(60_000)
    expect(lab.world.faults.size).toBe(1)
    lab.act('lab', 'ThrottleApi', { forSeconds: 0 })
    updateService(lab, { desiredCount: 5 })
    lab.forward(60_000)
    expect(lab.tasks()).toHaveLength(5)
  })
})

import { describe, expect, it } from 'vitest'
import { addInstances, createService, register, runTask, yard } from '../../testing/builders.ts'
import { TestLab } from '../../testing/testLab.ts'

const ARN = 'arn:aws:ecs:us-east-1:123456789012:cluster/yard'

describe('CLU-1 clusters', () => {
  it('creating one that exists returns it', () => {
    const lab = new TestLab()
    const first = lab.ecs('CreateCluster', { clusterName: 'yard' })
    const { hash } = lab.engine
    lab.forward(5_000)
    expect(lab.ecs('CreateCluster', { clusterName: 'yard' })).toEqual(first)
    expect(lab.engine.hash).toBe(hash)
    expect(first.cluster).toEqual({
      clusterArn: ARN,
      clusterName: 'yard',
      status: 'ACTIVE',
      registeredContainerInstancesCount: 0,
      runningTasksCount: 0,
      pendingTasksCount: 0,
      activeServicesCount: 0,
      statistics: [],
      settings: [{ name: 'containerInsights', value: 'disabled' }],
      capacityProviders: [],
      defaultCapacityProviderStrategy: [],
      tags: [],
    })
  })

  it('an operation that names none means default, which is not there from the start', () => {
    const lab = new TestLab()
    expect(lab.refusal('ecs', 'ListServices', {})).toEqual({
      name: 'ClusterNotFoundException',
      message: 'Cluster not found.',
    })
    lab.ecs('CreateCluster', {})
    expect(lab.act('ecs', 'ListServices', {})).toEqual({ serviceArns: [] })
    expect(lab.act('ecs', 'DescribeClusters', {}).clusters).toMatchObject([{ clusterName: 'default' }])
  })

  it('are named by name or ARN, of this account, region and kind', () => {
    const lab = yard({ instances: 0 })
    for (const cluster of ['yard', ARN]) expect(lab.act('ecs', 'ListServices', { cluster }).serviceArns).toEqual([])
    for (const cluster of [
      ARN.replace('us-east-1', 'eu-west-1'),
      ARN.replace('cluster/', 'service/'),
      'arn:aws:s3:::x',
    ]) {
      expect(lab.refusal('ecs', 'ListServices', { cluster })).toEqual({
        name: 'InvalidParameterException',
        message: `Invalid identifier: "${cluster}" is not the ARN of a cluster of this account and region.`,
      })
    }
  })

  it('count what is in them', () => {
    const lab = yard({ instances: 2 })
    register(lab)
    createService(lab, { desiredCount: 3 })
    runTask(lab)
    lab.to(5_000)
    const counts = () =>
      (lab.ecs('DescribeClusters', { clusters: ['yard', 'nowhere'] }).clusters as readonly object[])[0]
    expect(counts()).toMatchObject({
      registeredContainerInstancesCount: 2,
      pendingTasksCount: 4,
      runningTasksCount: 0,
      activeServicesCount: 1,
    })
    lab.to(60_000)
    expect(counts()).toMatchObject({ pendingTasksCount: 0, runningTasksCount: 4 })
    expect(lab.ecs('DescribeClusters', { clusters: ['nowhere'] }).failures).toEqual([
      { arn: ARN.replace('yard', 'nowhere'), reason: 'MISSING' },
    ])
    expect(lab.ecs('ListClusters', {})).toEqual({ clusterArns: [ARN] })
  })

  it.each(['', 'a b', 'ä', 'x'.repeat(256), '../yard'])('refuses the name %j', (clusterName) => {
    expect(new TestLab().refusal('ecs', 'CreateCluster', { clusterName }).message).toMatch(
      /^Invalid parameter clusterName: /,
    )
  })
})

describe('CLU-1 deleting a cluster', () => {
  const refused = (lab: TestLab) => lab.refusal('ecs', 'DeleteCluster', { cluster: 'yard' })

  it('needs it to be empty of services, then tasks, then instances', () => {
    const lab = yard({ instances: 0 })
    register(lab)
    createService(lab, { desiredCount: 0 })
    expect(refused(lab)).toEqual({
      name: 'ClusterContainsServicesException',
      message: 'The Cluster cannot be deleted while Services are active.',
    })
    lab.ecs('DeleteService', { service: 'web' })
    expect(refused(lab).name).toBe('ClusterContainsServicesException')
    lab.forward(2_000)
    addInstances(lab, { count: 1 })
    runTask(lab)
    expect(refused(lab)).toEqual({
      name: 'ClusterContainsTasksException',
      message: 'The Cluster cannot be deleted while Tasks are active.',
    })
    lab.ecs('StopTask', { task: [...lab.world.tasks.keys()][0] })
    lab.forward(5_000)
    expect(refused(lab)).toEqual({
      name: 'ClusterContainsContainerInstancesException',
      message: 'The Cluster cannot be deleted while Container Instances are active or draining.',
    })
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(0).ec2InstanceId] })
    expect(lab.ecs('DeleteCluster', {}).cluster).toMatchObject({ status: 'INACTIVE' })
  })

  it('one that boots is an instance too', () => {
    const lab = yard({ instances: 0 })
    lab.act('ec2', 'RunInstances', { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1, UserData: 'ECS_CLUSTER=yard' })
    expect(refused(lab).name).toBe('ClusterContainsContainerInstancesException')
  })

  it('makes it INACTIVE: described, not listed, and its name is free', () => {
    const lab = yard({ instances: 0 })
    lab.ecs('DeleteCluster', {})
    expect(lab.ecs('ListClusters', {})).toEqual({ clusterArns: [] })
    expect(lab.ecs('DescribeClusters', { clusters: ['yard'] }).clusters).toMatchObject([{ status: 'INACTIVE' }])
    expect(refused(lab)).toEqual({
      name: 'ClusterNotFoundException',
      message: 'The referenced cluster was inactive.',
    })
    expect(lab.ecs('CreateCluster', { clusterName: 'yard' }).cluster).toMatchObject({ status: 'ACTIVE' })
  })
})

it('DET-8 a lab holds a hundred clusters', () => {
  const lab = new TestLab()
  for (let i = 0; i < 100; i++) lab.ecs('CreateCluster', { clusterName: `c${String(i)}` })
  expect(lab.refusal('ecs', 'CreateCluster', { clusterName: 'more' }).name).toBe('LimitExceededException')
  lab.act('ecs', 'DeleteCluster', { cluster: 'c7' })
  // One that comes back is not one more.
  expect(lab.ecs('CreateCluster', { clusterName: 'c7' }).cluster).toMatchObject({ status: 'ACTIVE' })
})

import { describe, expect, it } from 'vitest'
import { createService, register, runTask, steadyYard, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

const REASON = 'Container instance deregistration forced by user'

function deregister(lab: TestLab, index = 0, fields: Input = {}): Input {
  const containerInstance = lab.instance(index).id
  return lab.ecs('DeregisterContainerInstance', { containerInstance, ...fields }).containerInstance as Input
}

/** The instance that was deregistered, as ECS describes it. */
function described(lab: TestLab, id: string): Input | undefined {
  return (lab.ecs('DescribeContainerInstances', { containerInstances: [id] }).containerInstances as Input[])[0]
}

describe('INS-6 a container instance is deregistered', () => {
  it('without force only when it has no tasks', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    const [task] = runTask(lab).ids
    const input = { cluster: 'yard', containerInstance: lab.instance(0).id }
    for (const force of [undefined, false]) {
      expect(
        lab.refusal('ecs', 'DeregisterContainerInstance', { ...input, ...(force === false && { force }) }),
      ).toEqual({
        name: 'InvalidParameterException',
        message: 'Found running tasks on the instance.',
      })
    }
    lab.ecs('StopTask', { task })
    lab.forward(60_000)
    const told = deregister(lab)
    expect(told).toMatchObject({ status: 'INACTIVE', agentConnected: true, runningTasksCount: 0, tags: [] })
    expect(lab.ecs('ListContainerInstances', {}).containerInstanceArns).toEqual([])
  })

  it('drained and deregistered, its cluster can be deleted', () => {
    const lab = yard({ instances: 1 })
    const containerInstances = [lab.instance(0).id]
    lab.forward(60_000)
    lab.ecs('UpdateContainerInstancesState', { containerInstances, status: 'DRAINING' })
    lab.forward(60_000)
    deregister(lab)
    expect(lab.ecs('DescribeClusters', { clusters: ['yard'] }).clusters).toMatchObject([
      { registeredContainerInstancesCount: 0 },
    ])
    expect(lab.ecs('DeleteCluster', {}).cluster).toMatchObject({ status: 'INACTIVE' })
  })

  it('by force: its tasks are STOPPED at once, and services start others elsewhere', () => {
    const lab = steadyYard({ instances: 2 })
    const { id } = lab.instance(0)
    const lost = [...(lab.world.liveByInstance.get(id) ?? [])]
    expect(lost).toHaveLength(2)
    const told = deregister(lab, 0, { force: true })
    expect(told).toMatchObject({ status: 'INACTIVE', runningTasksCount: 0 })
    expect(told.remainingResources).toEqual(told.registeredResources)
    const tasks = lab.ecs('DescribeTasks', { tasks: lost }).tasks as readonly Input[]
    for (const one of tasks) {
      expect(one).toMatchObject({ lastStatus: 'STOPPED', stopCode: 'UserInitiated', stoppedReason: REASON })
      expect((one.containers as Input[])[0]).not.toHaveProperty('exitCode')
    }
    lab.forward(60_000)
    expect(lab.tasks().map((one) => one.instanceId === id)).toEqual([false, false, false, false])
  })

  it('gets nothing more, is INACTIVE to who asks, and comes back by no act', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    const { id } = lab.instance(0)
    deregister(lab)
    expect(described(lab, id)).toMatchObject({ status: 'INACTIVE' })
    createService(lab, { desiredCount: 1 })
    lab.forward(60_000)
    expect(lab.messages().at(-1)).toContain('No Container Instances were found in your cluster.')
    const containerInstances = [id]
    expect(lab.ecs('UpdateContainerInstancesState', { containerInstances, status: 'ACTIVE' })).toMatchObject({
      containerInstances: [],
      failures: [{ arn: `arn:aws:ecs:us-east-1:123456789012:container-instance/yard/${id}`, reason: 'INACTIVE' }],
    })
    const started = lab.ecs('StartTask', { taskDefinition: 'web:1', containerInstances })
    expect(started).toMatchObject({ tasks: [], failures: [{ reason: 'INACTIVE' }] })
    expect(lab.refusal('ecs', 'DeregisterContainerInstance', { cluster: 'yard', containerInstance: id })).toEqual({
      name: 'ClientException',
      message: `Container instance ${id} is inactive.`,
    })
    const input = { cluster: 'yard', containerInstance: 'nowhere' }
    expect(lab.refused('ecs', 'DeregisterContainerInstance', input)).toEqual({
      name: 'ClientException',
      message: 'Referenced container instance nowhere not found.',
      field: 'containerInstance',
    })
  })

  it('its tags go with it', () => {
    const lab = yard({ instances: 1 })
    const resourceArn = `arn:aws:ecs:us-east-1:123456789012:container-instance/yard/${lab.instance(0).id}`
    lab.act('ecs', 'TagResource', { resourceArn, tags: [{ key: 'team', value: 'dev' }] })
    deregister(lab)
    expect(lab.world.tags.size).toBe(0)
  })

  it('the EC2 instance goes on until it is terminated', () => {
    const lab = yard({ instances: 1 })
    const { id, ec2InstanceId } = lab.instance(0)
    deregister(lab)
    expect(lab.world.deregisteredInstances.get(id)?.ec2InstanceId).toBe(ec2InstanceId)
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [ec2InstanceId] })
    expect(lab.world.deregisteredInstances.size).toBe(0)
    expect(described(lab, id)).toBeUndefined()
  })

  it('and counts for its Auto Scaling group: none comes in its place', () => {
    const lab = yard({ instances: 0 })
    const LaunchTemplate = { LaunchTemplateName: 't' }
    lab.act('ec2', 'CreateLaunchTemplate', {
      ...LaunchTemplate,
      LaunchTemplateData: { InstanceType: 'm5.large', UserData: 'ECS_CLUSTER=yard' },
    })
    const AutoScalingGroupName = 'g'
    const group = { AutoScalingGroupName, LaunchTemplate, MinSize: 0, MaxSize: 4, DesiredCapacity: 2 }
    lab.act('autoscaling', 'CreateAutoScalingGroup', group)
    lab.forward(200_000)
    const { ec2InstanceId } = lab.instance(0)
    deregister(lab)
    lab.forward(200_000)
    const members = () =>
      (lab.act('autoscaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups as Input[]).flatMap(
        (one) => one.Instances as Input[],
      )
    expect([lab.instances.length, members().length]).toEqual([1, 2])
    expect(members()[0]).toMatchObject({ InstanceId: ec2InstanceId, LifecycleState: 'InService' })
    // The oldest of its zone goes first, registered or not.
    lab.act('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity: 1 })
    expect([lab.instances.length, lab.world.deregisteredInstances.size, members().length]).toEqual([1, 0, 1])
    deregister(lab)
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [String(members()[0]?.InstanceId)] })
    expect(members()).toMatchObject([{ LifecycleState: 'Pending' }])
  })
})

import { describe, expect, it } from 'vitest'
import { register, runTask, yard } from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'

function described(lab: TestLab, fields: Input = {}): Input {
  const input = { containerInstances: [lab.instance(0).id], ...fields }
  return (lab.ecs('DescribeContainerInstances', input).containerInstances as Input[])[0] ?? {}
}

describe('INS-7 what ECS answers of a container instance', () => {
  it('its version rises with each change of which ECS sends an event', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    const versions = [described(lab).version]
    const then = (act: () => void) => {
      act()
      versions.push(described(lab).version)
    }
    const containerInstances = [lab.instance(0).id]
    const connect = (connected: boolean) =>
      lab.act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance: lab.instance(0).id, connected })
    then(() => runTask(lab))
    then(() => lab.forward(60_000))
    then(() => lab.ecs('StopTask', { task: [...lab.world.tasks.keys()][0] }))
    then(() => lab.forward(60_000))
    then(() => connect(false))
    then(() => connect(true))
    then(() => lab.ecs('UpdateContainerInstancesState', { containerInstances, status: 'DRAINING' }))
    then(() => lab.ecs('UpdateContainerInstancesState', { containerInstances, status: 'DRAINING' }))
    expect(versions).toEqual([1, 2, 2, 2, 3, 4, 5, 6, 6])
  })

  it('the versions of its agent and of Docker, and no member that is not set', () => {
    const told = described(yard({ instances: 1 }))
    expect(told.versionInfo).toEqual({
      agentVersion: expect.stringMatching(/^1\.\d+\.\d+$/) as string,
      agentHash: expect.stringMatching(/^[0-9a-f]{8}$/) as string,
      dockerVersion: expect.stringMatching(/^DockerVersion: \d+\.\d+\.\d+$/) as string,
    })
    expect(told.attachments).toEqual([])
    for (const name of ['capacityProviderName', 'agentUpdateStatus', 'statusReason', 'healthStatus']) {
      expect(told).not.toHaveProperty(name)
    }
  })

  it('its health when it is asked for', () => {
    const lab = yard({ instances: 1 })
    const since = 1_767_225_600
    expect(described(lab, { include: ['CONTAINER_INSTANCE_HEALTH'] }).healthStatus).toEqual({
      overallStatus: 'OK',
      details: [{ type: 'CONTAINER_RUNTIME', status: 'OK', lastUpdated: since, lastStatusChange: since }],
    })
  })

  it('at most ten are drained or activated at once', () => {
    const lab = yard({ instances: 11 })
    const containerInstances = lab.instances.map((one) => one.id)
    const input = { cluster: 'yard', status: 'DRAINING', containerInstances }
    expect(lab.refused('ecs', 'UpdateContainerInstancesState', input)).toEqual({
      name: 'InvalidParameterException',
      message: 'instanceIds can have at most 10 items.',
      field: 'containerInstances',
    })
    lab.act('ecs', 'UpdateContainerInstancesState', { ...input, containerInstances: containerInstances.slice(1) })
    expect(lab.instances.filter((one) => one.status === 'DRAINING')).toHaveLength(10)
  })

  it('takes the id of its EC2 instance too, which ECS does not', () => {
    const lab = yard({ instances: 1 })
    const { id, ec2InstanceId } = lab.instance(0)
    const told = described(lab, { containerInstances: [ec2InstanceId] })
    expect(told.containerInstanceArn).toMatch(new RegExp(`/yard/${id}$`))
    const { failures } = lab.ecs('DescribeContainerInstances', { containerInstances: ['i-0'] })
    const arn = 'arn:aws:ecs:us-east-1:123456789012:container-instance/yard/i-0'
    expect(failures).toEqual([{ arn, reason: 'MISSING' }])
  })
})

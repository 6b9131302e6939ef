import { describe, expect, it } from 'vitest'
import {
  createService,
  NETWORK,
  register,
  registerFargate,
  runTask,
  updateService,
  yard,
} from '../../testing/builders.ts'
import { addProvider } from '../../testing/providers.ts'
import { statusOf, type TestLab } from '../../testing/testLab.ts'
import { VPC_ID } from '../world/attributes/attributes.ts'
import { AVAILABILITY_ZONES } from '../world/world.ts'

const [A, B] = AVAILABILITY_ZONES

function setZone(lab: TestLab, availabilityZone: string, available: boolean) {
  return lab.act('lab', 'SetZoneAvailable', { availabilityZone, available })
}

function zonesOf(lab: TestLab): readonly string[] {
  return lab.tasks().map((one) => one.availabilityZone)
}

/** Three instances, one a zone, and a service with two tasks on each. */
function spread(): TestLab {
  const lab = yard({ instances: 3 })
  register(lab)
  createService(lab, { desiredCount: 6 })
  lab.forward(120_000)
  return lab
}

describe('FLT-2 a zone that is out', () => {
  it('stops its instances and their tasks, in AWS’s words, and nothing of the other zones', () => {
    const lab = spread()
    const [gone] = lab.instances
    const lost = lab.tasks().filter((one) => one.instanceId === gone?.id)
    const answer = setZone(lab, A, false)
    expect(answer.taskArns).toHaveLength(2)
    expect(answer.containerInstanceArns).toHaveLength(1)
    const told = lab.ecs('DescribeTasks', { tasks: lost.map((one) => one.id) }).tasks
    const words = `Host EC2 (instance ${gone?.ec2InstanceId ?? ''}) stopped.`
    const stopped = { lastStatus: 'STOPPED', stopCode: 'TerminationNotice', stoppedReason: words }
    expect(told).toMatchObject([stopped, stopped])
    expect(lab.world.instances.get(gone?.id ?? '')).toMatchObject({
      status: 'ACTIVE',
      agentConnected: false,
      isStopped: true,
    })
    expect(
      lab
        .tasks()
        .map(statusOf)
        .filter((one) => one === 'RUNNING'),
    ).toHaveLength(4)
    expect(lab.decisions.findLast((one) => one.kind === 'fault')).toMatchObject({
      what: 'zoneOut',
      zone: A,
      tasks: 2,
      instances: 1,
      isStorm: false,
    })
  })

  it('ends the tasks on Fargate there, and their service starts others elsewhere', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    const fargate = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
    createService(lab, { ...fargate, desiredCount: 3 })
    lab.forward(120_000)
    const [lost] = lab.tasks().filter((one) => one.availabilityZone === A)
    setZone(lab, A, false)
    expect(lab.world.tasks.get(lost?.id ?? '')).toMatchObject({ step: 'stopped', stopCode: 'InfrastructureHealth' })
    lab.forward(120_000)
    expect(lab.tasks().map(statusOf)).toEqual(['RUNNING', 'RUNNING', 'RUNNING'])
    expect(zonesOf(lab)).not.toContain(A)
  })

  it('twice is once, and so is a zone that is given back twice', () => {
    const lab = spread()
    setZone(lab, A, false)
    const { moves } = lab.world
    expect(setZone(lab, A, false)).toEqual({ taskArns: [], containerInstanceArns: [] })
    expect(lab.world.moves).toBe(moves)
    setZone(lab, A, true)
    const { moves: after } = lab.world
    setZone(lab, A, true)
    expect(lab.world.moves).toBe(after)
  })

  it('a target that is an instance there is unused', () => {
    const lab = yard({ instances: 1 })
    const [instance] = lab.instances
    const made = lab.act('elbv2', 'CreateTargetGroup', { Name: 'by-hand', Protocol: 'HTTP', Port: 80, VpcId: VPC_ID })
    const [{ TargetGroupArn } = { TargetGroupArn: '' }] = made.TargetGroups as readonly {
      readonly TargetGroupArn: string
    }[]
    const balancer = lab.act('elbv2', 'CreateLoadBalancer', { Name: 'front', Subnets: ['subnet-a', 'subnet-b'] })
    const [{ LoadBalancerArn } = { LoadBalancerArn: '' }] = balancer.LoadBalancers as readonly {
      readonly LoadBalancerArn: string
    }[]
    const DefaultActions = [{ Type: 'forward', TargetGroupArn }]
    lab.act('elbv2', 'CreateListener', { LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions })
    lab.act('elbv2', 'RegisterTargets', { TargetGroupArn, Targets: [{ Id: instance?.ec2InstanceId }] })
    setZone(lab, A, false)
    expect(lab.act('elbv2', 'DescribeTargetHealth', { TargetGroupArn }).TargetHealthDescriptions).toMatchObject([
      { TargetHealth: { State: 'unused', Reason: 'Target.InvalidState' } },
    ])
  })
})

describe('FLT-3 while a zone is out', () => {
  it('nothing is placed there: what was lost starts in the other zones', () => {
    const lab = spread()
    setZone(lab, A, false)
    lab.forward(120_000)
    expect(lab.tasks()).toHaveLength(6)
    expect(zonesOf(lab)).not.toContain(A)
  })

  it('Fargate takes the other zones of the subnets', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    setZone(lab, A, false)
    const fargate = { taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
    const { ids } = runTask(lab, { ...fargate, count: 4 })
    expect(ids.map((id) => lab.task(id).availabilityZone)).toEqual([B, 'us-east-1c', B, 'us-east-1c'])
  })

  it('no instance is launched there, in EC2’s words, and its agent cannot be brought back', () => {
    const lab = spread()
    const [gone] = lab.instances
    setZone(lab, A, false)
    const given = { instanceType: 'm5.large', availabilityZones: [A], cluster: 'yard' }
    const refusal = lab.refused('lab', 'AddContainerInstances', given)
    expect(refusal.name).toBe('InsufficientInstanceCapacity')
    expect(refusal.message).toBe(
      `We currently do not have sufficient m5.large capacity in the Availability Zone you requested (${A}). Our system will be working on provisioning additional capacity. You can currently get m5.large capacity by not specifying an Availability Zone in your request or choosing us-east-1b, us-east-1c.`,
    )
    const run = { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1, UserData: 'ECS_CLUSTER=yard' }
    const placed = { ...run, Placement: { AvailabilityZone: A } }
    expect(lab.refused('ec2', 'RunInstances', placed).name).toBe('InsufficientInstanceCapacity')
    lab.act('ec2', 'RunInstances', run)
    expect(lab.instances.at(-1)?.availabilityZone).toBe(B)
    const connect = { cluster: 'yard', containerInstance: gone?.id, connected: true }
    expect(lab.refused('lab', 'SetAgentConnected', connect).field).toBe('containerInstance')
  })

  it('an Auto Scaling group launches in its other zones, and tells where it cannot', () => {
    const lab = yard({ instances: 0 })
    addProvider(lab, { instances: 3 })
    lab.forward(300_000)
    setZone(lab, A, false)
    expect(lab.instances.map((one) => one.availabilityZone).sort()).toEqual([B, B, 'us-east-1c'])
    for (const zone of AVAILABILITY_ZONES.slice(1)) setZone(lab, zone, false)
    expect(lab.instances).toHaveLength(0)
    const [newest] = [...lab.world.groupActivities.values()].flat()
    expect(newest).toMatchObject({ outcome: 'Failed' })
    expect(newest?.statusMessage).toMatch(/^We currently do not have sufficient .* Launching EC2 instance failed\.$/)
    setZone(lab, B, true)
    expect(lab.instances.map((one) => one.availabilityZone)).toEqual([B, B, B])
  })
})

describe('FLT-4 a zone that is back', () => {
  it('its instances start again, empty, and take what comes', () => {
    const lab = spread()
    updateService(lab, { availabilityZoneRebalancing: 'DISABLED' })
    const [gone] = lab.instances
    setZone(lab, A, false)
    lab.forward(120_000)
    setZone(lab, A, true)
    expect(lab.world.instances.get(gone?.id ?? '')).toMatchObject({
      agentConnected: true,
      isStopped: false,
      tasksCount: 0,
    })
    lab.forward(120_000)
    // What runs elsewhere stays there: the service does not rebalance (SVC-10).
    expect(zonesOf(lab)).not.toContain(A)
    const { ids } = runTask(lab, { placementStrategy: [{ type: 'spread', field: 'instanceId' }] })
    expect(lab.world.tasks.get(ids[0] ?? '')?.availabilityZone).toBe(A)
  })

  it('one that booted registers when its zone is back, or when its boot is over', () => {
    const lab = yard({ instances: 0 })
    lab.act('ec2', 'RunInstances', {
      InstanceType: 'm5.large',
      MinCount: 1,
      MaxCount: 1,
      UserData: 'ECS_CLUSTER=yard',
      Placement: { AvailabilityZone: A },
    })
    setZone(lab, A, false)
    lab.forward(600_000)
    expect(lab.instances[0]?.status).toBe('booting')
    setZone(lab, A, true)
    expect(lab.instances[0]).toMatchObject({ status: 'ACTIVE', agentConnected: true })
  })

  it('a service that found no place gets it', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    createService(lab, { desiredCount: 2 })
    lab.forward(120_000)
    setZone(lab, A, false)
    lab.forward(60_000)
    expect(lab.messages().at(-1)).toContain('encountered error "AGENT".')
    setZone(lab, A, true)
    lab.forward(120_000)
    expect(lab.tasks().map(statusOf)).toEqual(['RUNNING', 'RUNNING'])
  })
})

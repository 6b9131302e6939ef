import { describe, expect, it } from 'vitest'
import { createService, percents, register, runTask, steadyYard, updateService, yard } from '../../testing/builders.ts'
import { statusOf, type TestLab } from '../../testing/testLab.ts'

function drain(lab: TestLab, index: number, status = 'DRAINING'): void {
  lab.ecs('UpdateContainerInstancesState', { containerInstances: [lab.instance(index).id], status })
}

function connect(lab: TestLab, connected: boolean): void {
  lab.act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance: lab.instance(0).id, connected })
}

function terminate(lab: TestLab, index: number): void {
  lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(index).ec2InstanceId] })
}

/** How many of a service's tasks each instance has, in order of launch. */
function spreadOf(lab: TestLab): readonly number[] {
  return lab.instances.map(
    (one) => lab.tasks().filter((task) => task.instanceId === one.id && task.desiredStatus === 'RUNNING').length,
  )
}

describe('INS-1, TIM-2 an instance boots for 60 to 180 s, then its agent registers it', () => {
  function launched(userData: string | undefined, clusterName: string): TestLab {
    const lab = yard({ instances: 0 })
    lab.ecs('CreateCluster', { clusterName })
    const input = { InstanceType: 'm5.large', MinCount: 1, MaxCount: 60 }
    lab.act('ec2', 'RunInstances', userData === undefined ? input : { ...input, UserData: userData })
    return lab
  }

  it('is unknown to ECS until then, and takes tasks from then on', () => {
    const lab = launched('#!/bin/bash\necho ECS_CLUSTER=yard >> /etc/ecs/ecs.config', 'yard')
    register(lab)
    createService(lab, { desiredCount: 1 })
    const known = () => (lab.ecs('ListContainerInstances', {}).containerInstanceArns as readonly string[]).length
    const bootMs = lab.instances.map((one) => one.readyAtMs)
    expect(Math.min(...bootMs)).toBeGreaterThanOrEqual(60_000)
    expect(Math.max(...bootMs)).toBeLessThanOrEqual(180_000)
    expect(Math.max(...bootMs) - Math.min(...bootMs)).toBeGreaterThan(60_000)
    lab.to(Math.min(...bootMs) - 1)
    expect([known(), lab.tasks().length]).toEqual([0, 0])
    lab.forward(1)
    expect([known(), lab.tasks().length]).toEqual([1, 1])
    lab.to(180_000)
    expect(known()).toBe(60)
    expect(lab.instances.every((one) => one.registeredAtMs === one.readyAtMs && one.agentConnected)).toBe(true)
  })

  it.each([
    ['#!/bin/bash\necho ECS_CLUSTER=annex >> /etc/ecs/ecs.config', 'annex'],
    ['ECS_CLUSTER="annex"', 'annex'],
    ['ECS_CLUSTER=first\nECS_CLUSTER=annex\n', 'annex'],
    ['#!/bin/bash\necho hello', 'default'],
    ['ECS_CLUSTER=\n', 'default'],
    [undefined, 'default'],
  ])('registers with the cluster of its user data: %j', (userData, clusterName) => {
    const lab = launched(userData, clusterName)
    expect(new Set(lab.instances.map((one) => one.clusterName))).toEqual(new Set([clusterName]))
  })

  it.each(['ECS_CLUSTER=yard/x', 'ECS_CLUSTER="yard.x"', `ECS_CLUSTER=${'x'.repeat(256)}`, 'ECS_CLUSTER=${Name}'])(
    'is not launched to register with what can be no cluster: %s',
    (UserData) => {
      const lab = yard({ instances: 0 })
      const run = { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1, UserData }
      expect(lab.refusal('ec2', 'RunInstances', run).message).toMatch(/^Invalid parameter UserData: ECS_CLUSTER is "/)
      const data = { InstanceType: 'm5.large', UserData }
      const template = { LaunchTemplateName: 't', LaunchTemplateData: data }
      expect(lab.refusal('ec2', 'CreateLaunchTemplate', template).message).toMatch(/^Invalid parameter UserData/)
    },
  )

  it('refuses to launch for a cluster that is not there', () => {
    const input = { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1, UserData: 'ECS_CLUSTER=nowhere' }
    expect(yard().refusal('ec2', 'RunInstances', input).name).toBe('ClusterNotFoundException')
  })

  it('AddContainerInstances skips the boot, zone by zone', () => {
    const lab = yard({ instances: 4 })
    expect(lab.instances.map((one) => [one.status, one.registeredAtMs, one.availabilityZone])).toEqual([
      ['ACTIVE', 0, 'us-east-1a'],
      ['ACTIVE', 0, 'us-east-1b'],
      ['ACTIVE', 0, 'us-east-1c'],
      ['ACTIVE', 0, 'us-east-1a'],
    ])
  })

  it('one that is terminated while it boots never registers', () => {
    const lab = launched('ECS_CLUSTER=yard', 'yard')
    while (lab.instances.length > 0) terminate(lab, 0)
    lab.to(200_000)
    expect(lab.instances).toEqual([])
    expect(lab.engine.isSettled).toBe(true)
  })
})

describe('INS-3 a DRAINING instance', () => {
  it('stops service tasks that do not run yet, and gets no new one', () => {
    const lab = yard({ instances: 2 })
    register(lab)
    createService(lab)
    lab.to(3_000)
    expect(spreadOf(lab)).toEqual([2, 2])
    drain(lab, 0)
    lab.to(5_000)
    expect(lab.tasks().map(statusOf)).toEqual(['STOPPING', 'PENDING', 'STOPPING', 'PENDING'])
    lab.to(120_000)
    expect(spreadOf(lab)).toEqual([0, 4])
    expect(lab.service().isSteady).toBe(true)
  })

  it('has its running tasks replaced within the limits: started first at 100/200', () => {
    const lab = steadyYard({ instances: 2 })
    const sinceMs = lab.nowMs
    drain(lab, 0)
    lab.forward(200_000)
    expect(lab.rolling(sinceMs).map((one) => [one.action, one.count])).toEqual([
      ['start', 2],
      ['wait', 0],
      ['stop', 2],
      ['steady', 0],
    ])
    expect(spreadOf(lab)).toEqual([0, 4])
  })

  it('stopped first at 50/100, and not at all at 100/100', () => {
    const lab = steadyYard({ instances: 2, service: percents(50, 100) })
    const sinceMs = lab.nowMs
    drain(lab, 0)
    lab.forward(200_000)
    expect(
      lab
        .rolling(sinceMs)
        .map((one) => one.action)
        .slice(0, 2),
    ).toEqual(['stop', 'start'])
    expect(spreadOf(lab)).toEqual([0, 4])
    const stuck = steadyYard({ instances: 2, service: percents(100, 100) })
    drain(stuck, 0)
    stuck.forward(600_000)
    expect(spreadOf(stuck)).toEqual([2, 2])
    expect(stuck.rolling().at(-1)?.action).toBe('blocked')
    expect(stuck.service().isSteady).toBe(false)
  })

  it('keeps standalone tasks', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    runTask(lab)
    drain(lab, 0)
    lab.to(600_000)
    expect([...lab.world.tasks.values()].map(statusOf)).toEqual(['RUNNING'])
  })

  it('ACTIVE again keeps what is still there', () => {
    const lab = steadyYard({ instances: 2, service: percents(100, 100) })
    drain(lab, 0)
    lab.forward(100_000)
    drain(lab, 0, 'ACTIVE')
    lab.forward(100_000)
    expect([spreadOf(lab), lab.service().isSteady]).toEqual([[2, 2], true])
  })
})

describe('INS-4, TSK-6 a terminated instance', () => {
  it('takes its tasks with it at once, whatever they are doing', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    const first = runTask(lab, { count: 2 }).ids
    lab.forward(20_000)
    lab.ecs('StopTask', { task: first[1], reason: 'enough' })
    const ids = [...first, ...runTask(lab).ids]
    const { ec2InstanceId, id } = lab.instance(0)
    terminate(lab, 0)
    const reason = `Host EC2 (instance ${ec2InstanceId}) terminated.`
    expect(ids.map((one) => lab.task(one)).map((one) => [statusOf(one), one.stopCode, one.stoppedReason])).toEqual([
      ['STOPPED', 'TerminationNotice', reason],
      ['STOPPED', 'UserInitiated', 'enough'],
      ['STOPPED', 'TerminationNotice', reason],
    ])
    expect(ids.map((one) => lab.task(one).stoppedAtMs)).toEqual([20_000, 20_000, 20_000])
    expect(lab.world.liveByInstance.has(id)).toBe(false)
    expect(lab.decisions.filter((one) => one.rule === 'INS-4')).toHaveLength(3)
    const answer = lab.ecs('DescribeContainerInstances', { containerInstances: [id] })
    expect(answer.failures).toEqual([{ arn: expect.stringContaining(id) as string, reason: 'MISSING' }])
    lab.forward(100_000)
  })

  it('SVC-1 has the tasks of a service replaced', () => {
    const lab = steadyYard({ instances: 2 })
    terminate(lab, 0)
    lab.forward(100_000)
    expect([lab.tasks().length, lab.service().isSteady]).toEqual([4, true])
  })

  it('SVC-2 and without room for them the service is not steady', () => {
    const lab = steadyYard({ instances: 2, cpuUnits: 512 })
    terminate(lab, 0)
    lab.forward(100_000)
    expect([lab.tasks().length, lab.service().isSteady, lab.service().waiting?.count]).toEqual([2, false, 2])
  })
})

describe('INS-5 an instance whose agent is disconnected', () => {
  it('gets nothing new, its tasks go on, and it is used again later', () => {
    const lab = steadyYard({ instances: 1 })
    connect(lab, false)
    updateService(lab, { desiredCount: 5 })
    lab.forward(100_000)
    expect(lab.tasks().map(statusOf)).toEqual(Array(4).fill('RUNNING'))
    expect(lab.service().waiting?.count).toBe(1)
    connect(lab, true)
    lab.forward(100_000)
    expect([lab.tasks().length, lab.service().waiting, lab.service().isSteady]).toEqual([5, null, true])
  })

  it('reports nothing: what its tasks come to is known when it is back', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    createService(lab, { desiredCount: 1 })
    lab.forward(4_000)
    connect(lab, false)
    lab.forward(100_000)
    expect(lab.tasks().map(statusOf)).toEqual(['PENDING'])
    connect(lab, true)
    expect(lab.tasks().map(statusOf)).toEqual(['ACTIVATING'])
    lab.forward(60_000)
    expect([lab.tasks().map(statusOf), lab.service().isSteady]).toEqual([['RUNNING'], true])

    connect(lab, false)
    updateService(lab, { desiredCount: 0 })
    lab.forward(100_000)
    expect(lab.tasks().map(statusOf)).toEqual(['STOPPING'])
    connect(lab, true)
    lab.forward(1_000)
    expect(lab.tasks()).toEqual([])
  })

  it('is told by DescribeContainerInstances, and setting what is set changes nothing', () => {
    const lab = yard({ instances: 1 })
    connect(lab, false)
    const { hash } = lab.engine
    connect(lab, false)
    expect(lab.engine.hash).toBe(hash)
    const answer = lab.ecs('DescribeContainerInstances', { containerInstances: [lab.instance(0).ec2InstanceId] })
    expect(answer.containerInstances).toMatchObject([{ agentConnected: false, status: 'ACTIVE' }])
  })
})

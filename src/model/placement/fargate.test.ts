import { describe, expect, it } from 'vitest'
import { createService, NETWORK, register, registerFargate, runTask, yard } from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { SUBNETS, zonesOf } from '../world/network/subnets.ts'

const FARGATE = { launchType: 'FARGATE', taskDefinition: 'far', networkConfiguration: NETWORK }

function zonesOfTasks(lab: TestLab): readonly string[] {
  return [...lab.world.tasks.values()]
    .filter((one) => one.desiredStatus === 'RUNNING')
    .map((one) => one.availabilityZone)
}

function network(...subnets: readonly string[]) {
  return { subnets, securityGroups: [], assignPublicIp: 'DISABLED' as const }
}

describe('PLC-7 Fargate', () => {
  it('spreads a service over the zones of its subnets, and always has room', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    createService(lab, { ...FARGATE, desiredCount: 90 })
    lab.to(120_000)
    expect(lab.service().isSteady).toBe(true)
    for (const zone of ['a', 'b', 'c']) {
      expect(zonesOfTasks(lab).filter((one) => one === `us-east-1${zone}`)).toHaveLength(30)
    }
  })

  it('fills the zone that has fewest, and counts what is meant to run only', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    const { ids } = runTask(lab, { ...FARGATE, count: 4 })
    expect(zonesOfTasks(lab)).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c', 'us-east-1a'])
    lab.forward(60_000)
    lab.ecs('StopTask', { task: ids[2] })
    runTask(lab, FARGATE)
    expect(zonesOfTasks(lab).at(-1)).toBe('us-east-1c')
    runTask(lab, { ...FARGATE, group: 'another' })
    expect(zonesOfTasks(lab).at(-1)).toBe('us-east-1a')
  })

  it('tells its zones as candidates', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    runTask(lab, { ...FARGATE, count: 2 })
    const { decision, explanation } = lab.placement(1)
    expect(decision).toMatchObject({ rule: 'PLC-7', taskId: [...lab.world.tasks.keys()][1], candidatesCount: 3 })
    expect(decision.availabilityZone).toBe('us-east-1b')
    expect(explanation?.candidates.map((one) => [one.availabilityZone, one.outcome])).toEqual([
      ['us-east-1a', 'dropped by a strategy'],
      ['us-east-1b', 'chosen'],
      ['us-east-1c', 'equal, registered later'],
    ])
  })
})

describe('NET-4 a task with an interface on an instance', () => {
  it('goes where its subnets are, and nowhere else', () => {
    const lab = yard()
    register(lab, 'web', { networkMode: 'awsvpc' })
    const inB = { networkConfiguration: { awsvpcConfiguration: { subnets: [SUBNETS['us-east-1b']] } } }
    createService(lab, inB)
    lab.to(120_000)
    expect(new Set(zonesOfTasks(lab))).toEqual(new Set(['us-east-1b']))
    lab.ecs('UpdateContainerInstancesState', { containerInstances: [lab.instance(1).id], status: 'DRAINING' })
    expect(runTask(lab, inB).reasons).toEqual(['LOCATION', 'INACTIVE', 'LOCATION'])
    lab.forward(60_000)
    expect(lab.messages().at(-1)).toContain('is missing an attribute required by your task.')
  })
})

describe('NET-3 the zone of a subnet', () => {
  it('is its own, if it is one of the lab’s', () => {
    expect(zonesOf(network(SUBNETS['us-east-1c'] ?? ''))).toEqual(['us-east-1c'])
    expect(zonesOf(network(SUBNETS['us-east-1c'] ?? '', SUBNETS['us-east-1a'] ?? ''))).toEqual([
      'us-east-1a',
      'us-east-1c',
    ])
  })

  it('is that of its place in the list, if it is not', () => {
    expect(zonesOf(network('subnet-x'))).toEqual(['us-east-1a'])
    expect(zonesOf(network('subnet-x', 'subnet-y'))).toEqual(['us-east-1a', 'us-east-1b'])
    expect(zonesOf(network('s1', 's2', 's3', 's4'))).toEqual(['us-east-1a', 'us-east-1b', 'us-east-1c'])
  })

  it('says where tasks go', () => {
    const lab = yard({ instances: 0 })
    registerFargate(lab)
    const subnets = [SUBNETS['us-east-1b'], SUBNETS['us-east-1c']]
    runTask(lab, { ...FARGATE, count: 4, networkConfiguration: { awsvpcConfiguration: { subnets } } })
    expect(zonesOfTasks(lab)).toEqual(['us-east-1b', 'us-east-1c', 'us-east-1b', 'us-east-1c'])
  })

  it('DescribeSubnets lists the lab’s, one in each zone', () => {
    const { Subnets } = yard({ instances: 0 }).act('ec2', 'DescribeSubnets', {})
    expect(Subnets).toEqual(
      Object.entries(SUBNETS).map(([AvailabilityZone, SubnetId], index) => ({
        SubnetId,
        AvailabilityZone,
        CidrBlock: `10.${String(index)}.0.0/16`,
      })),
    )
  })
})

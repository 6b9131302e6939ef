import { describe, expect, it } from 'vitest'
import { addInstances, createService, register, runTask, yard } from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'

const BINPACK = { placementStrategy: [{ type: 'binpack', field: 'memory' }] }
const DISTINCT = { placementConstraints: [{ type: 'distinctInstance' }] }

/** How many tasks of a service each instance has, in order of launch. */
function spreadOf(lab: TestLab, name = 'web'): readonly number[] {
  return lab.instances.map((one) => lab.tasks(name).filter((task) => task.instanceId === one.id).length)
}

/** Instances with these amounts of memory, in MiB. */
function yardOf(...memoryMib: readonly number[]): TestLab {
  const lab = yard({ instances: 0 })
  for (const mib of memoryMib) addInstances(lab, { count: 1, memoryMib: mib })
  return lab
}

describe('PLC-2 worked example 7: binpack on memory with 1024, 512 and 200 MiB left', () => {
  it.each([
    { memory: 256, index: 1 },
    { memory: 600, index: 0 },
    { memory: 200, index: 2 },
  ])('a task of $memory MiB', ({ memory, index }) => {
    const lab = yardOf(1_024, 512, 200)
    register(lab, 'web', { containerFields: { memory, cpu: 0 } })
    const { ids } = runTask(lab, BINPACK)
    expect(lab.task(ids[0] ?? '').instanceId).toBe(lab.instance(index).id)
  })

  it('of 1100 MiB finds no place', () => {
    const lab = yardOf(1_024, 512, 200)
    register(lab, 'web', { containerFields: { memory: 1_100 } })
    expect(runTask(lab, BINPACK)).toEqual({ ids: [], reasons: Array(3).fill('RESOURCE:MEMORY') })
  })
})

describe('PLC-1 worked example 8: one task on each instance', () => {
  it.each([
    ['1000 MiB on 1024', { memory: 1_000 }],
    ['a fixed host port', { memory: 100, portMappings: [{ containerPort: 80, hostPort: 80 }] }],
  ])('%s', (_what, containerFields) => {
    const lab = yardOf(1_024, 1_024, 1_024)
    register(lab, 'web', { containerFields })
    createService(lab)
    lab.to(120_000)
    expect(spreadOf(lab)).toEqual([1, 1, 1])
    expect(lab.service().waiting?.count).toBe(1)
  })
})

describe('PLC-1 distinctInstance', () => {
  it('keeps tasks of one service apart, and those of others do not matter', () => {
    const lab = yard({ instances: 3 })
    register(lab)
    createService(lab, { desiredCount: 4, ...DISTINCT })
    createService(lab, { serviceName: 'other', desiredCount: 3, ...DISTINCT })
    lab.to(60_000)
    expect([spreadOf(lab), spreadOf(lab, 'other')]).toEqual([
      [1, 1, 1],
      [1, 1, 1],
    ])
  })

  it('counts a task of the group that still starts, and not one that stops', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    const first = runTask(lab, DISTINCT)
    expect(runTask(lab, DISTINCT).reasons).toEqual(['DistinctInstance placement constraint unsatisfied.'])
    expect(runTask(lab, { ...DISTINCT, group: 'other' }).ids).toHaveLength(1)
    lab.ecs('StopTask', { task: first.ids[0] })
    expect(runTask(lab, DISTINCT).ids).toHaveLength(1)
  })
})

describe('PLC-4 without a strategy', () => {
  it('a service spreads over zones, then over the instances of a zone', () => {
    const lab = yard({ instances: 0 })
    addInstances(lab, { count: 3, availabilityZones: ['us-east-1a'] })
    addInstances(lab, { count: 1, availabilityZones: ['us-east-1b'] })
    register(lab)
    createService(lab, { desiredCount: 6 })
    lab.to(60_000)
    expect(spreadOf(lab)).toEqual([1, 1, 1, 3])
    expect(lab.placement(0).decision.strategies.map((one) => one.field)).toEqual([
      'attribute:ecs.availability-zone',
      'instanceId',
    ])
  })

  it('RunTask draws', () => {
    const lab = yard({ instances: 4 })
    register(lab, 'web', { containerFields: { cpu: 1 } })
    for (let i = 0; i < 6; i++) runTask(lab, { count: 10 })
    const counts = lab.instances.map((one) => one.tasksCount)
    expect(Math.min(...counts)).toBeGreaterThan(3)
    expect(new Set(counts).size).toBeGreaterThan(1)
    expect(lab.placement(0).decision.strategies).toEqual([{ type: 'random', field: '' }])
  })

  it('an empty list is none', () => {
    const lab = yard({ instances: 2 })
    register(lab)
    createService(lab, { placementStrategy: [], desiredCount: 2 })
    lab.to(60_000)
    expect(spreadOf(lab)).toEqual([1, 1])
  })
})

describe('PLC-2 the group whose tasks are counted', () => {
  it('is the service, for its tasks alone', () => {
    const lab = yard({ instances: 2, availabilityZones: ['us-east-1a'] })
    register(lab)
    createService(lab, { serviceName: 'other', desiredCount: 1 })
    lab.to(10_000)
    createService(lab, { desiredCount: 1 })
    lab.to(60_000)
    // A count over all tasks would have gone to the second.
    expect(spreadOf(lab)).toEqual([1, 0])
  })

  it('is the family of a standalone task, or the group that was given', () => {
    const lab = yard({ instances: 2 })
    register(lab)
    register(lab, 'api')
    const spread = { placementStrategy: [{ type: 'spread', field: 'host' }] }
    const at = (fields: object) => lab.task(runTask(lab, { ...spread, ...fields }).ids[0] ?? '').instanceId
    const [first, second] = [lab.instance(0).id, lab.instance(1).id]
    expect(at({})).toBe(first)
    expect(at({ taskDefinition: 'api' })).toBe(first)
    expect(at({ group: 'night' })).toBe(first)
    expect(at({})).toBe(second)
    expect(at({ group: 'night' })).toBe(second)
  })
})

describe('PLC-3 a DRAINING instance gets nothing', () => {
  it('also when no other has room', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    lab.ecs('UpdateContainerInstancesState', { containerInstances: [lab.instance(0).id], status: 'DRAINING' })
    expect(runTask(lab).reasons).toEqual(['INACTIVE'])
    lab.ecs('UpdateContainerInstancesState', { containerInstances: [lab.instance(0).id], status: 'ACTIVE' })
    expect(runTask(lab).ids).toHaveLength(1)
  })
})

describe('PLC-2 the decision', () => {
  it('names every candidate, why it was dropped, and the task that came of it', () => {
    const lab = yard({ instances: 0 })
    addInstances(lab, { count: 1, memoryMib: 128 })
    addInstances(lab, { count: 3 })
    register(lab)
    createService(lab, { placementStrategy: [{ type: 'spread', field: 'instanceId' }], desiredCount: 2 })
    lab.to(10_000)
    const { decision, explanation } = lab.placement(1)
    expect(explanation?.candidates.map((one) => [one.outcome, one.scores.map((score) => score.value)])).toEqual([
      ['dropped by a check', []],
      ['dropped by a strategy', [1]],
      ['chosen', [0]],
      ['equal, registered later', [0]],
    ])
    expect(explanation?.candidatesOmitted).toBe(0)
    expect(decision).toMatchObject({
      rule: 'PLC-2',
      group: 'service:web',
      taskId: lab.tasks()[1]?.id,
      chosenInstanceId: lab.instance(2).id,
      chosenEc2InstanceId: lab.instance(2).ec2InstanceId,
      availabilityZone: lab.instance(2).availabilityZone,
      candidatesCount: 4,
      droppedBy: { memory: 1 },
      closest: null,
      about: [
        { kind: 'cluster', id: 'yard' },
        { kind: 'service', id: 'yard/web' },
        { kind: 'task', id: lab.tasks()[1]?.id },
        { kind: 'containerInstance', id: lab.instance(2).id },
      ],
      needs: { cpuUnits: 256, memoryMib: 512, hostPorts: [] },
    })
  })

  it('counts those that each check dropped, as tasks fill them, and lists sixty: what passes first, the chosen always', () => {
    const lab = yard({ instances: 58, cpuUnits: 128 })
    addInstances(lab, { count: 2 })
    register(lab)
    runTask(lab)
    expect(lab.placement(0).decision).toMatchObject({ candidatesCount: 60, droppedBy: { cpu: 58 } })
    expect(lab.placement(0).explanation).toMatchObject({ candidates: { length: 60 }, candidatesOmitted: 0 })
    addInstances(lab, { count: 1 })
    const placementStrategy = [{ type: 'spread', field: 'instanceId' }]
    const { ids } = runTask(lab, { placementStrategy, count: 10 })
    const { decision, explanation } = lab.placement(1)
    expect(decision).toMatchObject({ candidatesCount: 61, droppedBy: { cpu: 58 } })
    expect(explanation).toMatchObject({ candidates: { length: 60 }, candidatesOmitted: 1 })
    const listed = explanation?.candidates.map((one) => one.instanceId)
    expect(listed?.slice(0, 3)).toEqual([58, 59, 60].map((index) => lab.instance(index).id))
    expect(explanation?.candidates.map((one) => one.outcome).slice(2)).toEqual([
      'equal, registered later',
      ...Array<string>(57).fill('dropped by a check'),
    ])
    expect(listed).toContain(decision.chosenInstanceId)
    const last = lab.placement(ids.length).decision
    const full = lab.instances.filter((one) => one.remaining.cpuUnits < 256).length
    expect(last.droppedBy.cpu).toBe(full)
    expect(lab.placement(ids.length).explanation?.candidates.filter((one) => one.outcome === 'chosen')).toHaveLength(1)
  })

  it('names sixty of more where none has room, the closest one always', () => {
    const lab = yard({ instances: 70, cpuUnits: 128, memoryMib: 64 })
    addInstances(lab, { count: 1, cpuUnits: 128 })
    register(lab)
    runTask(lab)
    const { decision, explanation } = lab.placement(0)
    expect(explanation).toMatchObject({ candidates: { length: 60 }, candidatesOmitted: 11 })
    expect(explanation?.candidates[0]).toMatchObject({ instanceId: lab.instance(70).id })
    const failed = [{ name: 'cpu', isOk: false, needed: 256, available: 128 }]
    const { id: instanceId, ec2InstanceId } = lab.instance(70)
    expect(decision).toMatchObject({ droppedBy: { cpu: 71 }, closest: { instanceId, ec2InstanceId, failed } })
  })

  it('tells CPU here and memory there from too little of one', () => {
    const lab = yard({ instances: 1, cpuUnits: 128 })
    addInstances(lab, { count: 1, memoryMib: 64 })
    register(lab)
    runTask(lab)
    expect(lab.placement(0).decision.apartCpuUnits).toBe(128 + lab.instance(1).registered.cpuUnits)
    addInstances(lab, { count: 1, cpuUnits: 128, memoryMib: 64 })
    lab.act('lab', 'SetAgentConnected', {
      cluster: 'yard',
      containerInstance: lab.instance(1).id,
      connected: false,
    })
    runTask(lab)
    expect(lab.placement(1).decision.apartCpuUnits).toBeNull()
  })

  it('looks past instances of other clusters and those that boot', () => {
    const lab = yard({ instances: 0 })
    lab.ecs('CreateCluster', { clusterName: 'annex' })
    lab.act('lab', 'AddContainerInstances', { cluster: 'annex', instanceType: 'm5.large' })
    lab.act('ec2', 'RunInstances', { InstanceType: 'm5.large', MinCount: 1, MaxCount: 1, UserData: 'ECS_CLUSTER=yard' })
    register(lab)
    createService(lab, { desiredCount: 1 })
    lab.to(2_000)
    expect(lab.placement(0).decision).toMatchObject({ rule: 'PLC-1', taskId: null, candidatesCount: 0, closest: null })
  })
})

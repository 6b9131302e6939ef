import { describe, expect, it } from 'vitest'
import { addInstances, createService, register, runTask, updateService, yard } from '../../testing/builders.ts'

describe('PLC-6 no place', () => {
  const words = 'was unable to place a task because no container instance met all of its requirements.'
  const more = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.'

  it('RunTask does not wait: what finds none is a failure, the rest runs', () => {
    const lab = yard({ instances: 1, cpuUnits: 600 })
    register(lab)
    const { ids, reasons } = runTask(lab, { count: 4 })
    expect(ids).toHaveLength(2)
    expect(reasons).toEqual(['RESOURCE:CPU', 'RESOURCE:CPU'])
    lab.forward(600_000)
    expect(lab.world.tasks.size).toBe(2)
  })

  it.each([
    { what: 'CPU', room: { cpuUnits: 128 }, lacks: 'has insufficient CPU units available.', reason: 'RESOURCE:CPU' },
    {
      what: 'memory',
      room: { memoryMib: 128 },
      lacks: 'has insufficient memory available.',
      reason: 'RESOURCE:MEMORY',
    },
    { what: 'port', room: {}, lacks: 'is already using a port required by your task.', reason: 'RESOURCE:PORTS' },
  ])('the event and the failure name what lacks: $what', ({ what, room, lacks, reason }) => {
    const lab = yard({ instances: 1, ...room })
    const portMappings = what === 'port' ? [{ containerPort: 22, hostPort: 22 }] : []
    register(lab, 'web', { containerFields: { portMappings } })
    expect(runTask(lab).reasons).toEqual([reason])
    createService(lab)
    lab.to(10_000)
    expect(lab.messages()).toEqual([
      `${words} The closest matching (container-instance ${lab.instance(0).id}) ${lacks} ${more}`,
    ])
  })

  it('or that the agent is gone, or that there is no instance', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    const containerInstance = lab.instance(0).id
    lab.act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance, connected: false })
    expect(runTask(lab).reasons).toEqual(['AGENT'])
    createService(lab)
    lab.to(10_000)
    expect(lab.messages().at(-1)).toBe(
      `${words} The closest matching (container-instance ${containerInstance}) encountered error "AGENT". ${more}`,
    )
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(0).ec2InstanceId] })
    updateService(lab, {})
    lab.forward(10_000)
    expect(lab.messages().at(-1)).toBe(`${words} Reason: No Container Instances were found in your cluster. ${more}`)
  })

  it('an instance that drains is never the closest: to a service it is as if it were gone', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    lab.ecs('UpdateContainerInstancesState', { containerInstances: [lab.instance(0).id], status: 'DRAINING' })
    createService(lab)
    lab.to(10_000)
    expect(lab.messages()).toEqual([`${words} Reason: No Container Instances were found in your cluster. ${more}`])
  })

  it('the closest is the one that passes most, and only of equals the one with most CPU left', () => {
    const lab = yard({ instances: 1, cpuUnits: 4_096, memoryMib: 128 })
    for (const cpuUnits of [128, 192, 160]) addInstances(lab, { count: 1, cpuUnits })
    register(lab)
    // The first has more CPU than the others, and fails two checks.
    const containerInstance = lab.instance(0).id
    lab.act('lab', 'SetAgentConnected', { cluster: 'yard', containerInstance, connected: false })
    createService(lab)
    lab.to(10_000)
    expect(lab.placement(0).decision.closest?.instanceId).toBe(lab.instance(2).id)
  })

  it('the closest is the one that passes most, however many there are before it', () => {
    const lab = yard({ instances: 65, cpuUnits: 128, memoryMib: 128 })
    addInstances(lab, { count: 1, memoryMib: 128 })
    register(lab)
    createService(lab)
    lab.to(10_000)
    expect(lab.messages()).toEqual([
      `${words} The closest matching (container-instance ${lab.instance(65).id}) has insufficient memory available. ${more}`,
    ])
  })
})

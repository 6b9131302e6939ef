import { describe, expect, it } from 'vitest'
import { createService, register, runTask, yard } from '../../testing/builders.ts'
import type { TestLab } from '../../testing/testLab.ts'
import { RESERVED_PORTS } from '../world/capacity/containerInstance.ts'
import { freeDynamicPort, hasDynamicPorts, portKey } from '../world/capacity/ports.ts'

function portsOf(lab: TestLab): readonly string[] {
  return [...lab.world.tasks.values()].flatMap((task) => task.ports.map(portKey))
}

function mapped(...portMappings: readonly object[]) {
  return { containerFields: { portMappings, cpu: 0 } }
}

describe('NET-2 dynamic ports go from 32768 up, the lowest free one first', () => {
  it.each([
    [[], 32_768],
    [['tcp/32768', 'tcp/32769'], 32_770],
    [['tcp/32769'], 32_768],
    [['udp/32768'], 32_768],
  ])('with %j taken', (taken, port) => {
    expect(freeDynamicPort(new Set(taken), { protocol: 'tcp', hostPort: 32_768 })).toBe(port)
  })

  it('up to 60999', () => {
    const all = Array.from({ length: 60_999 - 32_768 + 1 }, (_, i) => `tcp/${String(32_768 + i)}`)
    expect(freeDynamicPort(new Set(all), { protocol: 'tcp', hostPort: 32_768 })).toBeUndefined()
    expect(hasDynamicPorts(all, 0)).toBe(true)
    expect(hasDynamicPorts(all, 1)).toBe(false)
    expect(freeDynamicPort(new Set(all.slice(0, -1)), { protocol: 'tcp', hostPort: 32_768 })).toBe(60_999)
  })

  it('for each task its own, and a port that was given back is given again', () => {
    const lab = yard({ instances: 1 })
    register(lab, 'web', mapped({ containerPort: 80 }, { containerPort: 53, protocol: 'udp' }))
    const { ids } = runTask(lab, { count: 3 })
    expect(portsOf(lab)).toEqual(['tcp/32768', 'udp/32768', 'tcp/32769', 'udp/32769', 'tcp/32770', 'udp/32770'])
    lab.forward(30_000)
    lab.ecs('StopTask', { task: ids[1] })
    lab.forward(30_000)
    runTask(lab)
    expect(portsOf(lab).slice(-2)).toEqual(['tcp/32769', 'udp/32769'])
  })

  it('never one that the same task asks for by its number', () => {
    const lab = yard({ instances: 1 })
    register(lab, 'web', mapped({ containerPort: 80 }, { containerPort: 81, hostPort: 32_768 }))
    runTask(lab)
    expect(portsOf(lab)).toEqual(['tcp/32769', 'tcp/32768'])
  })

  it('also for a thousand ports at once, and no task starts that would find none', () => {
    const lab = yard({ instances: 1, memoryMib: 60_000 })
    const portMappings = Array.from({ length: 100 }, (_, i) => ({ containerPort: 1_000 + i }))
    const containers = Array.from({ length: 10 }, (_, i) => ({
      name: `c${String(i)}`,
      image: 'i',
      memory: 6,
      portMappings,
    }))
    lab.ecs('RegisterTaskDefinition', { family: 'wide', containerDefinitions: containers })
    const runs = [1, 2, 3].map(() => runTask(lab, { taskDefinition: 'wide', count: 10 }))
    expect(runs.flatMap((one) => one.ids)).toHaveLength(28)
    expect(runs[2]?.reasons).toEqual(['RESOURCE:PORTS', 'RESOURCE:PORTS'])
    expect(new Set(portsOf(lab)).size).toBe(28_000)
  })
})

describe('CAP-5 a host port and protocol has one holder', () => {
  it('22, 2375, 2376, 51678 and 51679 are taken from the start', () => {
    expect(RESERVED_PORTS.map((one) => one.slice(4)).map(Number)).toEqual([22, 2_375, 2_376, 51_678, 51_679])
    expect(yard({ instances: 1 }).instance(0).takenPorts).toEqual(RESERVED_PORTS)
  })

  it('is held from the start of a task until it is STOPPED', () => {
    const lab = yard({ instances: 1 })
    register(lab, 'web', mapped({ containerPort: 80, hostPort: 8_080 }))
    const { ids } = runTask(lab)
    expect(runTask(lab).reasons).toEqual(['RESOURCE:PORTS'])
    lab.forward(20_000)
    lab.ecs('StopTask', { task: ids[0] })
    expect(runTask(lab).reasons).toEqual(['RESOURCE:PORTS'])
    lab.forward(2_999)
    expect(lab.instance(0).takenPorts).toContain('tcp/8080')
    lab.forward(1)
    expect(lab.instance(0).takenPorts).toEqual(RESERVED_PORTS)
    expect(runTask(lab).ids).toHaveLength(1)
  })

  it('host mode takes the container’s own port, awsvpc none', () => {
    const lab = yard({ instances: 1 })
    register(lab, 'host', { networkMode: 'host', ...mapped({ containerPort: 80 }) })
    register(lab, 'own', { networkMode: 'awsvpc', ...mapped({ containerPort: 80 }) })
    runTask(lab, { taskDefinition: 'host' })
    expect(runTask(lab, { taskDefinition: 'host' }).reasons).toEqual(['RESOURCE:PORTS'])
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } }
    expect(runTask(lab, { taskDefinition: 'own', count: 3, networkConfiguration }).ids).toHaveLength(3)
    expect(lab.instance(0).takenPorts.slice(5)).toEqual(['tcp/80'])
  })

  it('is told by DescribeContainerInstances', () => {
    const lab = yard({ instances: 1 })
    register(
      lab,
      'web',
      mapped({ containerPort: 80, hostPort: 80 }, { containerPort: 53, hostPort: 53, protocol: 'udp' }),
    )
    createService(lab, { desiredCount: 1 })
    lab.to(5_000)
    const answer = lab.ecs('DescribeContainerInstances', { containerInstances: [lab.instance(0).id] })
    const [instance] = answer.containerInstances as readonly Record<
      string,
      readonly { name: string; stringSetValue: unknown }[]
    >[]
    const ports = (kind: string, name: string) => instance?.[kind]?.find((one) => one.name === name)?.stringSetValue
    expect(ports('registeredResources', 'PORTS')).toEqual(['22', '2375', '2376', '51678', '51679'])
    expect(ports('remainingResources', 'PORTS')).toEqual(['22', '2375', '2376', '51678', '51679', '80'])
    expect(ports('remainingResources', 'PORTS_UDP')).toEqual(['53'])
  })
})

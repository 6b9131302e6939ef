import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { createService, percents, register, steadyYard, updateService, yard } from '../../testing/builders.ts'
import { checkInvariants } from '../../testing/invariants.ts'
import { worldText } from './worldText.ts'
import { apply } from './apply.ts'
import type { Change } from './change.ts'
import { copyWorld, newWorld, type World } from './world.ts'

describe('DET-4 a copy of a world', () => {
  it('is the same, and goes its own way: in every map and every index', () => {
    const lab = steadyYard()
    const copy = copyWorld(lab.world)
    expect(worldText(copy)).toBe(worldText(lab.world))
    const text = worldText(copy)
    lab.ecs('CreateCluster', { clusterName: 'more' })
    updateService(lab, { taskDefinition: 'web:2', desiredCount: 9 })
    lab.forward(200_000)
    lab.act('ec2', 'TerminateInstances', { InstanceIds: [lab.instance(0).ec2InstanceId] })
    expect(worldText(copy)).toBe(text)
    expect(checkInvariants(copy)).toEqual([])
    for (const [name, value] of Object.entries(copy) as [keyof World, unknown][]) {
      if (value instanceof Map || value instanceof Set) expect(value, name).not.toBe(lab.world[name])
    }
    for (const [key, ids] of copy.liveByService) expect(ids).not.toBe(lab.world.liveByService.get(key))
    for (const [key, ids] of copy.liveByInstance) expect(ids).not.toBe(lab.world.liveByInstance.get(key))
  })

  it('is kept by the same changes: what a page does', () => {
    const lab = yard()
    const mirror = copyWorld(lab.world)
    lab.engine.listener = (change) => apply(mirror, change)
    register(lab)
    register(lab)
    createService(lab, percents(50, 150))
    lab.to(100_000)
    updateService(lab, { taskDefinition: 'web:2' })
    lab.forward(60_000)
    mirror.nowMs = lab.nowMs
    expect(worldText(mirror)).toBe(worldText(lab.world))
  })

  it('a new one holds nothing', () => {
    const world = newWorld(7)
    expect(world).toMatchObject({ seed: 7, nowMs: 0, counters: { decisions: 0, instances: 0 } })
    expect(Object.values(world).filter((one) => one instanceof Map && one.size > 0)).toEqual([])
  })
})

describe('apply refuses what no rule allows', () => {
  const lab = steadyYard()
  const task = must(lab.tasks()[0], 'a task')
  const instance = lab.instance(0)
  const port = { containerName: 'main', containerPort: 80, hostPort: 80, protocol: 'tcp' } as const
  const stop: Change = {
    kind: 'tasksStopAsked',
    taskIds: [task.id],
    stopCode: 'UserInitiated',
    stoppedReason: '',
    atMs: 0,
  }

  it.each<readonly [rule: string, changes: readonly Change[]]>([
    ['DET-6: task ids', [{ kind: 'taskCreated', task }]],
    ['DET-6: instance ids', [{ kind: 'instanceLaunched', instance }]],
    ['CAP-4: an instance that goes holds no task', [{ kind: 'instanceTerminated', instanceId: instance.id }]],
    ['CAP-1, CAP-2', [{ kind: 'taskCreated', task: { ...task, id: 'x', cpuUnits: 99_999 } }]],
    ['CAP-1, CAP-2', [{ kind: 'taskCreated', task: { ...task, id: 'x', memoryMib: 99_999 } }]],
    ['CAP-5', [{ kind: 'taskCreated', task: { ...task, id: 'x', ports: [{ ...port, hostPort: 22 }] } }]],
    ['CAP-5', [{ kind: 'taskCreated', task: { ...task, id: 'x', ports: [port, { ...port, containerPort: 81 }] } }]],
    ['DEF-2', [{ kind: 'definitionRegistered', definition: must(lab.world.taskDefinitions.get('web:1'), 'web:1') }]],
    ['TSK-7', [stop, stop]],
    ['TSK-8', [{ kind: 'tasksForgotten', taskIds: [task.id] }]],
  ])('%s', (rule, changes) => {
    const world = copyWorld(lab.world)
    expect(() => changes.forEach((change) => apply(world, change))).toThrow(`Broken: ${rule}`)
  })
})

describe('DET-8 a world keeps', () => {
  it('its newest 500 decisions', () => {
    const lab = steadyYard()
    for (let i = 0; i < 300; i++) {
      updateService(lab, { desiredCount: 1 + (i % 2) })
      lab.forward(120_000)
    }
    const numbers = [...lab.world.decisions.keys()]
    expect([numbers.length, numbers.at(-1)]).toEqual([500, lab.world.counters.decisions])
    expect(lab.world.counters.decisions).toBeGreaterThan(900)
  })
})

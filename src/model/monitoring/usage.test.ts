import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import {
  createService,
  NETWORK,
  register,
  registerFargate,
  runTask,
  updateService,
  yard,
} from '../../testing/builders.ts'
import type { Input, TestLab } from '../../testing/testLab.ts'
import { serviceUsage, usageOf } from '../world/monitoring/usage.ts'

/** A service whose tasks have been healthy for a while. */
function loadedLab(options: { cpuUnits?: number; desired?: number; revision?: Input; service?: Input } = {}): TestLab {
  const lab = yard({ instances: 1, cpuUnits: options.cpuUnits ?? 2_048 })
  register(lab, 'web', options.revision)
  createService(lab, { desiredCount: options.desired ?? 2, ...options.service })
  lab.to(60_000)
  return lab
}

function setLoad(lab: TestLab, peakCpuUnits: number, service = 'web'): void {
  lab.act('lab', 'SetLoad', { cluster: 'yard', service, shape: 'constant', peakCpuUnits })
}

function cpuOf(lab: TestLab, name = 'web'): readonly number[] {
  return lab.tasks(name).map((one) => usageOf(lab.world, one.id).cpuUnits)
}

function percentOf(lab: TestLab, name = 'web') {
  return serviceUsage(lab.world, lab.service(name))
}

describe('MET-3 what a task uses', () => {
  it('without a load it idles at 3 % of its CPU, and hardly above 25 % of its memory', () => {
    const lab = loadedLab()
    expect(lab.tasks().map((one) => usageOf(lab.world, one.id))).toEqual(Array(2).fill({ cpuUnits: 7, memoryMib: 131 }))
  })

  it('healthy tasks share a load evenly', () => {
    const lab = loadedLab({ desired: 4 })
    setLoad(lab, 401)
    expect(cpuOf(lab)).toEqual([100, 100, 100, 100])
  })

  it('those that are not healthy yet take no part while others are', () => {
    const lab = loadedLab()
    setLoad(lab, 300)
    updateService(lab, { desiredCount: 3 })
    lab.forward(20_000)
    expect(cpuOf(lab)).toEqual([150, 150, 0])
    lab.forward(40_000)
    expect(cpuOf(lab)).toEqual([100, 100, 100])
  })

  it('when none is healthy, all that run share it', () => {
    const lab = yard({ instances: 1 })
    register(lab)
    createService(lab)
    setLoad(lab, 400)
    lab.to(5_000)
    expect(cpuOf(lab)).toEqual([0, 0, 0, 0])
    lab.to(20_000)
    expect(cpuOf(lab)).toEqual([100, 100, 100, 100])
  })

  it('on EC2 it may use what others leave idle', () => {
    const lab = loadedLab()
    setLoad(lab, 2_000)
    expect(cpuOf(lab)).toEqual([1_000, 1_000])
    expect(percentOf(lab)?.cpuPercent).toBe(390.6)
  })

  it('and when all want more than there is, it goes by shares', () => {
    const lab = loadedLab({ cpuUnits: 1_000, desired: 1 })
    register(lab, 'api', { containerFields: { cpu: 512 } })
    createService(lab, { serviceName: 'api', taskDefinition: 'api', desiredCount: 1 })
    lab.forward(60_000)
    setLoad(lab, 5_000)
    setLoad(lab, 5_000, 'api')
    expect([cpuOf(lab), cpuOf(lab, 'api')]).toEqual([[333], [666]])
    // What one does not want is the other's.
    setLoad(lab, 100)
    expect([cpuOf(lab), cpuOf(lab, 'api')]).toEqual([[100], [900]])
  })

  it('a container without CPU units has two shares', () => {
    const lab = loadedLab({ cpuUnits: 1_000, desired: 1, revision: { containerFields: { cpu: 0 } } })
    register(lab, 'api', { containerFields: { cpu: 998 } })
    createService(lab, { serviceName: 'api', taskDefinition: 'api', desiredCount: 1 })
    lab.forward(60_000)
    setLoad(lab, 5_000)
    setLoad(lab, 5_000, 'api')
    expect([cpuOf(lab), cpuOf(lab, 'api')]).toEqual([[2], [998]])
  })

  it('a task-level size is a hard limit, on EC2 and on Fargate', () => {
    const lab = loadedLab({ revision: { cpu: '256', memory: '512' } })
    setLoad(lab, 2_000)
    expect(cpuOf(lab)).toEqual([256, 256])
    registerFargate(lab)
    const far = { serviceName: 'far', taskDefinition: 'far', launchType: 'FARGATE', networkConfiguration: NETWORK }
    createService(lab, { ...far, desiredCount: 1 })
    lab.forward(100_000)
    setLoad(lab, 2_000, 'far')
    expect(cpuOf(lab, 'far')).toEqual([256])
  })

  it('memory rises to 60 % with CPU, and no further', () => {
    const lab = loadedLab({ desired: 1, revision: { containerFields: { cpu: 1_000, memory: 1_000 } } })
    const memoryAt = (cpuUnits: number) => {
      setLoad(lab, cpuUnits)
      return usageOf(lab.world, lab.tasks()[0]?.id ?? '').memoryMib
    }
    expect([0, 500, 1_000, 2_000].map(memoryAt)).toEqual([250, 425, 600, 600])
  })

  it('a task that does not run uses nothing', () => {
    const lab = loadedLab({ desired: 1 })
    const { ids } = runTask(lab)
    expect(usageOf(lab.world, ids[0] ?? '')).toEqual({ cpuUnits: 0, memoryMib: 0 })
    lab.ecs('StopTask', { task: lab.tasks()[0]?.id })
    expect(cpuOf(lab)[0]).toBe(0)
    expect(usageOf(lab.world, 'none')).toEqual({ cpuUnits: 0, memoryMib: 0 })
  })
})

describe('MET-2 a service’s utilization', () => {
  it('is what its running tasks use, in percent of what they reserve, to one decimal', () => {
    const lab = loadedLab({ desired: 3 })
    setLoad(lab, 400)
    expect(cpuOf(lab)).toEqual([133, 133, 133])
    // 399 of 768 units; 51 % of its CPU makes 25 + 0.35 × 51 = 42.85 % of memory.
    expect(percentOf(lab)).toEqual({ cpuPercent: 52, memoryPercent: 42.8 })
  })

  it('may pass 100 %', () => {
    const lab = loadedLab({ desired: 1 })
    setLoad(lab, 384)
    expect(percentOf(lab)?.cpuPercent).toBe(150)
  })

  it('counts running tasks alone', () => {
    const lab = loadedLab()
    setLoad(lab, 256)
    expect(percentOf(lab)?.cpuPercent).toBe(50)
    updateService(lab, { desiredCount: 4 })
    lab.forward(3_000)
    expect(percentOf(lab)?.cpuPercent).toBe(50)
    lab.forward(10_000)
    expect(percentOf(lab)?.cpuPercent).toBe(25)
  })

  it('is nothing while none runs', () => {
    const lab = yard()
    register(lab)
    createService(lab)
    lab.to(4_000)
    expect(percentOf(lab)).toBeNull()
  })

  it('is 0 for tasks that reserve no CPU', () => {
    const lab = loadedLab({ revision: { containerFields: { cpu: 0 } } })
    setLoad(lab, 1_000)
    expect(percentOf(lab)?.cpuPercent).toBe(0)
  })
})

describe('MET-1 datapoints', () => {
  it('one at each full minute, as long as a task runs', () => {
    const lab = yard()
    register(lab)
    lab.to(90_000)
    createService(lab)
    setLoad(lab, 512)
    lab.to(299_999)
    const points = () => must(lab.world.metrics.get('yard/web'), 'metrics')
    expect(points()).toEqual([
      { atMs: 120_000, cpuPercent: 50, memoryPercent: 42.4 },
      { atMs: 180_000, cpuPercent: 50, memoryPercent: 42.4 },
      { atMs: 240_000, cpuPercent: 50, memoryPercent: 42.4 },
    ])
    updateService(lab, { desiredCount: 0 })
    lab.forward(600_000)
    expect(points()).toHaveLength(4)
    updateService(lab, { desiredCount: 1 })
    lab.forward(180_000)
    expect(points()).toHaveLength(6)
  })

  it('DET-8 the last two hours are kept', () => {
    const lab = loadedLab()
    lab.to(3 * 3_600_000)
    const points = must(lab.world.metrics.get('yard/web'), 'metrics')
    expect(points).toHaveLength(120)
    expect([points[0]?.atMs, points.at(-1)?.atMs]).toEqual([3_600_000 + 60_000, 3 * 3_600_000])
  })
})

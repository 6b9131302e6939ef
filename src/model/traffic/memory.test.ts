import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { container, steadyYard } from '../../testing/builders.ts'
import { CLUSTER, type Input, type TestLab } from '../../testing/testLab.ts'
import { containersOf } from '../world/container/containersOf.ts'
import { memoryByContainer, serviceUsage, usageOf } from '../world/monitoring/usage.ts'
import type { Task } from '../world/task/task.ts'

const OOM = 'OutOfMemoryError: Container killed due to memory usage'

/** Containers that answer nothing, so that what is sent to them stays in flight: 8 requests of 2 MiB a second a task. */
function hanging(behavior: Input = {}, sides: readonly Input[] = []): TestLab {
  const lab = steadyYard({ revisions: { containerDefinitions: [container(), ...sides] } })
  lab.act('lab', 'SetContainerBehavior', { image: 'web:1', responds: { fromSeconds: 0, how: 'timeout' }, ...behavior })
  const toService = { cluster: CLUSTER, service: 'web', shape: 'constant', peakRequestsPerSecond: 32 }
  lab.act('lab', 'SetTraffic', { ...toService, memoryMibPerRequest: 2 })
  return lab
}

function first(lab: TestLab): Task {
  return must(lab.tasks()[0], 'a task')
}

describe('CON-7 what requests in flight hold', () => {
  it('kills at the end of the period of 5 s in which the container reaches its limit', () => {
    const lab = hanging()
    const { id } = first(lab)
    // A quarter of 512 MiB at rest, and 16 MiB a second on top: 384 MiB are there within the fifth whole period.
    const heldMib: number[] = []
    while (lab.task(id).desiredStatus === 'RUNNING' && heldMib.length < 12) {
      lab.forward(1)
      if (lab.nowMs % 5_000 === 0) heldMib.push(Math.floor((lab.world.taskFlows.get(id)?.held ?? 0) * 2))
    }
    expect(lab.nowMs % 5_000).toBe(0)
    expect(heldMib.at(-2)).toBeLessThan(512 - 128)
    expect(heldMib.at(-1)).toBeGreaterThanOrEqual(512 - 128)
    expect(lab.task(id)).toMatchObject({ stopCode: 'EssentialContainerExited' })
    expect(containersOf(lab.world, lab.task(id))).toMatchObject([
      { lastStatus: 'STOPPED', exitCode: 137, reason: OOM, finishedAtMs: lab.nowMs },
    ])
  })

  it('with what it was told to use: less is left for them', () => {
    const lives = [{}, { memoryMib: 400 }].map((behavior) => {
      const lab = hanging(behavior)
      const { id } = first(lab)
      const sinceMs = lab.nowMs
      lab.forward(60_000)
      return must(lab.task(id).executionStoppedAtMs, 'its end') - sinceMs
    })
    // 112 MiB instead of 384, at 16 a second: 17 s sooner, to the period.
    expect((lives[0] ?? 0) - (lives[1] ?? 0)).toBe(15_000)
  })

  it('kills the container that gets them, and no other', () => {
    const lab = hanging({}, [container({ name: 'side', image: 'side:1', essential: false })])
    const { id } = first(lab)
    lab.forward(60_000)
    expect(containersOf(lab.world, lab.task(id)).map(({ exitCode, reason }) => [exitCode, reason])).toEqual([
      [137, OOM],
      [0, null],
    ])
  })
})

describe('MET-3 memory that is used', () => {
  it('is what the containers were told to use and leak, in the service’s utilization too', () => {
    const lab = steadyYard()
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', memoryMib: 300, leakMibPerMinute: 6 })
    const { id, startedAtMs } = first(lab)
    lab.to((startedAtMs ?? 0) + 600_000)
    expect(usageOf(lab.world, id).memoryMib).toBe(360)
    expect(serviceUsage(lab.world, lab.service())?.memoryPercent).toBeCloseTo((360 * 100) / 512, 0)
  })

  it('counts each container by itself, and what has ended for nothing', () => {
    const side = container({ name: 'side', image: 'side:1', essential: false, memory: 256 })
    const lab = steadyYard({ revisions: { containerDefinitions: [container(), side] } })
    lab.act('lab', 'SetContainerBehavior', { image: 'web:1', memoryMib: 300 })
    lab.forward(1_000)
    const used = () => [...memoryByContainer(lab.world, first(lab))]
    expect(used()).toEqual([
      ['main', 300],
      // A quarter of 256 MiB, and 35 % of it for the 2 % of CPU that the task idles at.
      ['side', 65],
    ])
    lab.act('lab', 'SetContainerBehavior', { image: 'side:1', exitAfterSeconds: 1 })
    lab.forward(1_000)
    expect(used()).toEqual([['main', 300]])
  })

  it('never passes a limit: what comes with CPU gives way', () => {
    const lab = steadyYard()
    const toService = { cluster: CLUSTER, service: 'web' }
    lab.act('lab', 'SetLoad', { ...toService, shape: 'constant', peakCpuUnits: 1_024 })
    const traffic = { ...toService, shape: 'constant', peakRequestsPerSecond: 4 }
    lab.act('lab', 'SetContainerBehavior', {
      image: 'web:1',
      responds: { fromSeconds: 0, how: 'timeout' },
    })
    lab.act('lab', 'SetTraffic', { ...traffic, memoryMibPerRequest: 12 })
    lab.forward(25_000)
    const { id } = first(lab)
    const heldMib = Math.floor((lab.world.taskFlows.get(id)?.held ?? 0) * 12)
    expect(128 + 179 + heldMib).toBeGreaterThan(512)
    expect(usageOf(lab.world, id).memoryMib).toBe(512)
    expect(lab.task(id).desiredStatus).toBe('RUNNING')
  })
})

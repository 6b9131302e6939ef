import { describe, expect, it } from 'vitest'
import { createService, register, runTask, yard } from '../../testing/builders.ts'
import { statusOf } from '../../testing/testLab.ts'

describe('PLC-6 a service that waits for room', () => {
  it('is woken by a standalone task that has stopped', () => {
    const lab = yard({ instances: 1, cpuUnits: 256 })
    register(lab)
    const [id] = runTask(lab).ids
    createService(lab, { desiredCount: 1 })
    lab.forward(60_000)
    expect([lab.service().waiting?.count, lab.tasks()]).toEqual([1, []])
    lab.ecs('StopTask', { task: id })
    lab.forward(2_999)
    expect(lab.service().waiting?.count).toBe(1)
    lab.forward(1)
    expect([lab.service().waiting, lab.tasks().map(statusOf)]).toEqual([null, ['PENDING']])
  })
})

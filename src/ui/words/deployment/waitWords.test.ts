import { must } from '../../../base/assert.ts'
import { describe, expect, it } from 'vitest'
import { createService, register, updateService, yard } from '../../../testing/builders.ts'
import type { TestLab } from '../../../testing/testLab.ts'
import { waitWords } from './waitWords.ts'

/** A service of six tasks, up to its first wait. */
function waitingYard(): TestLab {
  const lab = yard()
  register(lab)
  createService(lab, { desiredCount: 6 })
  lab.forward(30_000)
  return lab
}

/** The last wait for so and so, as it reads in the lab's present. */
function readLast(lab: TestLab, waitsFor: string): string {
  const wait = lab.rolling().findLast((one) => one.waitsFor === waitsFor)
  return waitWords(must(wait, waitsFor), lab.world).verdict
}

const protect = (lab: TestLab, fields: object) =>
  lab.ecs('UpdateTaskProtection', { tasks: lab.tasks().map((one) => one.id), ...fields })

describe('a wait that is read later', () => {
  it('counts down, and then says how long it was', () => {
    const lab = waitingYard()
    expect(readLast(lab, 'healthy')).toBe('ECS waits 19 s')
    lab.forward(60_000)
    expect(readLast(lab, 'healthy')).toBe('ECS waited 40 s')
  })

  it('says how long it really was where something came between', () => {
    const lab = waitingYard()
    lab.ecs('StopTask', { task: lab.tasks()[0]?.id })
    lab.forward(2_000)
    const first = must(
      lab.rolling().find((one) => one.waitsFor === 'healthy'),
      'a wait',
    )
    expect(waitWords(first, lab.world).verdict).toBe('ECS waited 22 s')
  })

  it('waits no more for a service that was deleted', () => {
    const lab = waitingYard()
    lab.ecs('DeleteService', { service: 'web', force: true })
    lab.forward(1_000)
    expect(readLast(lab, 'healthy')).toBe('ECS waited')
  })

  it('PRO-3 ends when the protections are taken off early', () => {
    const lab = waitingYard()
    lab.forward(60_000)
    protect(lab, { protectionEnabled: true, expiresInMinutes: 60 })
    updateService(lab, { desiredCount: 2 })
    lab.forward(5_000)
    expect(readLast(lab, 'protection')).toBe('ECS waits 59 min 55 s')
    protect(lab, { protectionEnabled: false })
    expect(readLast(lab, 'protection')).toBe('ECS waits')
    lab.forward(5_000)
    expect(readLast(lab, 'protection')).toBe('ECS waited 5 s')
  })
})

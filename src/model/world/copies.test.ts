import { describe, expect, it } from 'vitest'
import { createService, yard, register } from '../../testing/builders.ts'
import { copyDeployment, copyInstance, copyService, copyTask } from './copies.ts'

describe('a copy field by field', () => {
  const lab = yard()
  register(lab)
  createService(lab, { desiredCount: 2 })
  lab.to(60_000)
  const { tasks, services, instances } = lab.world

  it.each([
    ['a task', [...tasks.values()], copyTask],
    ['a service', [...services.values()], copyService],
    ['a deployment', [...services.values()].flatMap((one) => one.deployments), copyDeployment],
    ['an instance', [...instances.values()], copyInstance],
  ] as readonly (readonly [string, readonly object[], (one: never) => object])[])(
    'is what a spread makes of %s',
    (_, originals, copy) => {
      expect(originals.length).toBeGreaterThan(0)
      for (const original of originals) {
        const copied = copy(original as never)
        expect(copied).not.toBe(original)
        expect(copied).toEqual({ ...original })
        expect(Object.keys(copied).sort()).toEqual(Object.keys(original).sort())
      }
    },
  )
})

import { describe, expect, it } from 'vitest'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import { instance, world } from '../words.fixture.ts'
import { instanceWords } from './instanceWords.ts'

describe('an instance in words', () => {
  it.each<[Partial<ContainerInstance>, string]>([
    [{}, '2 tasks on i-0a4c'],
    [{ status: 'DRAINING' }, 'DRAINING, 2 tasks left'],
    [{ agentConnected: false }, 'Agent disconnected'],
    [{ status: 'booting' }, 'Registers in 1 min'],
  ])('%o: %s', (fields, verdict) => {
    expect(instanceWords({ ...instance, ...fields }, world.nowMs).verdict).toBe(verdict)
  })
})

import { expect, it } from 'vitest'
import { RANDOM_FAULTS, RandomFaults } from './randomFaults.ts'

it('each life has half of the faults on, and each fault is on in many lives and off in many', () => {
  const lives = Array.from({ length: 200 }, (_, seed) => new RandomFaults(seed).on)
  for (const on of lives) expect(new Set(on).size).toBe(RANDOM_FAULTS.length / 2)
  for (const fault of RANDOM_FAULTS) {
    const count = lives.filter((on) => on.includes(fault)).length
    expect([fault, count > 60 && count < 140]).toEqual([fault, true])
  }
})

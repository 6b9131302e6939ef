import { describe, expect, it } from 'vitest'
import { fargateSizeProblem } from './fargateSizes.ts'

/** The developer guide's table, as it is printed: CPU, smallest, largest and step in GB; three are lists in MiB. */
const RANGES = [
  [512, 1, 4, 1],
  [1_024, 2, 8, 1],
  [2_048, 4, 16, 1],
  [4_096, 8, 30, 1],
  [8_192, 16, 60, 4],
  [16_384, 32, 120, 8],
] as const
const LISTS = [
  [256, [512, 1_024, 2_048]],
  [32_768, [61_440, 122_880, 249_856]],
] as const

function isOffered(cpuUnits: number, memoryMib: number): boolean {
  const range = RANGES.find(([cpu]) => cpu === cpuUnits)
  if (range === undefined)
    return LISTS.some(([cpu, sizes]) => cpu === cpuUnits && sizes.some((one) => one === memoryMib))
  const [, from, to, step] = range
  const gib = memoryMib / 1_024
  return Number.isInteger(gib) && gib >= from && gib <= to && (gib - from) % step === 0
}

describe('FGT-1 the pairs of CPU and memory that Fargate takes', () => {
  it('are those of the guide, all of them and no other', () => {
    const cpus = [0, 1, 128, 255, 256, 512, 1_000, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768, 65_536]
    for (const cpuUnits of cpus) {
      for (let memoryMib = 0; memoryMib <= 260_000; memoryMib += 256) {
        const isTaken = fargateSizeProblem(cpuUnits, memoryMib) === undefined
        if (isTaken !== isOffered(cpuUnits, memoryMib)) {
          expect.fail(`${String(cpuUnits)} CPU with ${String(memoryMib)} MiB: taken is ${String(isTaken)}`)
        }
      }
    }
  })

  it('another is refused in ECS’s words', () => {
    expect(fargateSizeProblem(256, 4_096)).toBe(
      'No Fargate configuration exists for given values: 256 CPU, 4096 memory. See the Amazon ECS documentation for the valid values.',
    )
  })
})

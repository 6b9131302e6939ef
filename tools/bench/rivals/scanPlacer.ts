import type { ContainerInstance, Resources } from '../../../src/model/world/capacity/containerInstance.ts'

/**
 * Placement as one writes it first, kept as a rival: each task looks at every instance. Spread over zones, then binpack
 * by memory, then whoever registered first. It counts the tasks of a zone as they come, and explains nothing.
 */
export class ScanPlacer {
  readonly #instances: ContainerInstance[]
  readonly #countByZone = new Map<string, number>()

  constructor(instances: readonly ContainerInstance[]) {
    this.#instances = [...instances]
  }

  /** @returns the place of the best instance in their list; `null` where none has room */
  place(needs: Resources): number | null {
    let best: number | null = null
    let least: Score = { count: Infinity, memoryMib: Infinity, ordinal: Infinity }
    for (let row = 0; row < this.#instances.length; row++) {
      const instance = this.#instances[row]
      if (instance?.status !== 'ACTIVE' || !instance.agentConnected) continue
      const { cpuUnits, memoryMib } = instance.remaining
      if (cpuUnits < needs.cpuUnits || memoryMib < needs.memoryMib) continue
      const count = this.#countIn(instance)
      if (count > least.count || (count === least.count && !isLess(instance, least))) continue
      best = row
      least = { count, memoryMib, ordinal: instance.ordinal }
    }
    return best
  }

  put(row: number, withTask: (instance: ContainerInstance) => ContainerInstance): ContainerInstance {
    const instance = this.#instances[row]
    if (instance === undefined) throw new Error('no such instance')
    const after = withTask(instance)
    this.#instances[row] = after
    this.#countByZone.set(after.availabilityZone, this.#countIn(after) + 1)
    return after
  }

  #countIn({ availabilityZone }: ContainerInstance): number {
    return this.#countByZone.get(availabilityZone) ?? 0
  }
}

interface Score {
  readonly count: number
  readonly memoryMib: number
  readonly ordinal: number
}

function isLess({ remaining, ordinal }: ContainerInstance, than: Score): boolean {
  return remaining.memoryMib === than.memoryMib ? ordinal < than.ordinal : remaining.memoryMib < than.memoryMib
}

import { serviceKey } from '../world/service/service.ts'
import type { Task } from '../world/task/task.ts'
import type { World } from '../world/world.ts'
import { groupOf, type GroupCounts } from './strategies.ts'

/** Whose tasks are counted: a service's, or a group's of standalone ones. */
export interface CountedGroup {
  readonly clusterName: string
  readonly serviceName: string | null
  readonly group: string
}

type Sums = Map<string, number>

/**
 * The live tasks of one service or group by instance, zone and other groups (PLC-2). Counted once for all the tasks
 * that a pass starts: each that finds a place is added.
 */
export class TaskCounts implements GroupCounts {
  readonly #world: World
  readonly #byInstance: Sums = new Map()
  readonly #byZone: Sums = new Map()
  /** Per field of a spread strategy, counted when first asked for. */
  readonly #byField = new Map<string, Sums>()
  #added = 0

  /** @param live  the live tasks of the service or group, where the caller has them at hand */
  constructor(world: World, of: CountedGroup, live?: readonly Task[]) {
    this.#world = world
    if (live !== undefined) {
      for (const task of live) this.add(task)
      return
    }
    const key = of.serviceName === null ? null : serviceKey(of.clusterName, of.serviceName)
    const ids = key === null ? world.tasks.keys() : (world.liveByService.get(key) ?? [])
    for (const id of ids) {
      const task = world.tasks.get(id)
      if (task === undefined || task.desiredStatus === 'STOPPED') continue
      if (key === null && (task.group !== of.group || task.clusterName !== of.clusterName)) continue
      this.add(task)
    }
  }

  /** How many were added so far: whoever keeps what came of the counts sees by it that others have gone on. */
  get added(): number {
    return this.#added
  }

  add({ instanceId, availabilityZone }: Pick<Task, 'instanceId' | 'availabilityZone'>): void {
    this.#added += 1
    increase(this.#byZone, availabilityZone, 1)
    if (instanceId === null) return
    increase(this.#byInstance, instanceId, 1)
    const instance = this.#world.instances.get(instanceId)
    if (instance === undefined) return
    for (const [field, sums] of this.#byField) increase(sums, groupOf(instance, field), 1)
  }

  onInstance(instanceId: string): number {
    return this.#byInstance.get(instanceId) ?? 0
  }

  inZone(availabilityZone: string): number {
    return this.#byZone.get(availabilityZone) ?? 0
  }

  inGroup(field: string, group: string): number {
    let sums = this.#byField.get(field)
    if (sums === undefined) {
      sums = this.#sumsBy(field)
      this.#byField.set(field, sums)
    }
    return sums.get(group) ?? 0
  }

  #sumsBy(field: string): Sums {
    const sums: Sums = new Map()
    for (const [instanceId, count] of this.#byInstance) {
      const instance = this.#world.instances.get(instanceId)
      if (instance !== undefined) increase(sums, groupOf(instance, field), count)
    }
    return sums
  }
}

function increase(sums: Sums, key: string, by: number): void {
  sums.set(key, (sums.get(key) ?? 0) + by)
}

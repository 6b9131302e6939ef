import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { PlacementStrategy } from '../world/service/service.ts'
import { groupOf, valueOf, type GroupCounts } from './strategies.ts'

/** Instances by their places in the list that columns were made of. */
export type Rows = readonly number[]

/** What one strategy goes by: `values[groups[row]]`. Instances of one group share a value. */
export interface Column {
  readonly strategy: PlacementStrategy
  readonly groups: Int32Array
  readonly values: Float64Array
  readonly groupsCount: number
  /** Each instance is a group of its own, so its group is its row. */
  readonly isOwn: boolean
}

export function columnOf(
  instances: readonly ContainerInstance[],
  strategy: PlacementStrategy,
  counts: GroupCounts,
): Column {
  const groups = new Int32Array(instances.length)
  const values = new Float64Array(instances.length)
  let groupsCount = 0
  const known = new Map<string, number>()
  if (strategy.type === 'random') return { strategy, groups, values, groupsCount: 1, isOwn: false }
  for (const [row, instance] of instances.entries()) {
    const name = strategy.type === 'spread' ? groupOf(instance, strategy.field) : instance.id
    // What is alone in its group needs no looking up.
    let group = name === instance.id ? undefined : known.get(name)
    if (group === undefined) {
      group = groupsCount++
      values[group] = valueOf(instance, strategy, counts)
      if (name !== instance.id) known.set(name, group)
    }
    groups[row] = group
  }
  return { strategy, groups, values, groupsCount, isOwn: known.size === 0 }
}

/** Where a number stands in a list that rises. */
export function placeIn(rising: Rows, row: number): number {
  let from = 0
  let to = rising.length - 1
  while (from < to) {
    const middle = (from + to) >> 1
    if ((rising[middle] as number) < row) from = middle + 1
    else to = middle
  }
  return from
}

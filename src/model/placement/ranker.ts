import type { Random } from '../../base/random.ts'
import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { Score } from '../world/placement/placementExplanation.ts'
import type { PlacementStrategy } from '../world/service/service.ts'
import { columnOf, type Column, type Rows } from './columns.ts'
import { groupOf, valueOf, type GroupCounts } from './strategies.ts'

export interface Ranking {
  /** `null` when there was nothing to rank. */
  readonly chosen: number | null
  /**
   * Of an instance that was ranked: one score for each strategy that it still took part in. Worked out when asked, for
   * few of many instances are shown, so ask before anything is renewed.
   */
  scoresOf(row: number): readonly Score[]
}

interface Round {
  readonly column: Column
  /** The value of what it kept. */
  readonly best: number
  /** What `random` drew. */
  readonly drawn: number | undefined
}

/**
 * PLC-2: the strategies in their order, each keeping the best of what the one before kept. What is equal in all of
 * them goes to the instance that registered first.
 *
 * It ranks the same instances again and again while tasks come to them, thousands of them for each task, so what the
 * strategies go by is kept in columns of numbers and renewed where it has changed.
 * Where nothing is drawn `FirstChoice` finds the same by the same columns, faster; this is the plain form of it.
 */
export class Ranker {
  readonly #instances: ContainerInstance[]
  readonly columns: readonly Column[]
  readonly #counts: GroupCounts
  readonly #random: Random

  constructor(
    instances: readonly ContainerInstance[],
    strategies: readonly PlacementStrategy[],
    input: { readonly counts: GroupCounts; readonly random: Random },
  ) {
    this.#instances = [...instances]
    this.columns = strategies.map((strategy) => columnOf(instances, strategy, input.counts))
    this.#counts = input.counts
    this.#random = input.random
  }

  /** A task came to this instance, or left it. */
  renew(row: number, instance: ContainerInstance): void {
    this.#instances[row] = instance
    for (const column of this.columns) {
      if (column.strategy.type === 'random') continue
      column.values[column.groups[row] as number] = valueOf(instance, column.strategy, this.#counts)
    }
  }

  /** @param passing  what may be chosen, in the order of the list */
  rank(passing: Rows): Ranking {
    const rounds: Round[] = []
    let kept = passing
    for (const column of this.columns) {
      let drawn: number | undefined
      let best = 0
      if (column.strategy.type === 'random') {
        // The draw decides among what is left; nothing after it can.
        drawn = kept.length > 0 ? kept[this.#random.between(0, kept.length - 1)] : undefined
        kept = drawn === undefined ? kept : [drawn]
      } else ({ best, kept } = leastOf(column, kept))
      rounds.push({ column, best, drawn })
    }
    return { chosen: this.#earliest(kept), scoresOf: (row) => this.#scoresOf(row, rounds) }
  }

  /** Built to its size: an array that grows keeps room, and thousands are kept. */
  #scoresOf(row: number, rounds: readonly Round[], from = 0): readonly Score[] {
    const round = rounds[from]
    const instance = this.#instances[row]
    if (round === undefined || instance === undefined) return []
    const { column, drawn, best } = round
    const { strategy } = column
    const value =
      strategy.type === 'random' ? Number(row !== drawn) : (column.values[column.groups[row] as number] ?? 0)
    const isKept = value === best
    const group = strategy.type === 'spread' ? groupOf(instance, strategy.field) : instance.id
    const score = group === instance.id ? { value, isKept } : { value, group, isKept }
    return isKept ? [score, ...this.#scoresOf(row, rounds, from + 1)] : [score]
  }

  #earliest(rows: Rows): number | null {
    let first: number | null = null
    let least = Infinity
    for (const row of rows) {
      const ordinal = this.#instances[row]?.ordinal ?? Infinity
      if (ordinal >= least) continue
      least = ordinal
      first = row
    }
    return first
  }
}

/** Those of the least value, and what it is. Once over the rows: it is asked of thousands for each task. */
function leastOf({ groups, values }: Column, rows: Rows): { readonly best: number; readonly kept: Rows } {
  let best = Infinity
  let kept: number[] = []
  for (const row of rows) {
    const value = values[groups[row] as number] as number
    if (value > best) continue
    if (value < best) {
      best = value
      kept = []
    }
    kept.push(row)
  }
  return { best, kept }
}

import { assert } from '../../base/assert.ts'
import type { Column, Rows } from './columns.ts'

const NONE = -1

/** Rows that are alike in all that groups of instances share; the least of them first, as a heap has it. */
interface Cell {
  /** Per column: the group that all of them are in; NONE where each is its own. */
  readonly groups: readonly number[]
  readonly heap: number[]
}

/**
 * The row that `Ranker` would choose, found without looking at every row. Strategies choose one after the other, so a
 * row beats another by the first value in which they differ. In a cell only what each instance has of its own can
 * differ, so a heap keeps its first; there are as many cells as zones times types of instance, and their firsts are
 * compared each time. A `random` strategy is not for it: a draw is among rows.
 */
export class FirstChoice {
  readonly #columns: readonly Column[]
  readonly #own: readonly Float64Array[]
  readonly #ordinals: Float64Array
  readonly #cells = new Map<number, Cell>()
  #chosen: Cell | null = null

  /** @param ordinals  by row: of what is equal the least goes first */
  constructor(columns: readonly Column[], ordinals: Float64Array, rows: Rows) {
    this.#columns = columns
    this.#own = columns.filter((one) => one.isOwn).map((one) => one.values)
    this.#ordinals = ordinals
    for (const row of rows) this.#cellOf(row).heap.push(row)
    for (const { heap } of this.#cells.values()) {
      for (let hole = (heap.length >> 1) - 1; hole >= 0; hole--) this.#siftDown(heap, hole)
    }
  }

  #cellOf(row: number): Cell {
    let key = 0
    for (const one of this.#columns) if (!one.isOwn) key = key * one.groupsCount + (one.groups[row] as number)
    const known = this.#cells.get(key)
    if (known !== undefined) return known
    const groups = this.#columns.map((one) => (one.isOwn ? NONE : (one.groups[row] as number)))
    const cell = { groups, heap: [] }
    this.#cells.set(key, cell)
    return cell
  }

  /** The best of all rows, `null` when none is left. */
  choose(): number | null {
    let best: Cell | null = null
    for (const cell of this.#cells.values()) {
      if (cell.heap.length > 0 && (best === null || this.#isBetter(cell, best))) best = cell
    }
    this.#chosen = best
    return best?.heap[0] ?? null
  }

  /** The values of the row that was chosen last have changed, and of its groups; those of no other row have. */
  renew(row: number): void {
    this.#siftDown(this.#heapOf(row), 0)
  }

  /** The row that was chosen last is not to be chosen again. */
  drop(row: number): void {
    const heap = this.#heapOf(row)
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    heap[0] = last
    this.#siftDown(heap, 0)
  }

  #heapOf(row: number): number[] {
    const heap = this.#chosen?.heap
    assert(heap?.[0] === row, 'PLC-2: only what was chosen last changes')
    return heap
  }

  /** The first of a cell against the first of another. */
  #isBetter(cell: Cell, than: Cell): boolean {
    const row = cell.heap[0] ?? NONE
    const other = than.heap[0] ?? NONE
    for (let i = 0; i < this.#columns.length; i++) {
      const { values, isOwn } = this.#columns[i] as Column
      const value = values[isOwn ? row : (cell.groups[i] as number)] as number
      const theirs = values[isOwn ? other : (than.groups[i] as number)] as number
      if (value !== theirs) return value < theirs
    }
    return (this.#ordinals[row] as number) < (this.#ordinals[other] as number)
  }

  /** Within a cell. */
  #isBefore(row: number, other: number): boolean {
    for (const values of this.#own) {
      const value = values[row] as number
      const theirs = values[other] as number
      if (value !== theirs) return value < theirs
    }
    return (this.#ordinals[row] as number) < (this.#ordinals[other] as number)
  }

  #siftDown(heap: number[], from: number): void {
    const row = heap[from] as number
    let hole = from
    for (;;) {
      let child = 2 * hole + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && this.#isBefore(heap[child + 1] as number, heap[child] as number)) child += 1
      if (!this.#isBefore(heap[child] as number, row)) break
      heap[hole] = heap[child] as number
      hole = child
    }
    heap[hole] = row
  }
}

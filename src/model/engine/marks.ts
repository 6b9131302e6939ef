import { must } from '../../base/assert.ts'
import { rowsIn, type World } from '../world/world.ts'
import type { Checkpoint } from './engine.ts'

/** A state to replay from: everything due at or before `atMs` and the first `commandsDone` commands are in it. */
export interface Mark {
  readonly atMs: number
  readonly commandsDone: number
  readonly checkpoint: Checkpoint
}

interface KeptMark extends Mark {
  /** Of its world. A world in a mark does not change, and there are hundreds of them: they are counted once. */
  readonly rows: number
}

/** What a seek replays at most, nearly, where a copy of the world costs little. */
const WORK_PER_MARK = 400
/** So many rows are copied while a task takes a step: a task has some three, behind a load balancer five more. */
const ROWS_PER_UNIT = 24
/** An instance is copied with its set of tasks, which takes longer than its row alone. */
const INSTANCES_PER_UNIT = 2
const MARKS_MAX = 400
/** In all marks together: a mark of a large lab holds megabytes. */
const ROWS_MAX = 1_200_000

/** Where a run can be taken up again: at its beginning, and wherever so much was done since the last mark. */
export class Marks {
  #marks: readonly KeptMark[]
  #setAtWork: number

  /** @param first  before everything; it stays */
  constructor(first: Mark, others: readonly Mark[] = []) {
    this.#marks = [first, ...others].map(counted)
    this.#setAtWork = 0
  }

  get last(): Mark {
    return must(this.#marks.at(-1), 'DET-4: the first mark')
  }

  /** The last one at or before a time. */
  before(atMs: number): Mark {
    return must(
      this.#marks.findLast((one) => one.atMs <= atMs),
      'DET-4: a mark before every time',
    )
  }

  /** The last one at which a decision was still to come. */
  beforeDecision(decisionId: number): Mark {
    return must(
      this.#marks.findLast(({ checkpoint }) => checkpoint.world.counters.decisions < decisionId),
      'DET-9: a mark before every decision',
    )
  }

  /**
   * A mark copies the world, so a large one is copied more seldom: copying stays a small part of all that is done.
   *
   * @param workDone  of the run so far, in steps of a task
   */
  isDue(workDone: number, world: World): boolean {
    const since = workDone - this.#setAtWork
    if (world.nowMs <= this.last.atMs || since < WORK_PER_MARK) return false
    return since >= copyingWork(world) + world.instances.size / INSTANCES_PER_UNIT
  }

  /** Work is counted from here on. */
  countFrom(workDone: number): void {
    this.#setAtWork = workDone
  }

  add(mark: Mark): void {
    this.#marks = [...this.#marks, counted(mark)]
    const rows = this.#marks.reduce((sum, one) => sum + one.rows, 0)
    if (this.#marks.length > MARKS_MAX || rows > ROWS_MAX) {
      this.#marks = this.#marks.filter((_, index) => index % 2 === 0)
    }
  }

  /** Forgets those that do not hold any more. */
  keep(holds: (mark: Mark) => boolean): void {
    this.#marks = this.#marks.filter((mark, index) => index === 0 || holds(mark))
  }

  /** Another list with those that hold. */
  kept(holds: (mark: Mark) => boolean): Marks {
    const [first, ...others] = this.#marks
    return new Marks(must(first, 'DET-4: the first mark'), others.filter(holds))
  }
}

function counted(mark: Mark): KeptMark {
  return { ...mark, rows: rowsIn(mark.checkpoint.world) }
}

/** How much work it is to copy a world into a mark or out of one, in steps of a task. */
export function copyingWork(world: World): number {
  return rowsIn(world) / ROWS_PER_UNIT
}

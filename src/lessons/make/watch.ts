import type { Run } from '../../model/engine/run.ts'
import type { Until } from '../document/ask.ts'
import type { Look, Test, When } from '../document/look.ts'
import type { ConditionState } from '../questions/goal.ts'
import { STORY_TIME_MAX_MS } from '../document/scenarioDocument.ts'
import { passes, readLook } from './readLook.ts'
import { StoryFault } from './storyFault.ts'

/** How long one waits for a condition that was given no time. */
const WAIT_MAX_MS = 3_600_000

/** What is watched while time runs. */
export interface Watched {
  readonly look: Look
  readonly is: Test
  readonly when?: When | undefined
}

/** One thing watched: whether it holds, as its `when` means it. */
export class Watch {
  readonly #of: Watched
  #value: unknown = null
  #holdsNow = false
  /** When it first held; and when it first did not. */
  firstMs: number | null = null
  brokenMs: number | null = null

  constructor(of: Watched) {
    this.#of = of
  }

  look(run: Run): void {
    this.#value = readLook(run, this.#of.look)
    this.#holdsNow = passes(this.#value, this.#of.is)
    if (this.#holdsNow) this.firstMs ??= run.nowMs
    else this.brokenMs ??= run.nowMs
  }

  get holds(): boolean {
    if (this.#of.when === 'once') return this.firstMs !== null
    return this.#of.when === 'always' ? this.brokenMs === null : this.#holdsNow
  }

  state(says: string): ConditionState {
    const { when = 'atTheEnd' } = this.#of
    const atMs = when === 'always' ? this.brokenMs : when === 'once' ? this.firstMs : null
    return { says, when, holds: this.holds, read: JSON.stringify(this.#value) ?? 'nothing', atMs }
  }
}

/**
 * Lets time run, looking at each moment at which anything changed.
 *
 * @param isOver  asked at the beginning and at each moment; ends it there
 * @returns whether it ended so
 * @throws StoryFault  when a lab's time would not be enough
 */
export function watchUntil(run: Run, limitMs: number, isOver: () => boolean): boolean {
  if (limitMs > STORY_TIME_MAX_MS) throw new StoryFault('The story goes on past 364 simulated days.')
  for (;;) {
    if (isOver()) return true
    if (!run.advanceToNext('change', limitMs)) return isOver()
  }
}

/** Lets time run as a beat says, and looks at the rest meanwhile. @returns whether what was waited for has come */
export function runUntil(run: Run, until: Until | undefined, watches: readonly Watch[]): boolean {
  const looked = (): void => {
    for (const one of watches) one.look(run)
  }
  if (until === undefined) {
    looked()
    return true
  }
  const end = 'ms' in until ? null : new Watch(until)
  const limitMs = run.nowMs + ('ms' in until ? until.ms : (until.withinMs ?? WAIT_MAX_MS))
  const isReached = watchUntil(run, limitMs, () => {
    looked()
    end?.look(run)
    return end?.holds ?? false
  })
  return end === null || isReached
}

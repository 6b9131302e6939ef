import type { BegunState } from '../../session/challenge/begunStore.ts'
import type { LastLab } from '../../session/saving/lastLab.ts'
import type { ScenarioProgress } from '../../session/scenarioProgress.ts'

/** Something that was begun and is not at its end. */
export type BegunThing =
  | { readonly kind: 'scenario'; readonly id: string; readonly title: string; readonly question: number }
  | { readonly kind: 'quiz' | 'exam'; readonly stand: NonNullable<BegunState['quiz']> }
  | { readonly kind: 'lab'; readonly lab: LastLab }

export interface BegunWanted {
  readonly scenarios: Readonly<Record<string, ScenarioProgress>>
  /** What the scenarios of the site are called. */
  readonly titles: readonly { readonly id: string; readonly title: string }[]
  readonly begun: BegunState
  readonly lab: LastLab | null
}

/** All that one may go on with, what was worked at last first. A duel is over when it is left. */
export function begunThings({ scenarios, titles, begun, lab }: BegunWanted): readonly BegunThing[] {
  const found: { readonly atMs: number; readonly thing: BegunThing }[] = []
  const last = Object.entries(scenarios).findLast(
    ([id, { play }]) => play !== null && titles.some((one) => one.id === id),
  )
  if (last !== undefined) {
    const [id, { play, playedMs = 0 }] = last
    const title = titles.find((one) => one.id === id)?.title ?? id
    const question = (play?.records.length ?? 0) + 1
    found.push({ atMs: playedMs, thing: { kind: 'scenario', id, title, question } })
  }
  for (const kind of ['quiz', 'exam'] as const) {
    const stand = begun[kind]
    if (stand !== null) found.push({ atMs: stand.atMs, thing: { kind, stand } })
  }
  if (lab !== null) found.push({ atMs: lab.savedAt, thing: { kind: 'lab', lab } })
  return found.sort((one, other) => other.atMs - one.atMs).map(({ thing }) => thing)
}

import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import { scoreOf } from '../lessons/predictions.ts'
import type { PlayerContext, SavedPlay } from '../lessons/playerMachine.ts'
import { readSavedPlay } from '../lessons/savedPlay.ts'
import { OPENED_PREFIX } from './openedScenario.ts'
import { forgivingStorage } from './preferencesStore.ts'
import { PROGRESS_NAME } from './storedPlay.ts'

/** How far a learner is with one scenario. */
export interface ScenarioProgress {
  /** The play that is under way; `null` when none is. */
  readonly play: SavedPlay | null
  /** When it was answered last; wall clock, ms since 1970. Plays of before do not have it. */
  readonly playedMs?: number
  /** Of the best play that was answered to its end; `null` before there was one. */
  readonly best: { readonly right: number; readonly questions: number } | null
}

interface ProgressState {
  readonly scenarios: Readonly<Record<string, ScenarioProgress>>
}

/** Of scenarios that somebody has brought, those answered last are kept: there may be any number of them. */
export const OPENED_KEPT_MAX = 20

const NONE: ScenarioProgress = { play: null, best: null }

/** What was answered, on this device alone. Without storage it holds until the page closes. */
export const useScenarioProgress = create<ProgressState>()(
  persist((): ProgressState => ({ scenarios: {} }), {
    name: PROGRESS_NAME,
    version: 1,
    storage: createJSONStorage(() => forgivingStorage(() => localStorage)),
    migrate: (stored) => readProgress(stored),
    merge: (stored, current) => ({ ...current, ...readProgress(stored) }),
  }),
)

export function progressOf({ scenarios }: ProgressState, scenarioId: string): ScenarioProgress {
  return scenarios[scenarioId] ?? NONE
}

/** Keeps the play; when it was answered to its end, its score instead. */
export function keepProgress({ scenario, records, changes, beginning }: PlayerContext): void {
  const { questions } = beginning
  const { best } = progressOf(useScenarioProgress.getState(), scenario.id)
  const isOver = records.length >= questions
  const right = scoreOf(records, questions).right
  const isBetter = isOver && (best === null || right > best.right)
  const next: ScenarioProgress = {
    ...(isOver || records.length === 0 ? { play: null } : { play: { records, changes }, playedMs: Date.now() }),
    best: isBetter ? { right, questions } : best,
  }
  useScenarioProgress.setState(({ scenarios }) => {
    const { [scenario.id]: _before, ...others } = scenarios
    return { scenarios: withinLimit({ ...others, [scenario.id]: next }) }
  })
}

type Best = NonNullable<ScenarioProgress['best']>

/** The best plays, by scenario, as a file of progress has them. */
export function bestPlays({ scenarios }: ProgressState): Readonly<Record<string, Best>> {
  return Object.fromEntries(Object.entries(scenarios).flatMap(([id, { best }]) => (best === null ? [] : [[id, best]])))
}

/** Of best plays from elsewhere, those that are better than what is here. */
export function betterPlays(state: ProgressState, plays: Readonly<Record<string, Best>>): typeof plays {
  return Object.fromEntries(
    Object.entries(plays).filter(([id, { right }]) => right > (progressOf(state, id).best?.right ?? -1)),
  )
}

/** Takes over the best plays from elsewhere that are better. */
export function addBestPlays(plays: Readonly<Record<string, Best>>): void {
  useScenarioProgress.setState((state) => {
    const better = Object.entries(betterPlays(state, plays))
    const added = better.map(([id, best]) => [id, { ...progressOf(state, id), best }] as const)
    return { scenarios: withinLimit({ ...state.scenarios, ...Object.fromEntries(added) }) }
  })
}

/** What was answered last stands last. */
function withinLimit(scenarios: ProgressState['scenarios']): ProgressState['scenarios'] {
  const opened = Object.keys(scenarios).filter((id) => id.startsWith(OPENED_PREFIX))
  const dropped = new Set(opened.slice(0, Math.max(0, opened.length - OPENED_KEPT_MAX)))
  return Object.fromEntries(Object.entries(scenarios).filter(([id]) => !dropped.has(id)))
}

/** Takes what it understands from stored data; never throws. */
export function readProgress(stored: unknown): ProgressState {
  if (typeof stored !== 'object' || stored === null || !('scenarios' in stored)) return { scenarios: {} }
  const { scenarios } = stored
  if (typeof scenarios !== 'object' || scenarios === null) return { scenarios: {} }
  return { scenarios: Object.fromEntries(Object.entries(scenarios).map(([id, one]) => [id, readOne(one)])) }
}

function readOne(stored: unknown): ScenarioProgress {
  if (typeof stored !== 'object' || stored === null) return NONE
  const play = 'play' in stored ? (readSavedPlay(stored.play) ?? null) : null
  const playedMs = play !== null && 'playedMs' in stored ? stored.playedMs : undefined
  return {
    play,
    ...(typeof playedMs === 'number' && Number.isSafeInteger(playedMs) && { playedMs }),
    best: 'best' in stored ? readBest(stored.best) : null,
  }
}

function readBest(stored: unknown): ScenarioProgress['best'] {
  if (typeof stored !== 'object' || stored === null || !('right' in stored) || !('questions' in stored)) return null
  const { right, questions } = stored
  const isWhole = Number.isSafeInteger(right) && Number.isSafeInteger(questions)
  if (!isWhole || typeof right !== 'number' || typeof questions !== 'number') return null
  return right < 0 || right > questions ? null : { right, questions }
}

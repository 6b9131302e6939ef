import { stepIndexAt, type CountAct, type CountStep } from '../../lessons/countSteps.ts'
import type { Limits } from '../../model/world/deployment/limits.ts'
import {
  newKeyOf,
  pairText,
  stackedGroups,
  type CountGroup,
  type ServiceMoment,
  type SideCounts,
} from '../words/deployment/counts.ts'
import { axisText } from '../../look/time.ts'

/** What a learner says comes next: RUNNING tasks of the old revisions and of the new one. */
export interface CountGuess {
  readonly oldRunning: number
  readonly newRunning: number
  /** Once the answer is known: the limit that the guess crosses, if it does. Left out before, or it would tell. */
  readonly crosses?: 'lower' | 'upper' | null
}

/** After now: what the model says will come, nothing, or what the learner guessed. */
export type StripFuture = 'forecast' | 'hidden' | readonly CountGuess[]

export interface StripColumn {
  readonly key: string
  readonly kind: 'past' | 'now' | 'forecast' | 'guess' | 'hidden'
  /** Old + new: `2+2`, or `?`. */
  readonly pair: string
  readonly time: string
  /** Between the column before and this one: `stop 2`. */
  readonly act: string
  /** In stacking order, healthy first. */
  readonly groups: readonly CountGroup[]
  readonly limits: Limits
  /** A guess that could not be: the limit that it crosses. */
  readonly crosses?: 'lower' | 'upper'
}

export interface StripInput {
  readonly steps: readonly CountStep[]
  readonly nowMs: number
  /** The service as it is: the column of now shows it live, and what is to come keeps its limits. */
  readonly now?: ServiceMoment | undefined
  readonly future: StripFuture
  readonly originMs: number
}

/** As many columns as a strip has at least, so that "?" does not tell how many are left. */
const COLUMNS_MIN = 5

/** The columns of a strip: what was, what is, and what may come. */
export function stripColumns(input: StripInput): readonly StripColumn[] {
  const { steps, future } = input
  const nowIndex = stepIndexAt(steps, input.nowMs)
  const known = steps.slice(0, nowIndex + 1).map((step, index) => knownColumn(step, input, index === nowIndex))
  const limits = input.now?.limits ?? known.at(-1)?.limits ?? steps[0]?.latest.value.limits ?? { lower: 0, upper: 0 }
  if (future === 'forecast') return [...known, ...steps.slice(nowIndex + 1).map((step) => forecastColumn(step, input))]
  const guesses = future === 'hidden' ? [] : future
  const guessed = guesses.map((guess, index) => guessColumn(guess, index, { ...input, limits }))
  const hiddenCount = Math.max(1, COLUMNS_MIN - known.length - guessed.length)
  const hidden = Array.from({ length: hiddenCount }, (_, index) => hiddenColumn(index, limits))
  return [...known, ...guessed, ...hidden]
}

function knownColumn(step: CountStep, input: StripInput, isNow: boolean): StripColumn {
  const moment = isNow ? (input.now ?? step.latest.value) : step.latest.value
  const groups = stackedGroups(moment.revisions)
  return {
    ...stepTexts(step),
    kind: isNow ? 'now' : 'past',
    time: axisText(step.atMs - input.originMs),
    // What came after a pair belongs to the next column; only of now one sees what is under way.
    groups: isNow ? groups : groups.filter((group) => group.state !== 'pending'),
    limits: moment.limits,
  }
}

function forecastColumn(step: CountStep, input: StripInput): StripColumn {
  return {
    ...stepTexts(step),
    kind: 'forecast',
    time: `about ${axisText(step.atMs - input.originMs)}`,
    groups: stackedGroups(step.latest.value.revisions).filter((group) => group.state !== 'pending'),
    limits: input.now?.limits ?? step.latest.value.limits,
  }
}

function guessColumn(guess: CountGuess, index: number, input: StripInput & { readonly limits: Limits }): StripColumn {
  // An old revision that is gone by now is still one that was guessed.
  const known = input.steps.map((step) => step.latest.value.revisions)
  const revisions = [...(input.now?.revisions ?? known.at(-1) ?? []), ...known.toReversed().flat()]
  return {
    key: `guess ${String(index)}`,
    kind: 'guess',
    pair: pairText(guess.oldRunning, guess.newRunning),
    time: guess.crosses === undefined ? 'your guess' : 'you guessed',
    act: '',
    groups: guessGroups(guess, { revisions }),
    limits: input.limits,
    ...(typeof guess.crosses === 'string' && { crosses: guess.crosses }),
  }
}

function guessGroups(guess: CountGuess, moment: { readonly revisions: readonly SideCounts[] }): readonly CountGroup[] {
  const newKey = newKeyOf(moment) ?? ''
  const oldKey = moment.revisions.find((one) => !one.isPrimary)?.definitionKey ?? newKey
  const groups: CountGroup[] = [
    { definitionKey: oldKey, isPrimary: false, state: 'running', count: guess.oldRunning },
    { definitionKey: newKey, isPrimary: true, state: 'running', count: guess.newRunning },
  ]
  return groups.filter((group) => group.count > 0)
}

function hiddenColumn(index: number, limits: Limits): StripColumn {
  return { key: `hidden ${String(index)}`, kind: 'hidden', pair: '?', time: '', act: '', groups: [], limits }
}

function stepTexts(step: CountStep): Pick<StripColumn, 'key' | 'pair' | 'act'> {
  return {
    key: String(step.atMs),
    pair: pairText(step.oldRunning, step.newRunning),
    act: step.acts.map(actText).join(', '),
  }
}

function actText(act: CountAct): string {
  if (act.kind === 'redeploy') return 'new deployment'
  return act.kind === 'rollBack' ? 'rolls back' : `${act.kind} ${String(act.count)}`
}

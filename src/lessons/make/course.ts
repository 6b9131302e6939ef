import { must } from '../../base/assert.ts'
import type { LabFile } from '../../labfile/labFile.ts'
import { Run } from '../../model/engine/run.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import { limitsOf } from '../../model/world/deployment/limits.ts'
import { SCHEDULER_DELAY_MS } from '../../model/world/durations.ts'
import { seriesOf, type Point } from '../../model/world/series.ts'
import type { ServiceSample } from '../../model/world/service/serviceSample.ts'
import { countSteps, sampleAt, type CountStep } from '../countSteps.ts'
import { commandOf, type Course } from '../course.ts'
import type { CountPair } from '../pairChoices.ts'
import type { ChangeAttempt, ChangeQuestion, TimedChange } from '../questions/change.ts'
import type { Question } from '../questions/kinds.ts'
import type { PercentChange, Scenario } from '../scenario.ts'

/** Simulated time in which a deployment of a scenario must end. */
const AHEAD_MS = 15 * 60_000

/**
 * Runs a scenario's lab with the learner's changes and cuts what happens into the moments at which to ask (an answer is
 * computed, never typed).
 */
export function courseOf(scenario: Scenario, changes: readonly TimedChange[]): Course {
  const story = storyOf(scenario, changes)
  const walk: Walk = { steps: [], change: null }
  const startsMs = [scenario.fromMs, ...changes.map((one) => one.atMs)]
  startsMs.forEach((startMs, index) => {
    const untilMs = startsMs[index + 1] ?? Infinity
    const moves = story.pairs.filter((pair) => pair.atMs > startMs && pair.atMs <= untilMs)
    const change = changes[index - 1]
    const rolls = moves.length > 0 && untilMs === Infinity && story.isCompleted
    if (change !== undefined && walk.change !== null) addAttempt(walk.change, change, rolls)
    addMoves(walk, story, { startMs, moves })
    const isStuck = untilMs < Infinity || !story.isCompleted
    if (isStuck && walk.change === null && scenario.change !== null)
      addStuck(walk, story, { askAtMs: moves.at(-1)?.atMs ?? startMs, solution: scenario.change.solution })
  })
  const { first, last, endMs, isCompleted, file } = story
  return { steps: walk.steps, first, last, endMs, isCompleted, file }
}

/** The course of one who answers as the document's solution does. */
export function solvedCourse(scenario: Scenario): Course {
  const course = courseOf(scenario, [])
  const step = course.steps.find((one) => one.kind === 'change')
  if (step === undefined || scenario.change === null) return course
  return courseOf(scenario, [{ atMs: step.askAtMs, change: scenario.change.solution }])
}

/** What is to be told: the run's counts and decisions. */
interface Story {
  readonly file: LabFile
  readonly samples: readonly Point<ServiceSample>[]
  readonly pairs: readonly CountStep[]
  readonly decisions: readonly RollingDecision[]
  readonly first: ServiceSample
  readonly last: ServiceSample
  readonly endMs: number
  readonly isCompleted: boolean
}

function storyOf(scenario: Scenario, changes: readonly TimedChange[]): Story {
  const { lab, fromMs, serviceKey } = scenario
  const file = { ...lab, commands: [...lab.commands, ...changes.map((one) => commandOf(scenario, one))] }
  const run = new Run({ seed: file.seed, log: file.commands })
  run.advance((file.commands.at(-1)?.atMs ?? 0) + AHEAD_MS)
  const samples = seriesOf(run.history, { kind: 'service', id: serviceKey }, 'serviceCounts')
  const decisions = run.history.decisions.filter(
    (one): one is RollingDecision =>
      one.kind === 'rolling' && `${one.clusterName}/${one.serviceName ?? ''}` === serviceKey && one.atMs >= fromMs,
  )
  const first = must(sampleAt(samples, fromMs), `${serviceKey} at ${String(fromMs)}`)
  const last = samples.at(-1) ?? first
  return {
    file,
    samples,
    pairs: countSteps(samples, fromMs),
    decisions,
    first: first.value,
    last: last.value,
    endMs: Math.max(last.atMs, decisions.at(-1)?.atMs ?? 0),
    isCompleted: last.value.isSteady,
  }
}

interface Walk {
  readonly steps: Question[]
  /** The step that waits for a change that helps. */
  change: (ChangeQuestion & { readonly attempts: ChangeAttempt[] }) | null
}

function addMoves(
  walk: Walk,
  story: Story,
  { startMs, moves }: { readonly startMs: number; readonly moves: readonly CountStep[] },
): void {
  let askAtMs = startMs
  for (const move of moves) {
    addCounts(walk, story, { askAtMs, toMs: move.atMs, answer: move })
    askAtMs = move.atMs
  }
}

/** Nothing moves from here on: the learner is to see that, and then to change it. */
function addStuck(
  walk: Walk,
  story: Story,
  { askAtMs, solution }: { readonly askAtMs: number; readonly solution: PercentChange },
): void {
  const decision = must(
    story.decisions.find((one) => one.action === 'blocked' && one.atMs >= askAtMs),
    'a decision that nothing can move',
  )
  const asked = must(sampleAt(story.samples, decision.atMs), 'the service when it is stuck').value
  const pair = must(
    story.pairs.findLast((one) => one.atMs <= decision.atMs),
    'the counts that stay',
  )
  addCounts(walk, story, { askAtMs, toMs: decision.atMs, answer: pair })
  const { minimumHealthyPercent, maximumPercent, desiredCount } = decision
  walk.change = {
    kind: 'change',
    index: walk.steps.length,
    askAtMs: decision.atMs,
    asked,
    before: { minimumHealthyPercent, maximumPercent },
    desiredCount,
    decision,
    solution,
    attempts: [],
  }
  walk.steps.push(walk.change)
}

function addAttempt(step: Walk['change'] & object, timed: TimedChange, rolls: boolean): void {
  const after = { ...(step.attempts.at(-1)?.after ?? step.before), ...timed.change }
  step.attempts.push({
    ...timed,
    after,
    limits: limitsOf(step.desiredCount, after),
    rolls,
    toMs: rolls ? timed.atMs : timed.atMs + SCHEDULER_DELAY_MS,
  })
}

function addCounts(
  walk: Walk,
  story: Story,
  { askAtMs, toMs, answer }: { readonly askAtMs: number; readonly toMs: number; readonly answer: CountPair },
): void {
  const from = must(
    story.pairs.findLast((one) => one.atMs <= askAtMs),
    'the counts when the learner is asked',
  )
  walk.steps.push({
    kind: 'counts',
    index: walk.steps.length,
    askAtMs,
    asked: must(sampleAt(story.samples, askAtMs), 'the service when the learner is asked').value,
    from: pairOf(from),
    answer: pairOf(answer),
    toMs,
    answered: must(sampleAt(story.samples, toMs), 'the service when the answer shows').value,
    decision: decisionFor(story, { askAtMs, toMs }),
  })
}

/** The last act of the scheduler that the answer shows; when it shows none, why there was none. */
function decisionFor(
  { decisions }: Story,
  { askAtMs, toMs }: { readonly askAtMs: number; readonly toMs: number },
): RollingDecision {
  const during = decisions.filter((one) => one.atMs > askAtMs && one.atMs <= toMs)
  const acts = during.filter((one) => one.action === 'stop' || one.action === 'start')
  const blocked = during.find((one) => one.action === 'blocked')
  return must(acts.at(-1) ?? blocked, 'a decision that explains the answer')
}

function pairOf({ oldRunning, newRunning }: CountPair): CountPair {
  return { oldRunning, newRunning }
}

import { must } from '../../base/assert.ts'
import type { Run } from '../../model/engine/run.ts'
import type { RollingDecision } from '../../model/world/deployment/rollingDecision.ts'
import { limitsOf } from '../../model/world/deployment/limits.ts'
import { SCHEDULER_DELAY_MS } from '../../model/world/durations.ts'
import { seriesOf, type Point } from '../../model/world/series.ts'
import type { ServiceSample } from '../../model/world/service/serviceSample.ts'
import { countSteps, sampleAt, type CountStep } from '../countSteps.ts'
import { percentAct } from '../course.ts'
import type { StepText, StuckChange } from '../document/scenarioDocument.ts'
import type { CountPair } from '../pairChoices.ts'
import type { ChangeAttempt, ChangeQuestion, TimedChange } from '../questions/change.ts'
import type { Question } from '../questions/kinds.ts'
import { StoryFault } from './storyFault.ts'

/** Simulated time in which a deployment of a scenario must end. */
const AHEAD_MS = 15 * 60_000

/** What the rolling beat of a story has to know. */
export interface RollingAt {
  readonly serviceKey: string
  /** The document's words, by the place of the step. */
  readonly steps: readonly StepText[]
  readonly change: StuckChange | undefined
  /** The percents that the learner has set, in order. */
  readonly changes: readonly TimedChange[]
  /** The number of its first question. */
  readonly index: number
}

export interface Rolled {
  readonly questions: readonly Question[]
  readonly isCompleted: boolean
  readonly endMs: number
}

/**
 * Looks ahead with the learner's changes and cuts what happens into the moments at which to ask (an answer is computed,
 * never typed). The run itself stays where it is.
 *
 * @throws StoryFault  when no such service is there
 */
export function rollingQuestions(run: Run, at: RollingAt): Rolled {
  const story = storyOf(run, at)
  const walk: Walk = { questions: [], change: null, at }
  const startsMs = [run.nowMs, ...at.changes.map((one) => one.atMs)]
  startsMs.forEach((startMs, index) => {
    const untilMs = startsMs[index + 1] ?? Infinity
    const moves = story.pairs.filter((pair) => pair.atMs > startMs && pair.atMs <= untilMs)
    const change = at.changes[index - 1]
    const rolls = moves.length > 0 && untilMs === Infinity && story.isCompleted
    if (change !== undefined && walk.change !== null) addAttempt(walk.change, change, rolls)
    addMoves(walk, story, { startMs, moves })
    const isStuck = untilMs < Infinity || !story.isCompleted
    if (isStuck && walk.change === null && at.change !== undefined)
      addStuck(walk, story, { askAtMs: moves.at(-1)?.atMs ?? startMs, change: at.change })
  })
  return { questions: walk.questions, isCompleted: story.isCompleted, endMs: story.endMs }
}

/** What is to be told: the counts and decisions of the run ahead. */
interface Story {
  readonly samples: readonly Point<ServiceSample>[]
  readonly pairs: readonly CountStep[]
  readonly decisions: readonly RollingDecision[]
  readonly endMs: number
  readonly isCompleted: boolean
}

function storyOf(run: Run, { serviceKey, changes }: RollingAt): Story {
  const fromMs = run.nowMs
  const ahead = run.fork()
  for (const { atMs, change } of changes) {
    ahead.advance(atMs)
    ahead.act(percentAct(serviceKey, change))
  }
  ahead.advance(ahead.nowMs + AHEAD_MS)
  const samples = seriesOf(ahead.history, { kind: 'service', id: serviceKey }, 'serviceCounts')
  const decisions = ahead.history.decisions.filter(
    (one): one is RollingDecision =>
      one.kind === 'rolling' && `${one.clusterName}/${one.serviceName ?? ''}` === serviceKey && one.atMs >= fromMs,
  )
  const last = samples.at(-1)
  if (last === undefined) throw new StoryFault(`No service ${serviceKey} is there to roll.`)
  return {
    samples,
    pairs: countSteps(samples, fromMs),
    decisions,
    endMs: Math.max(last.atMs, decisions.at(-1)?.atMs ?? 0),
    isCompleted: last.value.isSteady,
  }
}

interface Walk {
  readonly at: RollingAt
  readonly questions: Question[]
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
  { askAtMs, change }: { readonly askAtMs: number; readonly change: StuckChange },
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
    title: change.question,
    prompt: change.prompt,
    index: walk.at.index + walk.questions.length,
    askAtMs: decision.atMs,
    asked,
    before: { minimumHealthyPercent, maximumPercent },
    desiredCount,
    decision,
    solution: change.solution,
    attempts: [],
  }
  walk.questions.push(walk.change)
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
  const words = walk.at.steps[walk.questions.length]
  walk.questions.push({
    kind: 'counts',
    title: words?.question ?? null,
    notes: words?.notes ?? null,
    index: walk.at.index + walk.questions.length,
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

import type { Command } from '../../model/api/command.ts'
import type { Run } from '../../model/engine/run.ts'
import type { Ask, AskOf } from '../document/ask.ts'
import type { FaultQuestion } from '../questions/fault.ts'
import type { FieldQuestion, FixQuestion, GoalAttempt } from '../questions/goal.ts'
import { askedBase } from './asked.ts'
import { attemptOn, goalNow, type GoalWanted } from './attempt.ts'
import { inputPaths, withValue } from '../inputPaths.ts'
import { StoryFault } from './storyFault.ts'
import { toldReveal } from './toldValues.ts'

/** Gives the input to ECS to see where it is at fault. The story goes on as if nobody had. @throws StoryFault */
export function faultQuestion(run: Run, ask: AskOf<'fault'>, index: number): FaultQuestion {
  const base = askedBase(run, ask, index)
  const { service, operation, input, mend, goal } = ask
  const answer = run.fork().act({ service, operation, input })
  const refusal = 'error' in answer ? answer.error : null
  const key = mend?.path ?? refusal?.field
  const paths = inputPaths(input)
  if (key === undefined || !paths.includes(key)) {
    throw new StoryFault(`"${ask.question}": ECS ${refusal?.message ?? 'takes it'}, which names no field of it.`)
  }
  if (mend !== undefined) {
    const mended = withValue(input, mend.path, mend.value)
    const works = (one: typeof input): boolean => {
      const command: Command = { atMs: run.nowMs, service, operation, input: one }
      const attempt = attemptOn(run.fork(), [command], {
        goal: goal ?? [],
        withinMs: MENDED_WITHIN_MS,
        serviceKey: null,
      })
      return attempt.isReached && attempt.refusal === null
    }
    if (works(input) || !works(mended)) throw new StoryFault(`"${ask.question}": its mend does not mend it.`)
  }
  const mistakes = ask.mistakes ?? []
  const unfit = mistakes.find(({ path }) => path === key || !paths.includes(path))
  if (unfit !== undefined) throw new StoryFault(`"${ask.question}": ${unfit.path} is no field that is taken for it.`)
  return {
    ...base,
    reveal: toldReveal(run, ask.reveal),
    mistakes,
    kind: 'fault',
    operation,
    input,
    paths,
    answer: key,
    refusal: refusal === null ? null : { name: refusal.name, message: refusal.message },
    toMs: run.nowMs,
  }
}

const MENDED_WITHIN_MS = 900_000

export interface Tried<Q> {
  readonly question: Q
  /** Of the tries that were handed in, how many were this question's. */
  readonly used: number
  readonly isReached: boolean
}

/** What a question whose answers are acts has to know of the story. */
export interface ActedAt {
  readonly index: number
  readonly serviceKey: string | null
  readonly commandsBefore: number
  /** What the learner has tried from here on, this question's first. */
  readonly tries: readonly (readonly Command[])[]
}

/** Runs each try from where the learner is asked; the run goes on from the one that reached the goal. */
export function fixQuestion(run: Run, ask: AskOf<'fix'>, at: ActedAt): Tried<FixQuestion> {
  const base = askedBase(run, ask, at.index)
  const { goal, withinMs, par, serviceKey } = { ...ask, serviceKey: at.serviceKey }
  const conditions = goalNow(run, goal)
  const attempts = attemptsOn(run, at.tries, { goal, withinMs, serviceKey })
  let solutionMs = run.nowMs
  const solution = ask.solution.map(({ afterMs = 0, ...act }): Command => ({ atMs: (solutionMs += afterMs), ...act }))
  const question: FixQuestion = {
    ...base,
    kind: 'fix',
    conditions,
    attempts,
    solution,
    withinMs,
    commandsBefore: at.commandsBefore,
    par: { commands: par.commands, lowestHealthy: par.lowestHealthy ?? null },
    toMs: attempts.at(-1)?.toMs ?? base.askAtMs,
  }
  return goneOn(run, ask, question)
}

export function fieldQuestion(run: Run, ask: AskOf<'field'>, at: ActedAt): Tried<FieldQuestion> {
  const base = askedBase(run, ask, at.index)
  const { service, operation, input, path, takes, goal, withinMs } = ask
  const conditions = goalNow(run, goal)
  const attempts = attemptsOn(run, at.tries, { goal, withinMs, serviceKey: at.serviceKey })
  const solution: Command = { atMs: run.nowMs, service, operation, input: withValue(input, path, ask.solution) }
  const question: FieldQuestion = {
    ...base,
    kind: 'field',
    service,
    operation,
    input,
    path,
    takes,
    value: String(ask.solution),
    conditions,
    attempts,
    solution: [solution],
    withinMs,
    toMs: attempts.at(-1)?.toMs ?? base.askAtMs,
  }
  return goneOn(run, ask, question)
}

function attemptsOn(run: Run, tries: ActedAt['tries'], wanted: GoalWanted): readonly GoalAttempt[] {
  const attempts: GoalAttempt[] = []
  for (const commands of tries) {
    const attempt = attemptOn(run.fork(), commands, wanted)
    attempts.push(attempt)
    if (attempt.isReached) break
  }
  return attempts
}

/** The try that reached the goal becomes the story's own, and what it comes to can be told. */
function goneOn<Q extends FixQuestion | FieldQuestion>(
  run: Run,
  { reveal }: Pick<Ask, 'reveal'>,
  question: Q,
): Tried<Q> {
  const { attempts } = question
  const last = attempts.at(-1)
  if (last?.isReached !== true) return { question, used: attempts.length, isReached: false }
  for (const { atMs, ...act } of last.commands) {
    run.advance(atMs)
    run.act(act)
  }
  run.advance(last.toMs)
  return { question: { ...question, reveal: toldReveal(run, reveal) }, used: attempts.length, isReached: true }
}

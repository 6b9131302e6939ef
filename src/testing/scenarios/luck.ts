import { questionsOf } from '../../lessons/course.ts'
import { documentOf, scenarioIds } from './documents.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import { attemptOn, type GoalWanted } from '../../lessons/make/attempt.ts'
import { courseOf } from '../../lessons/make/course.ts'
import type { FixQuestion, GoalAttempt } from '../../lessons/questions/goal.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import type { Command } from '../../model/api/command.ts'
import { Run } from '../../model/engine/run.ts'
import { RandomPlayer } from './randomPlayer.ts'

/** A broken lab as it stands when the learner is asked to mend it. */
export interface FixIt {
  readonly scenario: Scenario
  readonly question: FixQuestion
  readonly wanted: GoalWanted
  /** Stands where the learner is asked: fork it. */
  readonly run: Run
}

/** Every fix-it of the lab, by id. */
export function allFixIts(): ReadonlyMap<string, FixIt> {
  const all = scenarioIds.map(documentOf).filter((one) => one.kind === 'fixit')
  return new Map(all.map((one) => [one.id, fixItOf(one)]))
}

/** @throws Error  for a scenario that asks for no fix */
function fixItOf(scenario: Scenario): FixIt {
  const course = courseOf(scenario, [])
  const question = questionsOf(course).find((one): one is FixQuestion => one.kind === 'fix')
  const ask = scenario.beats.flatMap((beat) => ('ask' in beat ? [beat.ask] : [])).find(isFix)
  if (question === undefined || ask === undefined) throw new Error(`${scenario.id} asks for no fix`)
  const { seed, commands } = scenario.lab
  const run = new Run({ seed, log: [...commands, ...course.commands] })
  run.advance(question.askAtMs)
  const { goal, withinMs } = ask
  return { scenario, question, wanted: { goal, withinMs, serviceKey: scenario.serviceKey }, run }
}

function isFix(ask: { readonly kind: string }): ask is AskOf<'fix'> {
  return ask.kind === 'fix'
}

/** What commands come to, as Check finds it. */
export function tried({ run, wanted }: FixIt, commands: readonly Command[]): GoalAttempt {
  return attemptOn(run.fork(), commands, wanted)
}

/** The tries among so many that passed, each with par and two commands more at most. */
export function luckOf(fixIt: FixIt, tries: number): readonly (readonly Command[])[] {
  const count = fixIt.question.par.commands + 2
  return Array.from({ length: tries }, (_, seed) => new RandomPlayer(seed).play(fixIt.run.fork(), count)).filter(
    (commands) => tried(fixIt, commands).isReached,
  )
}

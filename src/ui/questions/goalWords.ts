import { valueAt } from '../../lessons/inputPaths.ts'
import type { Command } from '../../model/api/command.ts'
import type {
  ConditionState,
  FieldQuestion,
  FixQuestion,
  GoalAttempt,
  GoalRecord,
} from '../../lessons/questions/goal.ts'
import { counted, grouped } from '../../look/numbers.ts'
import { clockText, durationText } from '../../look/time.ts'
import type { GradeWords } from './gradeWords.ts'

type GoalQuestion = FieldQuestion | FixQuestion

/** When a condition of a goal counts. */
export function whenText({ when }: ConditionState, withinMs: number): string {
  switch (when) {
    case 'always':
      return 'at every moment'
    case 'once':
      return `once within ${durationText(withinMs)}`
    case 'atTheEnd':
      return `within ${durationText(withinMs)}`
  }
}

/** `holds, read 3`; with when it broke or came, where that is known. `originMs`: what the page calls 00:00. */
export function stateText({ holds, when, read, atMs }: ConditionState, originMs: number): string {
  const at = atMs === null ? '' : ` at ${clockText(atMs - originMs)}`
  if (when === 'always') return holds ? `held throughout, read ${read}` : `broke${at}, read ${read}`
  if (when === 'once' && holds) return `came${at}`
  return holds ? `holds, read ${read}` : `does not hold, read ${read}`
}

/** The goal as the model said it last. */
export function conditionsOf({ attempts, conditions }: GoalQuestion): readonly ConditionState[] {
  return attempts.at(-1)?.conditions ?? conditions
}

/** `3 commands, never below 2 healthy tasks`. */
export function measureText(commands: number, lowestHealthy: number | null): string {
  const count = counted(commands, 'command')
  return lowestHealthy === null ? count : `${count}, never below ${counted(lowestHealthy, 'healthy task')}`
}

/** The verdict on a try; a shown solution is nobody's. */
export function goalVerdict(question: GoalQuestion, isShown: boolean): GradeWords {
  const attempt = question.attempts.at(-1)
  const plain = { shows: null, sentence: '' }
  if (attempt === undefined) return { verdict: '', tone: 'plain', ...plain }
  if (isShown) return { ...plain, verdict: 'So it is done', tone: 'plain', sentence: doneText(attempt) }
  if (attempt.isReached) return { ...plain, verdict: 'The goal holds', tone: 'clear', sentence: doneText(attempt) }
  if (attempt.refusal !== null) {
    return { ...plain, verdict: 'ECS refused it', tone: 'trouble', sentence: 'A refused command changes nothing.' }
  }
  const missed = attempt.conditions.filter((one) => !one.holds).length
  const of = `${grouped(missed)} of ${counted(attempt.conditions.length, 'condition')}`
  return { ...plain, verdict: 'The goal does not hold yet', tone: 'trouble', sentence: `${of} missed.` }
}

function doneText({ commands, lowestHealthy }: GoalAttempt): string {
  return `${measureText(commands.length, lowestHealthy)}.`
}

/** `first try`, `try 3`. */
export function tryText({ attempts, isShown }: Pick<GoalRecord<'field' | 'fix'>, 'attempts' | 'isShown'>): string {
  if (isShown) return ''
  return attempts === 1 ? 'first try' : `try ${grouped(attempts)}`
}

/** The value that a try wrote into its hole; empty where it wrote none. */
export function triedValue({ path, attempts }: FieldQuestion): string {
  const [command] = attempts.at(-1)?.commands ?? []
  const value = command === undefined ? undefined : valueAt(command.input, path)
  return value === undefined ? '' : String(value)
}

/** The learner's own commands, of all that stand in a lab's log: what follows the story's. */
export function ownCommands(
  log: readonly Command[],
  { commandsBefore }: Pick<FixQuestion, 'commandsBefore'>,
  opening: readonly Command[],
): readonly Command[] {
  return log.slice(opening.length + commandsBefore)
}

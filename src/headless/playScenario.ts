import { questionsOf, type Course } from '../lessons/course.ts'
import { solvedCourse } from '../lessons/make/course.ts'
import { StoryFault } from '../lessons/make/storyFault.ts'
import { kindOf, type Question } from '../lessons/questions/kinds.ts'
import { parseScenario, type Scenario } from '../lessons/scenario.ts'
import { printed } from './jsonLine.ts'

/** The lines of a scenario that is played by its own solutions, or why it cannot be. */
export type Played = { readonly lines: readonly string[] } | { readonly problem: string }

/**
 * Plays a scenario document by its solution: a line for each question with its key, as the model gave it, and one for
 * the end.
 */
export function playScenario(document: string): Played {
  const reading = parseScenario(document)
  if ('error' in reading) return { problem: reading.error.message }
  const { scenario } = reading
  try {
    const course = solvedCourse(scenario)
    return { lines: [...questionsOf(course).map((one) => lineOf(one, scenario)), endOf(course, scenario)] }
  } catch (error) {
    if (error instanceof StoryFault) return { problem: error.message }
    throw error
  }
}

function lineOf(question: Question, { fromMs }: Scenario): string {
  const kind = kindOf(question)
  const { askAtMs, observeToMs } = kind.times(question)
  const times = { askedMs: question.askAtMs - fromMs, answeredMs: observeToMs - fromMs }
  const title = 'title' in question ? question.title : null
  return printed({ question: question.index + 1, kind: question.kind, ...times, title, key: keyOf(question), askAtMs })
}

/** What is right, and for acts what the model measured. */
function keyOf(question: Question): object {
  if (question.kind !== 'fix' && question.kind !== 'field') return kindOf(question).solution(question)
  const attempt = question.attempts.at(-1)
  return {
    commands: question.solution.map(({ atMs, operation, input }) => ({ atMs, operation, input })),
    isReached: attempt?.isReached ?? false,
    conditions: attempt?.conditions.map(({ says, holds, read }) => ({ says, holds, read })) ?? [],
    lowestHealthy: attempt?.lowestHealthy ?? null,
    refusal: attempt?.refusal ?? null,
  }
}

function endOf({ isCompleted, endMs, commands }: Course, { id, fromMs }: Scenario): string {
  return printed({ scenario: id, isCompleted, endMs: endMs - fromMs, commands: commands.length })
}

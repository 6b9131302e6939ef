import { commandsOf, questionsOf, type Course } from '../course.ts'
import type { Beginning, SavedPlay } from '../playerMachine.ts'
import { kindOf } from '../questions/kinds.ts'
import type { Scenario } from '../scenario.ts'
import { courseOf, solvedCourse } from './course.ts'

/**
 * Runs what a play begins with.
 *
 * @param saved  the play that was left, if there is one
 */
export function beginningOf(scenario: Scenario, saved: SavedPlay | null): Beginning {
  const solved = solvedCourse(scenario)
  return {
    course: courseOf(scenario, []),
    questions: questionsOf(solved).length,
    end: solved.last,
    resumed: saved === null ? null : resumed(scenario, saved),
  }
}

/**
 * The play if it can go on in this scenario as it is now: the document or the model may have changed since, and then
 * what was answered no longer belongs to what would be asked. One that was answered to its end stands at its end.
 */
function resumed(scenario: Scenario, saved: SavedPlay): Beginning['resumed'] {
  const course = courseWith(scenario, saved.changes)
  if (course === null) return null
  const { records } = saved
  const questions = questionsOf(course)
  const isSame = records.every((record, index) => record.kind === questions[index]?.kind)
  const isOver = records.length === questions.length && course.isCompleted
  return isSame && (isOver || records.length < questions.length) ? { play: saved, course } : null
}

/** `null` when one of the tries was made at a time at which none is asked for. */
function courseWith(scenario: Scenario, tries: SavedPlay['changes']): Course | null {
  let course = courseOf(scenario, [])
  for (const [index, one] of tries.entries()) {
    const question = questionsOf(course).findLast((asked) => 'attempts' in asked)
    const atMs = commandsOf(scenario, one)[0]?.atMs ?? -1
    if (question === undefined || atMs < kindOf(question).times(question).askAtMs) return null
    course = courseOf(scenario, tries.slice(0, index + 1))
  }
  return course
}

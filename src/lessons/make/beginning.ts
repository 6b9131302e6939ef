import type { Course } from '../course.ts'
import type { Beginning, SavedPlay } from '../playerMachine.ts'
import { change } from '../questions/change.ts'
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
    questions: solved.steps.length,
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
  const isSame = records.every((record, index) => record.kind === course.steps[index]?.kind)
  const isOver = records.length === course.steps.length && course.isCompleted
  return isSame && (isOver || records.length < course.steps.length) ? { play: saved, course } : null
}

/** `null` when one of the changes was made at a time at which none is asked for. */
function courseWith(scenario: Scenario, changes: SavedPlay['changes']): Course | null {
  let course = courseOf(scenario, [])
  for (const [index, { atMs }] of changes.entries()) {
    const step = course.steps.findLast((one) => one.kind === 'change')
    if (step === undefined || change.times(step).askAtMs !== atMs) return null
    course = courseOf(scenario, changes.slice(0, index + 1))
  }
  return course
}

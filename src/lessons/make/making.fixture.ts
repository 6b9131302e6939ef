import { createActor, fromPromise, waitFor, type Actor } from 'xstate'
import type { Course, CountsStep } from '../course.ts'
import { playerMachine, type CourseWanted, type SavedPlay } from '../playerMachine.ts'
import type { Scenario } from '../scenario.ts'
import { beginningOf } from './beginning.ts'
import { courseOf } from './course.ts'

/** One question about counts of a scenario that nobody has changed. */
export function countsStepOf(scenario: Scenario, index: number): CountsStep {
  const step = courseOf(scenario, []).steps[index]
  if (step?.kind !== 'counts') throw new Error(`step ${String(index)} asks for no counts`)
  return step
}

/** A play with the model at hand, which the page reaches through the worker. */
export function playerOf(scenario: Scenario, saved: SavedPlay | null = null): Actor<typeof playerMachine> {
  const makeCourse = fromPromise<Course, CourseWanted>(({ input }) =>
    Promise.resolve(courseOf(input.scenario, input.changes)),
  )
  const machine = playerMachine.provide({ actors: { makeCourse } })
  return createActor(machine, { input: { scenario, beginning: beginningOf(scenario, saved) } }).start()
}

/** Until the model has run what was tried. */
export function made(player: Actor<typeof playerMachine>): Promise<unknown> {
  return waitFor(player, (snapshot) => !snapshot.matches('making'))
}

import type { Catalogue } from '../challenge/catalogue.ts'
import type { MadeQuestion, QuestionWanted } from '../challenge/question.ts'
import type { Course } from '../lessons/course.ts'
import type { DeploymentSetting } from '../lessons/deploymentSetting.ts'
import type { DeploymentSums } from '../lessons/deploymentSums.ts'
import type { Beginning, CourseWanted, SavedPlay } from '../lessons/playerMachine.ts'
import type { Scenario } from '../lessons/scenario.ts'
import { startLabClient, type MakeLabClient } from '../worker/client.ts'
import type { Untellable } from '../worker/protocol.ts'
import { Connection, type Ask } from './connection.ts'

/** The model stopped, or could not be had, while a question was to be made. It can be asked once more. */
export class LessonNotMade extends Error {
  override readonly name = 'LessonNotMade'
}

/** The document reads well and cannot be told, so asking again does not help. */
export class StoryUntellable extends Error {
  override readonly name = 'StoryUntellable'
}

/** What needs the model before it can be asked or graded is made by a worker. */
export class Lessons {
  readonly #call: Ask

  constructor(call: Ask) {
    this.#call = call
  }

  /** @throws LessonNotMade, StoryUntellable */
  async beginning(scenario: Scenario, saved: SavedPlay | null): Promise<Beginning> {
    return made(await this.#call((host) => host.makeBeginning(scenario, saved)))
  }

  /** @throws LessonNotMade, StoryUntellable */
  async course(wanted: CourseWanted): Promise<Course> {
    return made(await this.#call((host) => host.makeCourse(wanted)))
  }

  /** What challenge mode can make questions of. @throws LessonNotMade */
  async templateConcepts(): Promise<Catalogue> {
    return made(await this.#call((host) => host.templateConcepts()))
  }

  /** @throws LessonNotMade, StoryUntellable */
  async question(wanted: QuestionWanted): Promise<MadeQuestion> {
    return made(await this.#call((host) => host.makeQuestion(wanted)))
  }

  /** What the deployment demo comes to, as it is set. @throws LessonNotMade */
  async deploymentOutcome(setting: DeploymentSetting): Promise<DeploymentSums> {
    return made(await this.#call((host) => host.makeDeploymentOutcome(setting)))
  }
}

function made<T extends object>(answer: T | Untellable | null): T {
  if (answer !== null && 'fault' in answer) throw new StoryUntellable(answer.fault)
  if (answer === null) throw new LessonNotMade('The model stopped before it had run this. Nothing is lost: try again.')
  return answer
}

/** For pages that have no lab: a worker of their own, which lives as long as something is asked of it. */
export function createLessons(makeClient: MakeLabClient = startLabClient): Lessons {
  const connection = new Connection(makeClient, { onMessage: () => undefined, onFailure: () => undefined })
  let underWay = 0
  return new Lessons(async (ask) => {
    underWay += 1
    connection.start()
    try {
      return await connection.try(ask)
    } finally {
      underWay -= 1
      if (underWay === 0) connection.end()
    }
  })
}

import { createActor } from 'xstate'
import { nextStep } from '../../../src/model/world/task/lifecycle.ts'
import { taskMachine } from '../../../src/model/world/task/taskMachine.ts'
import type { TaskEvent, TaskStep } from '../../../src/model/world/task/taskSteps.ts'
import { timed, type Contender } from '../contender.ts'

/** The life of a Fargate task, all its eight transitions. */
const LIFE: readonly TaskEvent[] = ['attachNetwork', 'pull', 'activate', 'run', 'drain', 'stop', 'cleanUp', 'finish']

/** A table is so much faster that it must live more lives for its time to be seen. */
const TABLE_LIVES = 4_000_000
const ACTOR_LIVES = 4_000

function live(): TaskStep {
  let step: TaskStep = 'waitingForCapacity'
  for (const event of LIFE) step = nextStep(step, event)
  return step
}

export const transitionOurs: Contender = {
  round: () =>
    timed(TABLE_LIVES * LIFE.length, () => {
      let last: TaskStep = 'waitingForCapacity'
      for (let i = 0; i < TABLE_LIVES; i++) last = live()
      return last
    }),
}

export const transitionActor: Contender = {
  round: () => {
    const actors = Array.from({ length: ACTOR_LIVES }, () => createActor(taskMachine).start())
    return timed(ACTOR_LIVES * LIFE.length, () => {
      for (const actor of actors) for (const type of LIFE) actor.send({ type })
      return Object.values(actors[0]?.getSnapshot().value ?? {})[0]
    })
  },
}

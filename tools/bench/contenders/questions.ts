import { makeWanted, templateConcepts } from '../../../src/challenge/make/makeWanted.ts'
import { refOf } from '../../../src/challenge/catalogue.ts'
import type { MadeQuestion } from '../../../src/challenge/question.ts'
import { kindOf } from '../../../src/lessons/questions/kinds.ts'
import { Run } from '../../../src/model/engine/run.ts'
import type { Contender, Round } from '../contender.ts'

const concepts = templateConcepts()

/** One question of every template, made with a seed. */
function wantedOf(seed: number): readonly (() => MadeQuestion)[] {
  return concepts.flatMap((one) => {
    const ref = refOf(one, seed)
    return 'template' in ref ? [() => makeWanted(ref)] : []
  })
}

function endMsOf({ question }: MadeQuestion): number {
  return kindOf(question).times(question).observeToMs
}

/** Does each by itself, and says what time each came to. */
function each(acts: readonly (() => number)[]): Round {
  const samplesMs: number[] = []
  const outcome = acts.map((act) => {
    const startedMs = performance.now()
    const endMs = act()
    samplesMs.push(performance.now() - startedMs)
    return endMs
  })
  return { wallMs: samplesMs.reduce((sum, one) => sum + one, 0), units: acts.length, outcome, samplesMs }
}

let made = 0
export const questionsOurs: Contender = {
  round: () => each(wantedOf(made++).map((make) => () => endMsOf(make()))),
}

let ran = 0
/** The labs of the same questions, run once to where the answer shows, with nothing asked of them. */
export const questionsPlainRun: Contender = {
  round: () => {
    const questions = wantedOf(ran++).map((make) => make())
    return each(
      questions.map((one) => {
        const lab = one.scene?.scenario.lab
        const endMs = endMsOf(one)
        return () => {
          const run = new Run({ seed: lab?.seed ?? 0, log: lab?.commands ?? [] })
          run.advance(endMs)
          return run.nowMs
        }
      }),
    )
  },
}

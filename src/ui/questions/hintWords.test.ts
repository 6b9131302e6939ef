import { describe, expect, it } from 'vitest'
import { questionsOf } from '../../lessons/course.ts'
import { courseOf } from '../../lessons/make/course.ts'
import { countsStepOf } from '../../lessons/make/making.fixture.ts'
import { counts } from '../../lessons/questions/counts.ts'
import { notesScenario2, oneTaskScenario } from '../../lessons/scenarios.fixture.ts'
import { changeHints, countsHints } from './hintWords.ts'

describe('DEP-1 DEP-2 hints go from what is given to what follows', () => {
  it('limits first, then what counts, then what that leaves', () => {
    expect(countsHints(countsStepOf(notesScenario2, 1)).map((one) => one.sentences)).toEqual([
      ['Lower limit is 4 = 4 × 100 %, rounded up.', 'Upper limit is 6 = 4 × 150 %, rounded down.'],
      ['Healthy is 4, RUNNING + PENDING is 6.', 'Nothing may happen before more tasks are healthy. Then healthy is 6.'],
      [
        'Healthy 6 − lower 4: 2 tasks may stop.',
        'Upper 6 − 6: 0 tasks may start.',
        'The scheduler stops what may stop. Only when nothing may, it starts.',
      ],
    ])
  })

  it('never say the next counts themselves', () => {
    const step = countsStepOf(notesScenario2, 0)
    const said = countsHints(step).flatMap((one) => one.sentences)
    expect(said.join(' ')).not.toContain(`${String(step.answer.oldRunning)}+${String(step.answer.newRunning)}`)
  })

  it('of a change end with the percents that would do', () => {
    const step = questionsOf(courseOf(oneTaskScenario, []))[1]
    const hints = step?.kind === 'change' ? changeHints(step) : []
    expect(hints[1]?.sentences).toEqual([
      'To stop one of 1 healthy, the lower limit must be 0 or less.',
      'To start one beside 1, the upper limit must be 2 or more.',
    ])
    expect(hints[2]?.sentences.join(' ')).toMatch(/minimumHealthyPercent to 0.*maximumPercent to 200/)
  })

  it('are as many as the machine gives', () => {
    expect(countsHints(countsStepOf(notesScenario2, 0))).toHaveLength(counts.hintsMax(countsStepOf(notesScenario2, 0)))
  })
})

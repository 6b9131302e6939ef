import { describe, expect, it } from 'vitest'
import { questionsOf } from '../../lessons/course.ts'
import type { CountPair } from '../../lessons/pairChoices.ts'
import { change as changeKind, type ChangeQuestion } from '../../lessons/questions/change.ts'
import { courseOf } from '../../lessons/make/course.ts'
import { countsStepOf } from '../../lessons/make/making.fixture.ts'
import { gradeCounts } from '../../lessons/questions/counts.ts'
import type { PercentChange } from '../../lessons/document/scenarioDocument.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import { notesScenario1, notesScenario2, oneTaskScenario } from '../../lessons/scenarios.fixture.ts'
import { changeWords, gradeWords } from './gradeWords.ts'

const names = { oldKey: 'web:7', newKey: 'web:8' }
const pair = (oldRunning: number, newRunning: number): CountPair => ({ oldRunning, newRunning })

function wordsAt(scenario: Scenario, index: number, guess: CountPair) {
  return gradeWords(gradeCounts(countsStepOf(scenario, index), guess), names)
}

describe('DEP-2 DEP-3 what an answer shows, in words', () => {
  it('says a right answer and nothing more', () => {
    expect(wordsAt(notesScenario1, 0, pair(2, 0))).toEqual({
      verdict: 'Yes, 2+0',
      tone: 'clear',
      shows: null,
      sentence: '',
    })
  })

  it.each([
    [notesScenario1, pair(1, 0), 'stops below the lower limit', 'Healthy tasks would be 1 + 0 = 1 at most, below 2.'],
    [notesScenario1, pair(4, 2), 'passes the upper limit', 'RUNNING + PENDING would be 4 + 2 = 6, above 4.'],
    [
      notesScenario1,
      pair(0, 4),
      'counts tasks that are not healthy yet',
      '4 of these 4 would have only just started. 0 would be healthy, below 2.',
    ],
    [notesScenario1, pair(4, 0), 'expects nothing to move', 'The limits leave room: ECS stopped 2 web:7.'],
    [notesScenario1, pair(3, 0), 'leaves tasks out', 'ECS stopped 2 web:7: as many as the limit allows, in one look.'],
    [
      notesScenario1,
      pair(2, 2),
      'two moves in one',
      'One look of the scheduler stops or starts, not both. Here it stopped 2 web:7.',
    ],
    [notesScenario2, pair(4, 5), 'more than desired', 'desiredCount is 4, so there is never a web:8 more than that.'],
    [notesScenario2, pair(5, 0), 'starts old tasks', 'A rolling update starts no web:7.'],
    [oneTaskScenario, pair(0, 0), 'stops below the lower limit', 'Healthy tasks would be 0 + 0 = 0 at most, below 1.'],
  ])('names the mistake with its figures: %#', (...[scenario, guess, shows, sentence]) => {
    const words = wordsAt(scenario, 0, guess)
    expect(words).toMatchObject({ tone: 'trouble', shows, sentence })
    expect(words.verdict).toMatch(/^Not \d\+\d$/)
  })

  it('has a sentence of its own for every wrong pair, without blame or an exclamation mark', () => {
    for (const scenario of [notesScenario1, notesScenario2, oneTaskScenario]) {
      for (const step of questionsOf(courseOf(scenario, []))) {
        for (let guess = 0; guess < 81 && step.kind === 'counts'; guess++) {
          const grade = gradeCounts(step, pair(Math.floor(guess / 9), guess % 9))
          const { sentence, verdict } = gradeWords(grade, names)
          expect(sentence === '').toBe(grade.isRight)
          expect(`${verdict} ${sentence}`).not.toMatch(/!|wrong|please|undefined|NaN/i)
        }
      }
    }
  })
})

describe('DEP-1 what a changed percent shows, in words', () => {
  const at = questionsOf(courseOf(oneTaskScenario, []))[1]?.askAtMs ?? 0

  function wordsFor(change: PercentChange) {
    const step = questionsOf(courseOf(oneTaskScenario, [{ atMs: at, change }]))[1] as ChangeQuestion
    const grade = changeKind.grade(step, change)
    return grade === null ? null : changeWords(grade, step)
  }

  it('gives the sum of the limit that was moved', () => {
    expect(wordsFor({ maximumPercent: 200 })).toMatchObject({
      verdict: 'It rolls',
      sentence: 'Upper limit is 2 = 1 × 200 %, rounded down. RUNNING + PENDING is 1, which leaves 1 to start.',
    })
    expect(wordsFor({ minimumHealthyPercent: 0 })).toMatchObject({
      verdict: 'It rolls',
      sentence: 'Lower limit is 0 = 1 × 0 %, rounded up. Healthy 1 − 0 leaves 1 to stop.',
    })
  })

  it('shows what rounding did to one that does not help', () => {
    expect(wordsFor({ minimumHealthyPercent: 50 })).toMatchObject({
      verdict: 'Still nothing moves',
      tone: 'trouble',
      sentence: 'Lower limit is 1 = 1 × 50 %, rounded up. Healthy 1 − 1 leaves 0 to stop.',
    })
  })
})

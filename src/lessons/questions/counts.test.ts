import { describe, expect, it } from 'vitest'
import { questionsOf } from '../course.ts'
import roomForEight from '../../../public/labs/room-for-eight.json' with { type: 'json' }
import type { LabFile } from '../../labfile/labFile.ts'
import { courseOf } from '../make/course.ts'
import { countsStepOf } from '../make/making.fixture.ts'
import type { CountPair } from '../pairChoices.ts'
import type { Scenario } from '../scenario.ts'
import { notesScenario1, notesScenario2, oneTaskScenario } from '../scenarios.fixture.ts'
import { counts, gradeCounts, type CountsQuestion, type Mistake } from './counts.ts'

const pair = (oldRunning: number, newRunning: number): CountPair => ({ oldRunning, newRunning })

function mistakeAt(scenario: Scenario, index: number, guess: CountPair): Mistake | null {
  return gradeCounts(countsStepOf(scenario, index), guess).mistake
}

describe('DEP-2 DEP-3 what a prediction shows', () => {
  it.each([
    ['4+0 at 50/100', notesScenario1, 0, pair(2, 0), null],
    ['4+0 at 50/100', notesScenario1, 0, pair(1, 0), 'belowLower'],
    ['4+0 at 50/100', notesScenario1, 0, pair(4, 2), 'aboveUpper'],
    ['4+0 at 50/100', notesScenario1, 0, pair(3, 0), 'tooFew'],
    ['4+0 at 50/100', notesScenario1, 0, pair(4, 0), 'noChange'],
    ['4+0 at 50/100', notesScenario1, 0, pair(2, 2), 'bothAtOnce'],
    ['4+0 at 50/100', notesScenario1, 0, pair(5, 0), 'oldStarted'],
    ['4+0 at 50/100', notesScenario1, 0, pair(0, 5), 'pastDesired'],
    ['4+0 at 50/100', notesScenario1, 0, pair(0, 4), 'countedUnready'],
    ['2+0 at 50/100', notesScenario1, 1, pair(2, 2), null],
    ['2+0 at 50/100', notesScenario1, 1, pair(0, 2), 'countedUnready'],
    ['2+2 at 50/100', notesScenario1, 2, pair(0, 2), null],
    ['2+2 at 50/100', notesScenario1, 2, pair(2, 4), 'aboveUpper'],
    ['2+2 at 50/100', notesScenario1, 2, pair(2, 1), 'newStopped'],
    ['2+2 at 50/100', notesScenario1, 2, pair(0, 4), 'bothAtOnce'],
    ['4+0 at 100/150', notesScenario2, 0, pair(4, 2), null],
    ['4+0 at 100/150', notesScenario2, 0, pair(4, 1), 'tooFew'],
    ['4+0 at 100/150', notesScenario2, 0, pair(2, 2), 'countedUnready'],
    ['4+0 at 100/150', notesScenario2, 0, pair(2, 0), 'belowLower'],
    ['4+2 at 100/150', notesScenario2, 1, pair(2, 2), null],
    ['4+2 at 100/150', notesScenario2, 1, pair(4, 4), 'aboveUpper'],
    ['1+0 at 100/100', oneTaskScenario, 0, pair(1, 0), null],
    ['1+0 at 100/100', oneTaskScenario, 0, pair(0, 0), 'belowLower'],
    ['1+0 at 100/100', oneTaskScenario, 0, pair(1, 1), 'aboveUpper'],
    ['1+0 at 100/100', oneTaskScenario, 0, pair(0, 1), 'countedUnready'],
  ])('%s, question %#', (...[, scenario, index, guess, mistake]) => {
    expect(mistakeAt(scenario, index, guess)).toBe(mistake)
  })

  it('counts a task that has only just started toward the upper limit alone', () => {
    const grade = gradeCounts(countsStepOf(notesScenario1, 1), pair(0, 2))
    expect(grade).toMatchObject({ active: 2, healthy: 0, unready: 2, limits: { lower: 2, upper: 4 } })
  })

  it('sees that the scheduler stops first what it may stop', () => {
    const wide = withPercents(notesScenario1, { minimumHealthyPercent: 50, maximumPercent: 150 })
    expect(mistakeAt(wide, 0, pair(4, 2))).toBe('otherFirst')
  })

  it('sees that the cluster has no room', () => {
    const step = countsStepOf(roomForEightScenario(), 0)
    expect(step.answer).toEqual(pair(6, 2))
    expect(gradeCounts(step, pair(6, 6)).mistake).toBe('beyondRoom')
  })

  it('has something to say about every wrong pair, and nothing about the right one', () => {
    for (const scenario of [notesScenario1, notesScenario2, oneTaskScenario]) {
      for (const step of questionsOf(courseOf(scenario, []))) {
        if (step.kind === 'counts') checkAllPairs(step)
      }
    }
  })
})

function checkAllPairs(step: CountsQuestion): void {
  for (let oldRunning = 0; oldRunning <= 8; oldRunning++) {
    for (let newRunning = 0; newRunning <= 8; newRunning++) {
      const grade = gradeCounts(step, { oldRunning, newRunning })
      const isAnswer = oldRunning === step.answer.oldRunning && newRunning === step.answer.newRunning
      expect(grade.isRight).toBe(isAnswer)
      expect(grade.mistake === null).toBe(isAnswer)
    }
  }
}

describe('DEP-2 the numbers of the hints', () => {
  it('are those of the moment of the decision, after the wait', () => {
    expect(counts.hints(countsStepOf(notesScenario2, 1))).toMatchObject({
      limits: { lower: 4, upper: 6 },
      now: { healthy: 4, active: 6 },
      then: { healthy: 6, active: 6, mayStop: 2, mayStart: 0 },
      waits: true,
    })
  })
})

function withPercents(scenario: Scenario, deploymentConfiguration: Readonly<Record<string, number>>): Scenario {
  const commands = scenario.lab.commands.map((one) =>
    one.operation === 'CreateService' ? { ...one, input: { ...one.input, deploymentConfiguration } } : one,
  )
  return { ...scenario, lab: { ...scenario.lab, commands } }
}

function roomForEightScenario(): Scenario {
  const lab = roomForEight as LabFile
  const { cluster, service } = lab.commands.at(-1)?.input ?? {}
  const fromMs = lab.commands.at(-1)?.atMs ?? 0
  return { ...notesScenario1, lab, fromMs, serviceKey: `${String(cluster)}/${String(service)}` }
}

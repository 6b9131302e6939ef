import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CourseStep } from './course.ts'
import { courseOf, solvedCourse } from './make/course.ts'
import { made, playerOf } from './make/making.fixture.ts'
import { scoreOf } from './predictions.ts'
import type { PlayerContext } from './playerMachine.ts'
import { parseScenario, parseScenarioIndex, type Scenario } from './scenario.ts'

const FOLDER = 'public/scenarios'
const ids = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json') && name !== 'index.json')
  .map((name) => name.replace('.json', ''))

function documentOf(id: string): Scenario {
  const reading = parseScenario(readFileSync(`${FOLDER}/${id}.json`, 'utf8'))
  if ('error' in reading) throw new Error(`${id}: ${reading.error.message}`)
  return reading.scenario
}

type Answers = (send: Send, step: CourseStep, scenario: Scenario) => void
type Send = ReturnType<typeof playerOf>['send']

/** Plays a scenario to its end, answering each question with `answer`; gives up when nothing goes on. */
async function play(scenario: Scenario, answer: Answers): Promise<PlayerContext> {
  const player = playerOf(scenario)
  player.send({ type: 'begin' })
  for (let guard = 0; guard < 20 && player.getSnapshot().matches('asking'); guard++) {
    const { course, stepIndex } = player.getSnapshot().context
    const step = course.steps[stepIndex]
    if (step === undefined) throw new Error('nothing is asked')
    answer(player.send, step, scenario)
    await made(player)
    player.send({ type: 'arrived' })
    player.send({ type: 'next' })
  }
  player.send({ type: 'arrived' })
  return player.getSnapshot().context
}

const solve: Answers = (send, step, scenario) => {
  if (step.kind === 'counts') {
    send({ type: 'guessSet', pair: step.answer })
    send({ type: 'confidenceSet', confidence: 'sure' })
  } else if (scenario.change !== null) send({ type: 'percentSet', percent: scenario.change.solution })
  send({ type: 'lockIn' })
}

const skip: Answers = (send) => send({ type: 'skip' })

/** Says again and again that the counts stay as they are, and sets a percent to what it nearly is. */
const standStill: Answers = (send, step) => {
  if (step.kind === 'counts') {
    send({ type: 'guessSet', pair: step.from })
    send({ type: 'confidenceSet', confidence: 'guess' })
  } else send({ type: 'percentSet', percent: { minimumHealthyPercent: 50 - step.attempts.length } })
  send({ type: 'lockIn' })
}

const wrong: Answers = (send, step, scenario) => {
  if (step.kind === 'counts') {
    send({ type: 'guessSet', pair: { ...step.answer, newRunning: step.answer.newRunning + 1 } })
    send({ type: 'confidenceSet', confidence: 'sure' })
    send({ type: 'lockIn' })
  } else solve(send, step, scenario)
}

describe.each(ids)('APP-3 the scenario %s', (id) => {
  const scenario = documentOf(id)
  const scoreWith = async (answer: Answers) => {
    const { records, beginning } = await play(scenario, answer)
    return scoreOf(records, beginning.questions)
  }

  it('passes when it is solved', async () => {
    const { right, asked, isSolved } = await scoreWith(solve)
    expect(isSolved).toBe(true)
    expect(right).toBe(asked)
    expect(asked).toBe(solvedCourse(scenario).steps.length)
  })

  it('fails when every question is skipped', async () => {
    expect(await scoreWith(skip)).toMatchObject({ right: 0, isSolved: false })
  })

  it('fails when the answer is always that nothing moves', async () => {
    expect((await scoreWith(standStill)).isSolved).toBe(false)
  })

  it('fails when each prediction is one task off', async () => {
    const { right, isSolved } = await scoreWith(wrong)
    expect(isSolved).toBe(false)
    expect(right).toBe(courseOf(scenario, []).steps.filter((one) => one.kind === 'change').length)
  })

  it('ends with the deployment completed, all tasks of the new revision', () => {
    const { isCompleted, last } = solvedCourse(scenario)
    expect(isCompleted).toBe(true)
    expect(last.revisions).toHaveLength(1)
    expect(last.revisions[0]).toMatchObject({ isPrimary: true, healthy: last.desiredCount })
  })

  it('goes by its file’s name, and its lab refuses none of its commands', () => {
    expect(scenario.id).toBe(id)
    const { file, endMs } = solvedCourse(scenario)
    expect(file.commands.at(-1)?.atMs).toBeLessThanOrEqual(endMs)
  })

  it('has no text for a step or a rule that it does not have', () => {
    const { steps } = solvedCourse(scenario)
    expect(scenario.steps.length).toBeLessThanOrEqual(steps.length)
    const rules = new Set(steps.map((one) => one.decision.rule))
    expect([...Object.keys(scenario.explain)].filter((rule) => !rules.has(rule))).toEqual([])
  })
})

describe('APP-3 the list of scenarios', () => {
  it('names every document once', () => {
    const reading = parseScenarioIndex(readFileSync(`${FOLDER}/index.json`, 'utf8'))
    const listed = 'topics' in reading ? reading.topics.flatMap((one) => one.scenarioIds) : []
    expect([...listed].sort()).toEqual([...ids].sort())
  })
})

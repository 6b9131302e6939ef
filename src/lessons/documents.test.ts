import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { solvedCourse } from './make/course.ts'
import { made, playerOf } from './make/making.fixture.ts'
import { scoreOf } from './predictions.ts'
import { Run } from '../model/engine/run.ts'
import { questionsOf } from './course.ts'
import { askedOf, type PlayerContext } from './playerMachine.ts'
import { kindOf, type Answer, type Question } from './questions/kinds.ts'
import { TOPICS } from './topics.ts'
import { documentOf, SCENARIO_FOLDER, scenarioIds } from '../testing/scenarios/documents.ts'
import { parseScenarioIndex, type Scenario } from './scenario.ts'

/** What a learner answers to a question; `null` skips it. */
type Answers = (question: Question) => Answer | null

/** Plays a scenario to its end; gives up when nothing goes on. */
async function play(scenario: Scenario, answerTo: Answers): Promise<PlayerContext> {
  const player = playerOf(scenario)
  player.send({ type: 'begin' })
  for (let guard = 0; guard < 60 && !player.getSnapshot().matches('finishing'); guard++) {
    const question = askedOf(player.getSnapshot().context)
    if (question !== null) await answer(player, answerTo(question))
    player.send({ type: 'next' })
  }
  player.send({ type: 'arrived' })
  return player.getSnapshot().context
}

async function answer(player: ReturnType<typeof playerOf>, given: Answer | null): Promise<void> {
  if (given === null) player.send({ type: 'skip' })
  else {
    player.send({ type: 'answerSet', answer: given })
    player.send({ type: 'confidenceSet', confidence: 'sure' })
    player.send({ type: 'lockIn' })
    // What may not be locked in is no answer.
    if (player.getSnapshot().matches('asking')) player.send({ type: 'skip' })
  }
  await made(player)
  player.send({ type: 'arrived' })
}

const solve: Answers = (question) => kindOf(question).solution(question)
const skip: Answers = () => null
/** Says again and again that nothing moves, chooses the first of what may be chosen, and sets a percent to what it nearly is. */
const standStill: Answers = (question) => {
  if (question.kind === 'counts') return question.from
  if (question.kind === 'change') return { minimumHealthyPercent: 50 - question.attempts.length }
  return kindOf(question).blank(question)
}
/** Counts that are one task off; everything else is right. */
const nearly: Answers = (question) => {
  if (question.kind !== 'counts') return solve(question)
  return { ...question.answer, newRunning: question.answer.newRunning + 1 }
}

describe.each(scenarioIds)('APP-3 the scenario %s', (id) => {
  const scenario = documentOf(id)
  const scoreWith = async (answers: Answers) => {
    const { records, beginning } = await play(scenario, answers)
    return scoreOf(records, beginning.questions)
  }
  const solved = solvedCourse(scenario)

  it('passes when it is solved, and is told to its end', async () => {
    const { right, asked, isSolved } = await scoreWith(solve)
    expect([right, asked]).toEqual([questionsOf(solved).length, questionsOf(solved).length])
    expect([isSolved, solved.isCompleted]).toEqual([true, true])
  })

  it('fails when every question is skipped, and when the answer is always that nothing moves', async () => {
    expect(await scoreWith(skip)).toMatchObject({ right: 0, isSolved: false })
    expect((await scoreWith(standStill)).isSolved).toBe(false)
  })

  const others = questionsOf(solved).filter((one) => one.kind !== 'counts').length
  it.runIf(others < questionsOf(solved).length)('counts that are one task off are wrong', async () => {
    expect((await scoreWith(nearly)).right).toBe(others)
  })

  it('goes by its file’s name and a topic of the map, and its lab refuses none of its commands', () => {
    expect(scenario.id).toBe(id)
    expect(TOPICS.map((one) => one.id)).toContain(scenario.topic)
    const run = new Run({ seed: scenario.lab.seed, log: scenario.lab.commands })
    run.advance(scenario.fromMs)
    expect(run.refusals).toEqual([])
  })

  it('what it says to try next is refused by nothing', () => {
    const run = new Run({ seed: scenario.lab.seed, log: [...scenario.lab.commands, ...solved.commands] })
    run.advance(solved.endMs)
    const answers = (scenario.debrief.variants ?? []).flatMap(({ do: acts }) => acts.map((one) => run.fork().act(one)))
    expect(answers.filter((one) => 'error' in one)).toEqual([])
  })

  it('has no text for a rule that its answers do not follow', () => {
    const rules = new Set(
      questionsOf(solved).flatMap((one) => ('decision' in one ? [one.decision.rule as string] : [])),
    )
    expect(Object.keys(scenario.explain).filter((rule) => !rules.has(rule))).toEqual([])
  })
})

describe('APP-3 the list of scenarios', () => {
  it('says of every document what the document says', () => {
    const reading = parseScenarioIndex(readFileSync(`${SCENARIO_FOLDER}/index.json`, 'utf8'))
    const listed = 'scenarios' in reading ? reading.scenarios : []
    const told = scenarioIds.map((id) => {
      const { kind, title, topic, level, minutes, summary } = documentOf(id)
      return {
        id,
        ...(kind === 'fixit' && { kind }),
        title,
        topic,
        ...(level !== undefined && { level }),
        minutes,
        summary,
      }
    })
    expect([...listed].sort((a, b) => a.id.localeCompare(b.id))).toEqual(told.sort((a, b) => a.id.localeCompare(b.id)))
  })
})

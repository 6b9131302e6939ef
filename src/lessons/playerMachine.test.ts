import { describe, expect, it } from 'vitest'
import { questionsOf } from './course.ts'
import { createActor, fromPromise, type Actor } from 'xstate'
import type { Course } from './course.ts'
import { beginningOf } from './make/beginning.ts'
import { courseOf } from './make/course.ts'
import { made, playerOf } from './make/making.fixture.ts'
import { rightByConfidence, scoreOf } from './predictions.ts'
import {
  lockInNeeds,
  playerMachine,
  questionNumber,
  stepOf,
  timesOf,
  type CourseWanted,
  type PlayerEvent,
} from './playerMachine.ts'
import type { Scenario } from './scenario.ts'
import { notesScenario1, oneTaskScenario } from './scenarios.fixture.ts'

function begin(scenario: Scenario, actor: Actor<typeof playerMachine> = playerOf(scenario)) {
  const send = (...events: PlayerEvent[]): void => events.forEach((event) => actor.send(event))
  return {
    send,
    made: () => made(actor),
    state: () => actor.getSnapshot().value,
    context: () => actor.getSnapshot().context,
    can: (event: PlayerEvent) => actor.getSnapshot().can(event),
  }
}

const right: PlayerEvent[] = [
  { type: 'answerSet', answer: { oldRunning: 2, newRunning: 0 } },
  { type: 'confidenceSet', confidence: 'sure' },
]

describe('APP-3 predict, observe, explain', () => {
  it('goes from the beginning through one step and on to the next', () => {
    const { send, state, context } = begin(notesScenario1)
    const states = [state()]
    for (const event of [
      { type: 'begin' },
      ...right,
      { type: 'lockIn' },
      { type: 'arrived' },
      { type: 'next' },
    ] as const) {
      send(event)
      states.push(state())
    }
    expect(states).toEqual(['intro', 'asking', 'asking', 'asking', 'observing', 'explaining', 'asking'])
    expect(context().stepIndex).toBe(1)
    expect(context().records).toEqual([
      {
        kind: 'counts',
        prediction: { pair: { oldRunning: 2, newRunning: 0 }, confidence: 'sure' },
        hints: 0,
        isRight: true,
      },
    ])
  })

  it('does not take an answer before the learner has said how sure it is', () => {
    const { send, can } = begin(notesScenario1)
    send({ type: 'begin' })
    expect(can({ type: 'lockIn' })).toBe(false)
    send({ type: 'confidenceSet', confidence: 'guess' })
    expect(can({ type: 'lockIn' })).toBe(true)
  })

  it('takes no other answer once it is locked in', () => {
    const { send, context } = begin(notesScenario1)
    send({ type: 'begin' }, ...right, { type: 'lockIn' })
    send({ type: 'answerSet', answer: { oldRunning: 0, newRunning: 4 } }, { type: 'skip' }, { type: 'lockIn' })
    expect(context().answer).toEqual({ oldRunning: 2, newRunning: 0 })
    expect(context().records).toHaveLength(1)
  })

  it('starts each question at the counts of now, without confidence or hints', () => {
    const { send, context } = begin(notesScenario1)
    send({ type: 'begin' }, { type: 'hint' }, ...right, { type: 'lockIn' }, { type: 'arrived' }, { type: 'next' })
    expect(context()).toMatchObject({ answer: { oldRunning: 2, newRunning: 0 }, confidence: null, hints: 0 })
  })

  it('gives hints one by one, no more than there are, and keeps how many', () => {
    const { send, context } = begin(notesScenario1)
    send({ type: 'begin' })
    for (let asked = 1; asked <= 5; asked++) {
      send({ type: 'hint' })
      expect(context().hints).toBe(Math.min(asked, 3))
    }
    send({ type: 'skip' })
    expect(context().records[0]).toMatchObject({ prediction: null, hints: 3, isRight: false })
  })

  it('shows a step again without asking again', () => {
    const { send, state, context } = begin(notesScenario1)
    send({ type: 'begin' }, { type: 'skip' }, { type: 'arrived' }, { type: 'replay' })
    expect(state()).toBe('observing')
    send({ type: 'arrived' })
    expect(state()).toBe('explaining')
    expect(context().records).toHaveLength(1)
  })

  it.each(['intro', 'asking', 'observing', 'explaining'])('starts over from %s, forgetting all', (from) => {
    const { send, state, context } = begin(oneTaskScenario)
    const way: PlayerEvent[] = [{ type: 'begin' }, { type: 'skip' }, { type: 'arrived' }]
    for (const event of way) if (state() !== from) send(event)
    expect(state()).toBe(from)
    send({ type: 'restart' })
    expect(state()).toBe('intro')
    expect(context()).toMatchObject({ records: [], changes: [], stepIndex: 0 })
  })

  it('can be left at any time', () => {
    const { send, state } = begin(notesScenario1)
    send({ type: 'begin' }, { type: 'leave' })
    expect(state()).toBe('left')
  })

  it('counts questions from one to the last', () => {
    const { send, context } = begin(notesScenario1)
    const numbers = [1, 2, 3, 4, 5].map(() => {
      const number = questionNumber(context())
      send({ type: 'begin' }, { type: 'skip' }, { type: 'arrived' }, { type: 'next' })
      return number
    })
    expect(numbers).toEqual([1, 2, 3, 4, 4])
  })

  it('says what is missing before the answer can be locked in', () => {
    const { send, context } = begin(notesScenario1)
    send({ type: 'begin' })
    expect(lockInNeeds(context())).toBe('confidence')
    send({ type: 'confidenceSet', confidence: 'guess' })
    expect(lockInNeeds(context())).toBeNull()
    const stuck = begin(oneTaskScenario)
    stuck.send({ type: 'begin' }, { type: 'skip' }, { type: 'arrived' }, { type: 'next' })
    expect(lockInNeeds(stuck.context())).toBe('answer')
    stuck.send({ type: 'answerSet', answer: { maximumPercent: 100 } })
    expect(lockInNeeds(stuck.context())).toBe('answer')
    stuck.send({ type: 'answerSet', answer: { maximumPercent: 150 } })
    expect(lockInNeeds(stuck.context())).toBeNull()
  })
})

describe('DEP-7 the pair that can never roll is changed', () => {
  function atChange(player = playerOf(oneTaskScenario)) {
    const play = begin(oneTaskScenario, player)
    play.send({ type: 'begin' }, { type: 'confidenceSet', confidence: 'sure' }, { type: 'lockIn' })
    play.send({ type: 'arrived' }, { type: 'next' })
    expect(stepOf(play.context())?.kind).toBe('change')
    return play
  }

  it('asks for a percent that is another one', () => {
    const { send, can } = atChange()
    expect(can({ type: 'lockIn' })).toBe(false)
    send({ type: 'answerSet', answer: { minimumHealthyPercent: 100 } })
    expect(can({ type: 'lockIn' })).toBe(false)
    send({ type: 'answerSet', answer: { minimumHealthyPercent: 50 } })
    expect(can({ type: 'lockIn' })).toBe(true)
  })

  it('is asked again, later, after a change that does not help', async () => {
    const { send, made, state, context } = atChange()
    const firstMs = timesOf(questionsOf(context().course)[1] ?? expect.fail()).askAtMs
    send({ type: 'answerSet', answer: { minimumHealthyPercent: 50 } }, { type: 'lockIn' })
    await made()
    expect(context().records).toHaveLength(1)
    send({ type: 'arrived' }, { type: 'next' })
    expect(state()).toBe('asking')
    expect(context().stepIndex).toBe(1)
    expect(timesOf(questionsOf(context().course)[1] ?? expect.fail()).askAtMs).toBeGreaterThan(firstMs)
  })

  it('goes on with new counts to predict after one that helps', async () => {
    const { send, made, context } = atChange()
    send({ type: 'answerSet', answer: { minimumHealthyPercent: 0 } }, { type: 'lockIn' })
    await made()
    expect(context().records[1]).toMatchObject({ kind: 'change', attempts: 1, isRight: true })
    send({ type: 'arrived' }, { type: 'next' })
    expect(stepOf(context())).toMatchObject({ kind: 'counts', answer: { oldRunning: 0, newRunning: 0 } })
  })

  it('makes the document’s change when it is skipped', async () => {
    const { send, made, context } = atChange()
    send({ type: 'skip' })
    await made()
    expect(context().records[1]).toMatchObject({ isSkipped: true, isRight: false })
    expect(context().changes).toMatchObject([{ change: { maximumPercent: 200 } }])
  })
})

describe('DEP-7 a change is tried by the model', () => {
  const half: PlayerEvent[] = [
    { type: 'answerSet', answer: { minimumHealthyPercent: 50 } },
    { type: 'confidenceSet', confidence: 'sure' },
  ]

  /** The model stops at the first try. */
  function atChangeOnce() {
    const wanted: CourseWanted[] = []
    const makeCourse = fromPromise<Course, CourseWanted>(({ input }) => {
      wanted.push(input)
      return wanted.length === 1
        ? Promise.reject(new Error('The model stopped.'))
        : Promise.resolve(courseOf(input.scenario, input.changes))
    })
    const input = { scenario: oneTaskScenario, beginning: beginningOf(oneTaskScenario, null) }
    const play = begin(
      oneTaskScenario,
      createActor(playerMachine.provide({ actors: { makeCourse } }), { input }).start(),
    )
    play.send({ type: 'begin' }, { type: 'skip' }, { type: 'arrived' }, { type: 'next' })
    return { ...play, wanted }
  }

  it('takes no other answer while the model runs, and neither hint nor skip', async () => {
    const play = begin(oneTaskScenario)
    play.send({ type: 'begin' }, { type: 'skip' }, { type: 'arrived' }, { type: 'next' }, ...half, { type: 'lockIn' })
    expect(play.state()).toBe('making')
    play.send({ type: 'answerSet', answer: { maximumPercent: 200 } }, { type: 'hint' }, { type: 'skip' })
    await play.made()
    expect(play.state()).toBe('observing')
    expect(play.context()).toMatchObject({
      changes: [{ change: { minimumHealthyPercent: 50 } }],
      hints: 0,
      isSkipped: false,
    })
  })

  it('says so when the model stopped, and lets the same answer be tried again', async () => {
    const { send, made, state, context, wanted } = atChangeOnce()
    send(...half, { type: 'lockIn' })
    await made()
    expect(state()).toBe('asking')
    expect(context()).toMatchObject({
      trouble: 'The model stopped.',
      answer: { minimumHealthyPercent: 50 },
      confidence: 'sure',
      changes: [],
    })
    send({ type: 'lockIn' })
    expect(context().trouble).toBeNull()
    await made()
    expect(state()).toBe('observing')
    expect(wanted).toHaveLength(2)
    expect(wanted[1]).toEqual(wanted[0])
    expect(context().changes).toEqual(wanted[1]?.changes)
  })

  it('can be started over while the model runs: what it finds then is not heard', async () => {
    const { send, state, context } = atChangeOnce()
    send({ type: 'skip' }, { type: 'restart' })
    await Promise.resolve()
    expect(state()).toBe('intro')
    expect(context()).toMatchObject({ changes: [], trouble: null })
  })
})

describe('the score of a play', () => {
  const answer = (confidence: 'guess' | 'sure', isRight: boolean) =>
    ({
      kind: 'counts',
      prediction: { pair: { oldRunning: 0, newRunning: 0 }, confidence },
      hints: 0,
      isRight,
    }) as const

  it('is solved when all questions were answered right', () => {
    const records = [answer('sure', true), answer('guess', true)]
    expect(scoreOf(records, 2)).toEqual({ right: 2, asked: 2, isSolved: true })
    expect(scoreOf(records, 3).isSolved).toBe(false)
    expect(scoreOf([answer('sure', true), answer('sure', false)], 2).isSolved).toBe(false)
    expect(scoreOf([], 0).isSolved).toBe(false)
  })

  it('sets right answers against how sure the learner was', () => {
    const records = [answer('sure', true), answer('sure', false), answer('guess', false)]
    expect(rightByConfidence(records)).toEqual({
      guess: { right: 0, asked: 1 },
      fairlySure: { right: 0, asked: 0 },
      sure: { right: 1, asked: 2 },
    })
  })
})

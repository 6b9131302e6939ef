import { describe, expect, it } from 'vitest'
import { questionsOf } from '../course.ts'
import { kindOf } from '../questions/kinds.ts'
import { everyAsk, everyBeat, storyDocument, storyOf } from '../story.fixture.ts'
import { parseScenario } from '../scenario.ts'
import { STORY_TIME_MAX_MS } from '../document/scenarioDocument.ts'
import { courseOf, solvedCourse } from './course.ts'
import { StoryFault } from './storyFault.ts'

const named = (kind: (typeof everyAsk)[number]['kind']) => ({ ask: everyAsk.find((one) => one.kind === kind) })

describe('APP-3 the key of a question is what the model gives', () => {
  const course = solvedCourse(storyOf(everyBeat))
  const keys = questionsOf(course).map((one) => [one.kind, kindOf(one).solution(one)])

  it('of each kind', () => {
    expect(course.isCompleted).toBe(true)
    expect(keys).toMatchObject([
      ['place', { counts: {} }],
      ['choice', { option: 1 }],
      ['mark', { atMs: 10_000 }],
      ['number', { value: 2 }],
      ['several', { options: [0, 3] }],
      ['pick', { ids: [expect.stringMatching(/^[0-9a-f]{32}$/), expect.stringMatching(/^[0-9a-f]{32}$/)] }],
      ['fault', { path: 'desiredCount' }],
      ['field', { value: '3' }],
      ['fix', { commands: [{ operation: 'UpdateService' }] }],
      ['order', {}],
    ])
  })
})

describe('APP-3 a document whose question has no key, or more than one, is refused', () => {
  const choice = everyAsk[1]
  const right = { text: 'Also two', is: { atLeast: 2 } }
  it.each<[string, unknown, RegExp]>([
    [
      'a distractor that is right',
      { ...choice, options: [...choice.options, right] },
      /2 right options, not 1: Two; Also two/,
    ],
    [
      'no right option',
      { ...choice, options: [choice.options[0], { ...right, is: { equals: 9 } }] },
      /0 right options/,
    ],
    ['a mistake that is right', { ...named('number').ask, mistakes: [{ value: 0, shows: 'x' }] }, /a mistake is right/],
    ['a moment that never comes', { ...named('mark').ask, is: { equals: 9 } }, /never comes/],
    ['a fault that ECS takes', { ...named('fault').ask, input: { cluster: 'yard', service: 'web' } }, /takes it/],
    ['a query that is none', { ...choice, look: { ...choice.look, query: '[[' } }, /cannot be read/],
    [
      'what is waited for and never comes',
      { ...choice, until: { look: choice.look, is: { equals: 9 } } },
      /never comes/,
    ],
  ])('%s', (_, ask, message) => {
    expect(() => courseOf(storyOf([{ ask }]), [])).toThrow(message)
    expect(() => courseOf(storyOf([{ ask }]), [])).toThrow(StoryFault)
  })

  it('one that runs past the time of a lab is told that far and no further', () => {
    const day = { say: 'A day goes by.', until: { ms: 86_400_000 } }
    const { lab, ...story } = storyOf([day, day])
    // A year in which nothing is: each minute of anything is measured.
    const empty = { ...lab, commands: [] }
    const late = { ...story, lab: empty, fromMs: STORY_TIME_MAX_MS - 86_400_000 }
    expect(() => courseOf(late, [])).toThrow(StoryFault)
    const reading = parseScenario(JSON.stringify({ ...storyDocument([day]), fromMs: STORY_TIME_MAX_MS + 1 }))
    expect(reading).toMatchObject({ error: { message: expect.stringMatching(/^fromMs: /) as string } })
  })

  it.each<[string, object, RegExp]>([
    ['a place without a value', { text: '{n:word} run.' }, /has no value for \{n\}/],
    ['a value without a place', { text: 'All run.', values: { n: choice.look } }, /has no place for n/],
    [
      'a value that the model has not',
      { text: '{n} run.', values: { n: { ...choice.look, query: 'services[0].none' } } },
      /\{n\} is null/,
    ],
  ])('a text with %s', (_, words, message) => {
    const { text, ...rest } = words as { text: string }
    expect(() => courseOf(storyOf([{ ask: { ...choice, reveal: { ...words, rule: 'SVC-1' } } }]), [])).toThrow(message)
    expect(() => courseOf(storyOf([{ say: text, ...rest }]), [])).toThrow(message)
  })

  it('a text has the values of the moment at which it is told', () => {
    const values = { n: { counts: 'yard/web', query: 'pending' } }
    const reveal = { text: '{n} are PENDING.', values, rule: 'SVC-1' }
    const course = courseOf(storyOf([{ say: '{n} wait.', values }, { ask: { ...choice, reveal } }]), [])
    expect(course.steps).toMatchObject([{ values: { n: 0 } }, { reveal: { values: { n: 2 } } }])
  })

  it('a planted key stands in no document: it is an unknown field', () => {
    const reading = parseScenario(JSON.stringify(storyDocument([{ ask: { ...choice, answer: 1 } }])))
    expect(reading).toMatchObject({ error: { name: 'InvalidScenario' } })
  })
})

describe('APP-3 a goal holds when the model finds that it does', () => {
  const story = storyOf([{ say: 'It starts.', until: { ms: 120_000 } }, named('field'), named('fix')])
  const update = (atMs: number, desiredCount: number) => ({
    commands: [
      {
        atMs,
        service: 'ecs',
        operation: 'UpdateService',
        input: { cluster: 'yard', service: 'web', desiredCount },
      } as const,
    ],
  })

  it('a try in vain is asked again, with what was missed', () => {
    const course = courseOf(story, [update(121_000, 2)])
    const question = questionsOf(course).at(-1)
    expect(
      question?.kind === 'field' && kindOf(question).grade(question, kindOf(question).solution(question)),
    ).toMatchObject({
      isRight: false,
      mistake: 'Three tasks are RUNNING',
    })
    expect(course.isCompleted).toBe(false)
    expect(course.commands).toHaveLength(1)
  })

  it('the story goes on from the try that reached it, and measures the next', () => {
    const first = courseOf(story, [update(121_000, 3)])
    const atMs = questionsOf(first)[1]?.askAtMs ?? 0
    const course = courseOf(story, [update(121_000, 3), update(atMs, 0), update(atMs, 2)])
    const fix = questionsOf(course)[1]
    expect(course.isCompleted).toBe(true)
    expect(fix?.kind === 'fix' && fix.attempts.map((one) => [one.isReached, one.lowestHealthy])).toEqual([
      [false, expect.any(Number)],
      [true, 2],
    ])
  })
})

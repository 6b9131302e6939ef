import { describe, expect, it } from 'vitest'
import { solvedCourse, courseOf } from '../../lessons/make/course.ts'
import { questionsOf } from '../../lessons/course.ts'
import type { FieldQuestion, FixQuestion } from '../../lessons/questions/goal.ts'
import { everyAsk, storyOf } from '../../lessons/story.fixture.ts'
import { conditionsOf, goalVerdict, measureText, ownCommands, stateText, triedValue, whenText } from './goalWords.ts'
import { fieldAnswer, jsonHole } from './jsonHole.ts'

const named = (kind: string) => ({ ask: everyAsk.find((one) => one.kind === kind) })
const story = storyOf([{ say: 'It starts.', until: { ms: 120_000 } }, named('field'), named('fix')])

function asked<Kind extends 'field' | 'fix'>(kind: Kind, values: readonly string[] = []) {
  const first = questionsOf(courseOf(story, []))[0] as FieldQuestion
  const tries = values.map((value) => ({ commands: fieldAnswer(first, value).commands }))
  const question = questionsOf(courseOf(story, tries)).find((one) => one.kind === kind)
  return question as Kind extends 'field' ? FieldQuestion : FixQuestion
}

describe('APP-3 a goal in words', () => {
  it('says of each condition when it counts and what was read', () => {
    const [running, healthy] = conditionsOf(asked('fix', ['3']))
    expect(running && whenText(running, 600_000)).toBe('within 10 min')
    expect(running && stateText(running, 0)).toBe('does not hold, read 3')
    expect(healthy && whenText(healthy, 600_000)).toBe('at every moment')
    expect(healthy && stateText(healthy, 0)).toBe('held throughout, read 2')
  })

  it.each([
    ['came at 00:00:10', { when: 'once', holds: true }],
    ['does not hold, read 3', { when: 'once', holds: false }],
    ['broke at 00:00:10, read 3', { when: 'always', holds: false }],
    ['holds, read 3', { when: 'atTheEnd', holds: true }],
  ] as const)('%s', (said, { when, holds }) => {
    const atMs = when === 'atTheEnd' || (when === 'once' && !holds) ? null : 11_000
    expect(stateText({ says: '', when, holds, read: '3', atMs }, 1_000)).toBe(said)
  })

  it('measures a try against the par', () => {
    expect(measureText(1, null)).toBe('1 command')
    expect(measureText(3, 1)).toBe('3 commands, never below 1 healthy task')
  })

  it('gives the verdict on the newest try', () => {
    expect(goalVerdict(asked('field', ['2']), false)).toMatchObject({
      verdict: 'The goal does not hold yet',
      sentence: '1 of 1 condition missed.',
    })
    expect(goalVerdict(asked('field', ['-1']), false)).toMatchObject({ verdict: 'ECS refused it', tone: 'trouble' })
    expect(goalVerdict(asked('field', ['2', '3']), false)).toMatchObject({ verdict: 'The goal holds', tone: 'clear' })
    const solved = questionsOf(solvedCourse(story))[0] as FieldQuestion
    expect(goalVerdict(solved, true)).toMatchObject({ verdict: 'So it is done', tone: 'plain' })
  })
})

describe('APP-3 the learner’s own commands', () => {
  it('are what follows the story’s in the log', () => {
    const own = { atMs: 1, service: 'ecs', operation: 'UpdateService', input: {} } as const
    const question = asked('fix', ['3'])
    // The field's command has become the story's.
    expect(question.commandsBefore).toBe(1)
    const log = [...story.lab.commands, own, { ...own, atMs: 2 }]
    expect(ownCommands(log, question, story.lab.commands)).toEqual([{ ...own, atMs: 2 }])
    expect(ownCommands(log.slice(0, -1), question, story.lab.commands)).toEqual([])
  })
})

describe('APP-3 a field that is missing', () => {
  const question = asked('field')

  it('is a hole in its line', () => {
    expect(jsonHole(question)).toEqual({
      before: ['{', '  "cluster": "yard",', '  "service": "web",'],
      left: '  "desiredCount": ',
      right: '',
      after: ['}'],
    })
  })

  it('deep in an input, of text, stands in quotes with what follows it', () => {
    const input = { containerDefinitions: [{ name: 'web', image: 'web:1' }], cpu: '256' }
    const hole = jsonHole({ input, path: 'containerDefinitions[0].image', takes: 'text' })
    expect(hole.left.trimStart()).toBe('"image": "')
    expect(hole.right).toBe('"')
    expect(hole.after.map((line) => line.trim())).toEqual(['}', '],', '"cpu": "256"', '}'])
  })

  it.each([
    ['3', 3],
    [' 3 ', 3],
    ['-1', -1],
    ['2.5', 2.5],
  ])('takes %j as a number at the moment of the question', (typed, desiredCount) => {
    const { commands, value } = fieldAnswer(question, typed)
    expect(value).toBe(typed)
    expect(commands).toEqual([
      {
        atMs: question.askAtMs,
        service: 'ecs',
        operation: 'UpdateService',
        input: { cluster: 'yard', service: 'web', desiredCount },
      },
    ])
  })

  it.each(['', 'three', '1e3', '0x3', '--1', '3,5'])('takes no %j', (typed) => {
    expect(fieldAnswer(question, typed).commands).toEqual([])
  })

  it('says what the newest try wrote', () => {
    expect(triedValue(asked('field', ['2', '4']))).toBe('4')
    expect(triedValue(question)).toBe('')
  })
})

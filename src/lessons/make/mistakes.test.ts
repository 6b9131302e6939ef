import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { questionsOf } from '../course.ts'
import { kindOf, type Answer, type Question } from '../questions/kinds.ts'
import { parseScenario } from '../scenario.ts'
import { solvedCourse } from './course.ts'
import { StoryFault } from './storyFault.ts'

interface Beats {
  readonly beats: { readonly ask?: { readonly kind: string; mistakes?: unknown[] } }[]
}

/** The first question of a kind in a document, whose mistakes may be others. */
function questionOf(id: string, kind: Question['kind'], mistakes?: unknown[]): Question {
  const document = JSON.parse(readFileSync(`public/scenarios/${id}.json`, 'utf8')) as Beats
  const ask = must(
    document.beats.map((beat) => beat.ask).find((one) => one?.kind === kind),
    kind,
  )
  if (mistakes !== undefined) ask.mistakes = mistakes
  const reading = parseScenario(JSON.stringify(document))
  if ('error' in reading) throw new Error(reading.error.message)
  return must(
    questionsOf(solvedCourse(reading.scenario)).find((one) => one.kind === kind),
    kind,
  )
}

function shownBy(question: Question, answer: Answer): string | null | undefined {
  return kindOf(question).grade(question, answer)?.mistake
}

describe('APP-3 what a wrong answer shows', () => {
  it('an order in which one step stands before another', () => {
    const question = questionOf('life-of-a-task', 'order')
    if (question.kind !== 'order') return
    const [first = 0, second = 0, third = 0] = question.answer
    expect(shownBy(question, { items: [second, first, third] })).toMatch(/PROVISIONING/)
    expect(shownBy(question, { items: [first, third, second] })).toBeNull()
    expect(shownBy(question, { items: question.answer })).toBeNull()
  })

  it('a field that is taken for the one at fault', () => {
    const question = questionOf('fixed-host-port', 'fault')
    expect(shownBy(question, { path: 'containerDefinitions[0].portMappings[0].containerPort' })).toMatch(/only one/)
    expect(shownBy(question, { path: 'containerDefinitions[0].cpu' })).toBeNull()
  })

  it('a moment that is taken for another', () => {
    // So it was from the beginning.
    const first = { look: { counts: 'yard/web', query: 'running' }, is: { atLeast: 0 }, shows: 'That is the first.' }
    const question = questionOf('two-loops', 'mark', [first])
    if (question.kind !== 'mark') return
    const atMs = must(question.mistakes[0], 'its mistake').atMs
    expect(shownBy(question, { atMs })).toBe('That is the first.')
    expect(shownBy(question, { atMs: question.answerMs })).toBeNull()
  })
})

describe('APP-3 a mistake that is none is caught', () => {
  it.each([
    [
      'life-of-a-task',
      'order',
      { item: 'PROVISIONING: its network interface is made', before: 'RUNNING: its containers are started' },
    ],
    ['life-of-a-task', 'order', { item: 'It is not there', before: 'RUNNING: its containers are started' }],
    ['fixed-host-port', 'fault', { path: 'containerDefinitions[0].portMappings[0].hostPort' }],
    ['fixed-host-port', 'fault', { path: 'nowhere' }],
    ['two-loops', 'mark', { look: { counts: 'yard/web', query: 'running' }, is: { equals: 5 } }],
    ['two-loops', 'mark', { look: { counts: 'yard/web', query: 'running' }, is: { equals: 50 } }],
  ] as const)('%s, %s, %j', (id, kind, mistake) => {
    expect(() => questionOf(id, kind, [{ ...mistake, shows: 'It shows nothing.' }])).toThrow(StoryFault)
  })
})

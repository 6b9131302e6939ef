import { describe, expect, it } from 'vitest'
import { StoryFault } from '../../lessons/make/storyFault.ts'
import { act } from '../../model/api/act.ts'
import type { Ask } from '../../lessons/document/ask.ts'
import { Draw } from '../draw.ts'
import { bothVerdicts } from '../judged.fixture.ts'
import { range, template, type Asked, type Template, type ValueAsk } from '../template.ts'
import {
  answerLook,
  clusterNamed,
  countsLook,
  definition,
  instances,
  labOf,
  STEADY_MS,
  SPREAD_INSTANCES,
  tasksWord,
} from '../templates/world.ts'
import { madeOf, makeQuestion } from './makeQuestion.ts'

const OF = { cluster: 'yard', service: 'web' }
const REVEAL = { text: 'The model says so.', rule: 'SVC-1' }

/** Two instances and a steady service, of which one more thing is asked. */
function steady(running: number, ask: Asked['ask']): Asked {
  const lab = labOf('Planted', new Draw(1), [
    [0, clusterNamed(OF.cluster)],
    [0, instances({ cluster: OF.cluster, type: 'm5.large', count: 2 })],
    [0, definition({ family: OF.service })],
    [
      0,
      act('ecs', 'CreateService', {
        cluster: OF.cluster,
        serviceName: OF.service,
        taskDefinition: OF.service,
        desiredCount: running,
        placementStrategy: [SPREAD_INSTANCES],
      }),
    ],
  ])
  return { lab, fromMs: STEADY_MS, watch: OF, ask }
}

function templateOf<Case>(cases: readonly Case[], ask: (one: Case) => Asked): Template<Case> {
  return template({ id: 'planted', title: 'Planted', topic: 'services', exam: ['DVA3'], cases, ask })
}

type Option = Extract<Ask, { kind: 'choice' }>['options'][number]

/** How many of two tasks run, as a choice with options that are wholly the template's. */
function choiceOf(...options: readonly Option[]): Template<number> {
  return templateOf([2], (running) =>
    steady(running, {
      kind: 'choice',
      question: 'How many run?',
      look: countsLook(OF.cluster, OF.service, 'running'),
      options: [...options],
      reveal: REVEAL,
    }),
  )
}

describe('APP-4 a template at fault is caught as its question is made', () => {
  const two: Option = { text: 'Two', is: { equals: 2 } }
  const three: Option = { text: 'Three', is: { equals: 3 } }

  it('a good one is not', () => {
    expect(makeQuestion(choiceOf(two, three), 1).made.question).toMatchObject({ kind: 'choice' })
  })

  it.each<[what: string, template: Template<number>, message: RegExp]>([
    [
      'a distractor that is right',
      choiceOf(two, { text: 'Not one', is: { atLeast: 2 } }),
      /has 2 right options, not 1/,
    ],
    ['none that is right', choiceOf(three, { text: 'Four', is: { equals: 4 } }), /has 0 right options, not 1/],
    [
      'a typed key: what its condition reads says something else',
      // Written as if RUNNING were meant; two tasks that run leave none that is PENDING.
      choiceOf(
        { text: 'Two', look: countsLook(OF.cluster, OF.service, 'pending'), is: { equals: 2 } },
        { text: 'Three', look: countsLook(OF.cluster, OF.service, 'pending'), is: { equals: 3 } },
      ),
      /has 0 right options/,
    ],
    [
      'a key that holds without the world: two constants',
      choiceOf(
        { text: 'Two', look: countsLook(OF.cluster, OF.service, '`2`'), is: { equals: 2 } },
        { text: 'Three', look: countsLook(OF.cluster, OF.service, '`3`'), is: { equals: 3 } },
      ),
      /has 2 right options/,
    ],
    [
      'an answer that is waited for in vain',
      templateOf([2], (running) =>
        steady(running, {
          ...valueAsk(),
          until: { look: countsLook(OF.cluster, OF.service, 'running'), is: { equals: 9 }, withinMs: 60_000 },
        }),
      ),
      /waits for what never comes/,
    ],
    [
      'a number that is none',
      templateOf([2], (running) =>
        steady(running, { ...valueAsk(), look: countsLook(OF.cluster, OF.service, 'unheardOf') }),
      ),
      /is answered by null, which is no whole number/,
    ],
    [
      'a command that ECS refuses',
      templateOf([2], (running) => {
        const asked = steady(running, valueAsk())
        const again = { atMs: STEADY_MS, ...act('ecs', 'UpdateService', { ...OF, cluster: 'quay', desiredCount: 1 }) }
        return { ...asked, lab: { ...asked.lab, commands: [...asked.lab.commands, again] } }
      }),
      /The lab of the question is refused/,
    ],
  ])('%s', (_what, planted, message) => {
    expect(() => makeQuestion(planted, 1)).toThrow(StoryFault)
    expect(() => makeQuestion(planted, 1)).toThrow(message)
  })
})

function valueAsk(): ValueAsk {
  return {
    kind: 'value',
    question: 'How many run?',
    look: countsLook(OF.cluster, OF.service, 'running'),
    say: tasksWord,
    // A template that takes the right number for a misconception, in some cases.
    wrong: [
      { value: 3, mistake: 'percent-of-running', shows: 'Not so.' },
      { value: 4, mistake: 'percent-of-running', shows: 'Not so.' },
    ],
    reveal: () => REVEAL,
  }
}

describe('APP-4 a number is the model’s', () => {
  const values = templateOf(range(1, 6), (running) => steady(running, valueAsk()))

  it('even where a misconception leads to it: that one is no distractor then', () => {
    for (const running of range(1, 6)) {
      const make = () => madeOf(values, running, { draw: new Draw(running), seed: running })
      expect(make, tasksWord(running)).not.toThrow()
      const question = make()?.made.question
      const options = question?.kind === 'choice' ? question.options : []
      expect(options.filter(({ isRight }) => isRight).map(({ text }) => text)).toEqual([tasksWord(running)])
      expect(new Set(options.map(({ text }) => text)).size).toBe(4)
    }
  })

  it('and a judge that comes to another is seen', () => {
    const made = makeQuestion(values, 5)
    const right = bothVerdicts(made, ({ one }) => one)
    expect(right.judged).toEqual(right.key)
    const wrong = bothVerdicts(made, ({ one }) => one + 1)
    expect(wrong.judged).not.toEqual(wrong.key)
  })
})

interface Wanted {
  readonly more: number
}

/** Two equal instances with a task each: one more may go to either, two more go one to each. */
function placing(...cases: readonly Wanted[]): Template<Wanted> {
  return templateOf(cases, ({ more }) => {
    const look = answerLook(
      'DescribeTasks',
      { cluster: OF.cluster, serviceName: OF.service },
      "tasks[?lastStatus!='RUNNING'].containerInstanceArn",
    )
    const asked = steady(2, {
      kind: 'place',
      question: 'Where do they go?',
      count: more,
      from: answerLook('ListContainerInstances', { cluster: OF.cluster }, 'containerInstanceArns'),
      look,
      until: {
        look: countsLook(OF.cluster, OF.service, 'pending'),
        is: { equals: more },
        withinMs: 60_000,
      },
      reveal: REVEAL,
    })
    const update = { atMs: STEADY_MS, ...act('ecs', 'UpdateService', { ...OF, desiredCount: 2 + more }) }
    return { ...asked, lab: { ...asked.lab, commands: [...asked.lab.commands, update] } }
  })
}

describe('APP-4 what ECS leaves open is not asked', () => {
  const [open, clear] = [{ more: 1 }, { more: 2 }]

  it('one such case is passed over for another', () => {
    const mixed = placing(open, clear)
    expect(madeOf(mixed, open, { draw: new Draw(1), seed: 1 })).toBeNull()
    for (const seed of range(0, 12)) {
      const { one, made } = makeQuestion(mixed, seed)
      expect(one).toEqual(clear)
      expect(made.question.kind === 'place' && Object.values(made.question.answer)).toEqual([1, 1])
    }
  })

  it('and a template that has only such is refused', () => {
    expect(() => makeQuestion(placing(open), 1)).toThrow(/planted leaves what ECS does open in 60 cases of seed 1/)
  })

  it('and a judge that places otherwise is seen', () => {
    const made = makeQuestion(placing(clear), 1)
    const [first = '', second = ''] =
      made.made.question.kind === 'place' ? made.made.question.candidates.map(({ id }) => id) : []
    const right = bothVerdicts(made, () => ({ [second]: 1, [first]: 1 }))
    expect(right.judged).toEqual(right.key)
    const wrong = bothVerdicts(made, () => ({ [first]: 2 }))
    expect(wrong.judged).not.toEqual(wrong.key)
  })
})

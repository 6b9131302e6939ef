import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { courseOf } from '../../lessons/make/course.ts'
import { questionsOf } from '../../lessons/course.ts'
import type { FieldQuestion } from '../../lessons/questions/goal.ts'
import { kindOf, type Question } from '../../lessons/questions/kinds.ts'
import { everyAsk, storyOf } from '../../lessons/story.fixture.ts'
import { Run } from '../../model/engine/run.ts'
import { fieldAnswer } from './jsonHole.ts'
import { viewOf } from './questionViews.ts'

const named = (kind: string) => ({ ask: everyAsk.find((one) => one.kind === kind) })
const scenario = storyOf([named('place'), named('pick'), named('field')])
const run = new Run({ seed: scenario.lab.seed, log: scenario.lab.commands })
run.advance(60_000)
const view = {
  branchId: 'main',
  world: run.world,
  version: 1,
  nowMs: run.nowMs,
  headMs: run.headMs,
  hash: run.hash,
  history: run.history,
  forecast: null,
  stream: 0,
  sequence: 0,
}
const scene = { view, rolling: null }
const steps = (values: readonly string[] = []): readonly Question[] => {
  const field = questionsOf(courseOf(scenario, [])).find((one): one is FieldQuestion => one.kind === 'field')
  const tries = field === undefined ? [] : values.map((value) => ({ commands: fieldAnswer(field, value).commands }))
  return questionsOf(courseOf(scenario, tries))
}

function asked(question: Question): string {
  const props = { question, scenario, scene, isPhone: false, answer: null, onAnswer: () => undefined }
  return text(renderToStaticMarkup(<>{viewOf(question).ask(props)}</>))
}

/** As it is told to one who gave this answer; `null`: who skipped it. */
function explained(question: Question, answer: object | null): string {
  const kind = kindOf(question)
  const record = kind.isAskedAgain(question)
    ? undefined
    : kind.record(question, { answer: answer as never, confidence: 'sure', hints: 0 })
  return text(
    renderToStaticMarkup(<>{viewOf(question).explain({ question, scenario, scene, isPhone: false, record })}</>),
  )
}

function text(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

describe('APP-3 what is asked about the stage', () => {
  const [place, pick] = steps() as [Question, Question]
  const ids = pick.kind === 'pick' ? pick.candidates.map(({ id }) => id) : []
  const [first = '', , empty = ''] = ids

  it('place: each instance with its room, and how many are placed', () => {
    expect(asked(place)).toMatch(/us-east-1a .*1,536 CPU, 6,776 MiB free; 1 web:1.* 0 of 2 placed , 2 to go/)
  })

  it('place: instance by instance, you and ECS', () => {
    expect(explained(place, { counts: { [first]: 2 } })).toMatch(
      /^Not 2 on i-\w{4} Where the tasks went instance you ECS i-\w{4} 2 1 i-\w{4} 0 1 .*The model says so/,
    )
    expect(explained(place, { counts: { [first]: 2 } })).toContain('What this answer shows A service spreads')
    expect(explained(place, null)).toMatch(
      /^1 on i-\w{4}, 1 on i-\w{4} Where the tasks went instance you ECS i-\w{4} – 1 /,
    )
  })

  it('pick: yours and the right ones', () => {
    expect(explained(pick, { ids: ids.slice(0, 2) })).toMatch(/^Yes, i-\w{4} and i-\w{4} .*right, your answer/)
    expect(explained(pick, { ids: [first, empty] })).toMatch(
      /your answer .*What this answer shows One of them has none/,
    )
    expect(explained(pick, null)).toMatch(/i-\w{4} right/)
  })
})

describe('APP-3 what is asked until a goal holds', () => {
  const fieldOf = (values: readonly string[]): Question =>
    must(
      steps(values).find((one) => one.kind === 'field'),
      'a field',
    )

  it('field: the goal, then the command around its hole', () => {
    expect(asked(fieldOf([]))).toMatch(
      /^Goal, as it stands Three tasks are RUNNING, within 5 min .*ecs UpdateService \{/,
    )
  })

  it('field: a try in vain says what was read, and reveals nothing', () => {
    const told = explained(fieldOf(['2']), null)
    expect(told).toMatch(/^The goal does not hold yet .*does not hold, read 2 You wrote 2/)
    expect(told).not.toContain('The model says so')
  })

  it('field: what ECS refuses is told in its words', () => {
    expect(explained(fieldOf(['-1']), null)).toMatch(/^ECS refused it .*InvalidParameterException/)
  })

  it('field: reached on the second try', () => {
    expect(explained(fieldOf(['2', '3']), { value: '3', commands: [] })).toMatch(
      /^The goal holds .*You wrote 3 Reached on try 2 The model says so/,
    )
  })
})

import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { must } from '../../base/assert.ts'
import { courseOf } from '../../lessons/make/course.ts'
import { questionsOf } from '../../lessons/course.ts'
import { kindOf, type Answer, type KindName, type Question } from '../../lessons/questions/kinds.ts'
import { everyBeat, storyOf } from '../../lessons/story.fixture.ts'
import type { QuestionScene } from './questionView.ts'
import { viewOf } from './questionViews.ts'

const scenario = storyOf(everyBeat)
// None of these kinds looks at the lab.
const shared = { scenario, scene: { rolling: null } as unknown as QuestionScene, isPhone: false }

/** A wrong answer of each kind, the words on it, and what stands beside it. */
const WRONG: readonly {
  readonly kind: KindName
  readonly answer: Answer
  readonly verdict: string
  readonly has: readonly string[]
}[] = [
  {
    kind: 'choice',
    answer: { option: 0 },
    verdict: 'Not One',
    has: ['</svg>your answer', '</svg>right', 'A service starts as many as it is asked for.'],
  },
  {
    kind: 'several',
    answer: { options: [0, 1] },
    verdict: 'Not options 1 and 2',
    has: ['</svg>right, your answer', '</svg>your answer', '<dd>options 1 and 4</dd>', 'Both are.'],
  },
  {
    kind: 'number',
    answer: { value: 0 },
    verdict: 'Not 0 tasks',
    has: ['<dd>2 tasks</dd>', '<dt>What this answer shows</dt><dd>They have been RUNNING for 40 s.</dd>'],
  },
  {
    kind: 'mark',
    answer: { atMs: 90_000 },
    verdict: 'Not 00:01:29',
    has: ['</svg>it happened at 00:00:09', '</svg>your answer', '<dd>1 min 20 s after it</dd>', '<dd>within 5 s</dd>'],
  },
  {
    kind: 'fault',
    answer: { path: 'cluster' },
    verdict: 'Not cluster',
    has: ['</svg>at fault', '</svg>your answer', 'InvalidParameterException: '],
  },
  {
    kind: 'order',
    answer: { items: [0, 1, 2] },
    verdict: 'Not A, B, C',
    has: ['aria-label="right"', 'aria-label="not right"', '<dd>C, B, A</dd>'],
  },
]

let questions: readonly Question[]
beforeAll(() => {
  let tries: Parameters<typeof courseOf>[1] = []
  for (;;) {
    const course = courseOf(scenario, tries)
    questions = questionsOf(course)
    const last = must(questions.at(-1), 'a question')
    const act = course.isCompleted ? null : kindOf(last).actOf(last, kindOf(last).solution(last))
    if (act === null) return
    tries = [...tries, act]
  }
})

function questionOf(kind: KindName): Question {
  return must(
    questions.find((one) => one.kind === kind),
    kind,
  )
}

function explained(question: Question, answer: Answer | null): string {
  const given = { answer, confidence: answer === null ? null : ('sure' as const), hints: 1 }
  const record = kindOf(question).record(question, given)
  return renderToStaticMarkup(viewOf(question).explain({ ...shared, question, record }))
}

function asked(question: Question, answer: Answer | null): string {
  return renderToStaticMarkup(viewOf(question).ask({ ...shared, question, answer, onAnswer: () => undefined }))
}

describe('APP-3 what a document asks', () => {
  it.each(WRONG)(
    '$kind: a wrong answer stands beside the right one, by sign and word',
    ({ kind, answer, verdict, has }) => {
      const html = explained(questionOf(kind), answer)
      expect(html).toContain(`</svg>${verdict}</h1>`)
      for (const part of [...has, ', sure</dd>', 'The model says so.', '<dt>What AWS does</dt><dd>AWS says so.</dd>']) {
        expect(html).toContain(part)
      }
    },
  )

  it.each(WRONG)('$kind: the right answer is said to be, and none is marked as wrong', ({ kind }) => {
    const question = questionOf(kind)
    const html = explained(question, kindOf(question).solution(question))
    expect(html).toMatch(/data-tone="clear"[^>]*><h1>.*Yes, /)
    expect(html).not.toContain('data-tone="trouble"')
    expect(html).not.toContain('What this answer shows')
  })

  it.each(WRONG)('$kind: a skipped question says what is right and blames nobody', ({ kind }) => {
    const html = explained(questionOf(kind), null)
    expect(html).toContain('<dd>skipped</dd>')
    expect(html).not.toMatch(/your answer|data-tone="trouble"/)
  })

  it.each(WRONG)('$kind: while it is asked nothing tells the answer, and fields have names', ({ kind, answer }) => {
    const question = questionOf(kind)
    const html = asked(question, answer)
    expect(html).not.toMatch(/answer-sign|data-marked/)
    expect(html).toMatch(/aria-label|<label/)
    expect(viewOf(question).lockInText(question, answer, scenario)).toMatch(/^Lock in ./)
  })

  it('keeps a number empty until there is one', () => {
    expect(asked(questionOf('number'), null)).toMatch(/role="spinbutton"[^>]* value=""/)
    expect(asked(questionOf('number'), { value: 0 })).toMatch(/role="spinbutton"[^>]* value="0"/)
  })

  it('has a line for the list of what was answered', () => {
    const question = questionOf('mark')
    const record = kindOf(question).record(question, { answer: { atMs: 91_000 }, confidence: 'guess', hints: 0 })
    expect(viewOf(question).line(question, record, scenario)).toEqual({
      answer: '00:01:30',
      happened: '00:00:09',
      sure: 'a guess',
    })
  })
})

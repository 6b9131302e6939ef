import { describe, expect, it } from 'vitest'
import { TreeRow } from '../../ui/stage/treeRow.ts'
import type { TreeLine } from '../../ui/subjects/subjectView.ts'
import type { Question } from '../../ui/words/deployment/questions.ts'
import type { DecisionWords } from '../../ui/words/words.ts'
import { Court } from './claim.ts'
import { exampleLabs } from './shippedLabs.ts'
import { PAGE, type Mouth } from './mouth.ts'
import { playLog } from './play.ts'

const inWords = (alter: (words: DecisionWords) => Partial<DecisionWords>): Mouth => ({
  ...PAGE,
  decision: (decision, world) => {
    const words = PAGE.decision(decision, world)
    return { ...words, ...alter(words) }
  },
})

const inQuestions = (alter: (question: Question) => Partial<Question>): Mouth => ({
  ...PAGE,
  questions: (moment) => {
    const [stop, start] = PAGE.questions(moment)
    return [
      { ...stop, ...alter(stop) },
      { ...start, ...alter(start) },
    ]
  },
})

const inRows = (alter: (row: TreeRow) => Partial<TreeLine>): Mouth => {
  const altered = (row: TreeRow): TreeRow => {
    const { id, kind, target, name, aside, detail, words } = row
    const place = { id, kind, target, children: row.children.map(altered) }
    return new TreeRow(place, () => ({ name, aside, detail, words, ...alter(row) }))
  }
  return { ...PAGE, rows: (world) => PAGE.rows(world).map(altered) }
}

const oneMore = (text: string) => text.replace(/\d+/, (figure) => String(Number(figure) + 1))
const rowOf = (kind: string) =>
  inRows(({ kind: own, words }) => (own === kind ? { words: words.replace(/(?<![:\w-])\d+/, '77') } : {}))

const LIES: readonly (readonly [string, RegExp, Mouth])[] = [
  [
    'a sentence has no stop',
    /^sentence without its stop/,
    inWords(({ sentence }) => ({ sentence: sentence.slice(0, -1) })),
  ],
  ['a value is none', /^form, a value/, inWords(({ verdict }) => ({ verdict: `${verdict} undefined` }))],
  ['two spaces', /^form, two spaces/, inWords(({ verdict }) => ({ verdict: `${verdict}  now` }))],
  ['a bracket stays open', /^form, a bracket/, inWords(({ verdict }) => ({ verdict: `${verdict} (now` }))],
  ['a quotation stays open', /^form, a quotation/, inWords(({ verdict }) => ({ verdict: `${verdict} "now` }))],
  ['one of many', /^form, one of many/, inWords(({ verdict }) => ({ verdict: `${verdict}, 1 tasks` }))],
  ['many of one', /^form, many of one/, inWords(({ verdict }) => ({ verdict: `${verdict}, 4 task` }))],
  [
    'a figure more',
    /^a figure that nobody holds/,
    inWords(({ sentence }) => ({ sentence: `${sentence} It took 41 s.` })),
  ],
  ['an instance that is not', /^name: i-ffff/, inWords(({ sentence }) => ({ sentence: `${sentence} On i-ffff.` }))],
  [
    'a detail is wrong',
    /^details healthy/,
    inWords(({ details }) => ({ details: details.map((one) => ({ ...one, value: '77' })) })),
  ],
  [
    'a wait is shorter than it is',
    /^a wait ends without/,
    inWords(({ verdict }) => ({ verdict: verdict.replace(/waits \d+ s/, 'waits 2 s') })),
  ],
  [
    'the other answer',
    /^question stop, another answer/,
    inQuestions(({ answer }) => ({ answer: answer === 'Yes' ? 'No' : 'Yes' })),
  ],
  [
    'No beside a sum that says yes',
    /^question start, a sum that says/,
    inQuestions(({ sum }) => ({ sum: sum.replace('not above', 'above') })),
  ],
  ['a sum that is none', /^question stop, an untrue sum/, inQuestions(({ sum }) => ({ sum: oneMore(sum) }))],
  ['a tile too many', /^question start, a miscounted/, inQuestions(({ counted }) => ({ counted: counted + 1 }))],
  ['another limit', /^question stop, another limit/, inQuestions(({ limit }) => ({ limit: limit + 1 }))],
  ['a service runs more', /^row service/, rowOf('service')],
  ['a deployment runs more', /^row deployment/, rowOf('deployment')],
  ['an instance has more free', /^row containerInstance/, rowOf('containerInstance')],
  ['a zone has more tasks', /^row availabilityZone/, rowOf('availabilityZone')],
  ['more wait', /^row waiting/, rowOf('waiting')],
  [
    'a row’s figure is another',
    /^row group region/,
    inRows(({ id }) => (id === 'region' ? { detail: '77 tasks' } : {})),
  ],
  [
    'a task is missing',
    /^row task/,
    { ...PAGE, rows: (world) => PAGE.rows(world).filter(({ id }) => id !== 'region') },
  ],
  [
    'the news count wrong',
    /^news of/,
    {
      ...PAGE,
      news: (world) => {
        const news = PAGE.news(world)
        return { ...news, services: new Map([...news.services].map(([name, line]) => [name, oneMore(line)])) }
      },
    },
  ],
  [
    'a service is not in the news',
    /^news: /,
    { ...PAGE, news: (world) => ({ ...PAGE.news(world), services: new Map() }) },
  ],
  [
    'the news lose an instance',
    /^news of instances/,
    { ...PAGE, news: (world) => ({ ...PAGE.news(world), instances: oneMore(PAGE.news(world).instances) }) },
  ],
  [
    'a card counts wrong',
    /^card containerInstance/,
    {
      ...PAGE,
      card: (ref, world) => {
        const card = PAGE.card(ref, world)
        return card === null
          ? null
          : { ...card, facts: card.facts.map((one) => ({ ...one, value: oneMore(one.value) })) }
      },
    },
  ],
]

/** The labs that show most. */
const LABS = exampleLabs().filter(
  ({ name }) => name === 'one-per-instance-memory.json' || name === 'four-tasks-50-200.json',
)

/** The problems of a lie in them. */
function problemsOf(mouth: Mouth): readonly string[] {
  const court = new Court()
  for (const log of LABS) playLog(log, mouth, court)
  return court.problems
}

describe('what holds the page’s sentences notices a lie', () => {
  it.each(LIES)('%s', (_, words, mouth) => {
    expect(problemsOf(mouth).find((one) => words.test(one))).toBeDefined()
  })
})

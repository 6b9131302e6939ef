import { must } from '../../base/assert.ts'
import { Run } from '../../model/engine/run.ts'
import { serviceKey } from '../../model/world/service/service.ts'
import { questionsOf } from '../../lessons/course.ts'
import type { Ask } from '../../lessons/document/ask.ts'
import { courseOf } from '../../lessons/make/course.ts'
import { StoryFault } from '../../lessons/make/storyFault.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import { Draw } from '../draw.ts'
import type { MadeQuestion } from '../question.ts'
import type { AnyTemplate, Asked, Template } from '../template.ts'
import { choiceOf } from './choiceOf.ts'

/** What a template asks with a seed, before the model has said what is right. */
export interface Drawn<Case> {
  readonly one: Case
  readonly asked: Asked
  /** Goes on from where the template has drawn. */
  readonly draw: Draw
}

/** @param seed  whole, 0 to 2^32 − 1 */
export function drawn<Case>(template: Template<Case>, seed: number): Drawn<Case> {
  const draw = new Draw(seed)
  const one = draw.one(template.cases)
  return { one, asked: template.ask(one, draw), draw }
}

/**
 * Makes a question with a seed: the world is run, and the model says what is right. The same seed makes the same.
 *
 * @throws StoryFault  when a distractor turns out right, or nothing does
 */
export function makeQuestion(template: AnyTemplate, seed: number): MadeQuestion {
  const { asked, draw } = drawn(template, seed)
  return madeOf(template, { id: `${template.id}-${String(seed)}`, asked, draw, ref: { template: template.id, seed } })
}

interface ToMake extends Omit<Drawn<unknown>, 'one'> {
  readonly id: string
  readonly ref: MadeQuestion['ref']
}

function madeOf({ title, topic, exam }: Pick<AnyTemplate, 'title' | 'topic' | 'exam'>, of: ToMake): MadeQuestion {
  const { asked, draw, id, ref } = of
  const ask = asked.ask.kind === 'value' ? choiceOf(runOf(asked), asked.ask, draw) : mixed(asked.ask, draw)
  const { lab, fromMs, watch } = asked
  const scenario: Scenario = {
    id,
    title,
    topic,
    kind: 'story',
    minutes: 1,
    summary: title,
    intro: { situation: title },
    lab,
    fromMs,
    serviceKey: watch === undefined ? null : serviceKey(watch.cluster, watch.service),
    beats: [{ ask }],
    explain: {},
    debrief: { outro: ask.reveal.text },
  }
  const course = courseOf(scenario, [])
  return {
    ref,
    title,
    topic,
    exam,
    question: must(questionsOf(course)[0], 'the question that was asked'),
    scene: { scenario, beginning: { course, questions: 1, end: course.last, resumed: null } },
  }
}

/** The world of the question as it is asked. @throws StoryFault when ECS refuses a command of the template's */
function runOf({ lab, fromMs }: Asked): Run {
  const run = new Run({ seed: lab.seed, log: lab.commands })
  run.advance(fromMs)
  const refused = run.refusals[0]
  if (refused !== undefined) throw new StoryFault(`The lab of the question is refused: ${JSON.stringify(refused)}`)
  return run
}

/** Options and steps in an order that says nothing. */
function mixed(ask: Ask, draw: Draw): Ask {
  if (ask.kind === 'choice' || ask.kind === 'several') return { ...ask, options: [...draw.shuffled(ask.options)] }
  if (ask.kind === 'order') return { ...ask, items: [...draw.shuffled(ask.items)] }
  return ask
}

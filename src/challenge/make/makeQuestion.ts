import { must } from '../../base/assert.ts'
import { serviceKey } from '../../model/world/service/service.ts'
import { questionsOf } from '../../lessons/course.ts'
import type { Ask } from '../../lessons/document/ask.ts'
import { courseOf } from '../../lessons/make/course.ts'
import { StoryFault } from '../../lessons/make/storyFault.ts'
import { runUntil } from '../../lessons/make/watch.ts'
import type { Scenario } from '../../lessons/scenario.ts'
import { Draw } from '../draw.ts'
import type { MadeQuestion } from '../question.ts'
import type { Asked, Template } from '../template.ts'
import { choiceOf } from './choiceOf.ts'
import { isLeftOpen, isStopLeftOpen } from './leftOpen.ts'
import { named } from './named.ts'
import { readyAsked, runOf } from './readyAsked.ts'

/** So many cases of a template are drawn until ECS leaves nothing open in one. */
const CASES_DRAWN_MAX = 60

/** A question and the case that it came of. */
export interface MadeOfCase<Case> {
  readonly one: Case
  readonly asked: Asked
  readonly made: MadeQuestion
}

/**
 * Makes a question with a seed: the world is run, and the model says what is right. The same seed makes the same. Cases
 * in which ECS could do one thing or the other are passed over.
 *
 * @param seed  whole, 0 to 2^32 − 1
 * @throws StoryFault  when a distractor turns out right, or nothing does
 */
export function makeQuestion<Case>(template: Template<Case>, seed: number): MadeOfCase<Case> {
  const draw = new Draw(seed)
  for (let tries = 0; tries < CASES_DRAWN_MAX; tries++) {
    const one = draw.one(template.cases)
    const made = madeOf(template, one, { draw, seed })
    if (made !== null) return { one, ...made }
  }
  throw new StoryFault(
    `${template.id} leaves what ECS does open in ${String(CASES_DRAWN_MAX)} cases of seed ${String(seed)}.`,
  )
}

/** The question of one case; `null` when ECS could do one thing or the other in it. @throws StoryFault */
export function madeOf<Case>(
  template: Template<Case>,
  one: Case,
  { draw, seed }: { readonly draw: Draw; readonly seed: number },
): Pick<MadeOfCase<Case>, 'asked' | 'made'> | null {
  const asked = readyAsked(named(template.ask(one, draw)))
  return isOpen(asked) ? null : { asked, made: runAsked(template, asked, { draw, seed }) }
}

function isOpen(asked: Asked): boolean {
  const { ask, fromMs, watch } = asked
  if (ask.kind !== 'pick' && ask.kind !== 'place') return false
  const run = runOf(asked)
  const key = watch === undefined ? '' : serviceKey(watch.cluster, watch.service)
  if (ask.kind === 'pick' && isStopLeftOpen(run, key, ask.what)) return true
  return runUntil(run, ask.until, []) && isLeftOpen(run, fromMs)
}

function runAsked<Case>(
  { id, title, topic, exam }: Template<Case>,
  asked: Asked,
  { draw, seed }: { readonly draw: Draw; readonly seed: number },
): MadeQuestion {
  const ask = asked.ask.kind === 'value' ? choiceOf(runOf(asked), asked.ask, draw) : mixed(asked.ask, draw)
  const { lab, fromMs, watch } = asked
  const scenario: Scenario = {
    id: `${id}-${String(seed)}`,
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
    ref: { template: id, seed },
    title,
    topic,
    exam,
    question: must(questionsOf(course)[0], 'the question that was asked'),
    scene: { scenario, beginning: { course, questions: 1, end: course.last, resumed: null } },
  }
}

/** Options and steps in an order that says nothing. */
function mixed(ask: Ask, draw: Draw): Ask {
  if (ask.kind === 'choice' || ask.kind === 'several') return { ...ask, options: [...draw.shuffled(ask.options)] }
  if (ask.kind === 'order') return { ...ask, items: [...draw.shuffled(ask.items)] }
  return ask
}

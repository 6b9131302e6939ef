import type { Run } from '../../model/engine/run.ts'
import type { AskOf } from '../../lessons/document/ask.ts'
import { readLook } from '../../lessons/make/readLook.ts'
import { StoryFault } from '../../lessons/make/storyFault.ts'
import { runUntil } from '../../lessons/make/watch.ts'
import type { Draw } from '../draw.ts'
import type { ValueAsk } from '../template.ts'

type Option = AskOf<'choice'>['options'][number]

const OPTIONS = 4

/**
 * Asks for a number as one of four: the model says the right one, misconceptions the wrong ones. Each option is a
 * condition on the model all the same, so the question is held against a second run when it is made.
 *
 * @param run  the world as it is asked; it is taken on to where the answer shows
 */
export function choiceOf(run: Run, ask: ValueAsk, draw: Draw): AskOf<'choice'> {
  const { question, lead, code, hints, look, until, say } = ask
  if (!runUntil(run, until, [])) throw new StoryFault(`"${question}" waits for what never comes.`)
  const right = readLook(run, look)
  if (typeof right !== 'number' || !Number.isInteger(right)) {
    throw new StoryFault(`"${question}" is answered by ${JSON.stringify(right)}, which is no whole number.`)
  }
  const wrong = wrongOf(ask, right, draw)
  const options = [...wrong, { text: say(right), is: { equals: right }, value: right }].sort((a, b) => a.value - b.value)
  return {
    kind: 'choice',
    question,
    ...(lead !== undefined && { lead }),
    ...(code !== undefined && { code }),
    ...(hints !== undefined && { hints }),
    ...(until !== undefined && { until }),
    look,
    options: options.map(({ value: _, ...option }) => option),
    reveal: ask.reveal(right),
  }
}

type Valued = Option & { readonly value: number }

/** Three numbers that are wrong, the telling ones first. Which of them lie above is drawn, so that order tells nothing. */
function wrongOf({ wrong, say, min = 0 }: ValueAsk, right: number, draw: Draw): readonly Valued[] {
  const chosen = new Map<number, Valued>()
  const add = (value: number, shown: Pick<Option, 'shows' | 'mistake'>): void => {
    const isUsable = Number.isInteger(value) && value >= min && value !== right && !chosen.has(value)
    if (isUsable && chosen.size < OPTIONS - 1) chosen.set(value, { text: say(value), is: { equals: value }, value, ...shown })
  }
  for (const { value, ...shown } of wrong) add(value, shown)
  const near = Array.from({ length: OPTIONS }, (_, index) => index + 1)
  for (const step of near) for (const sign of draw.shuffled([1, -1])) add(right + sign * step, {})
  return [...chosen.values()]
}

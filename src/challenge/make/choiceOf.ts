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
  const options = [...wrong, { text: say(right), is: { equals: right }, value: right }].sort(
    (a, b) => a.value - b.value,
  )
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

/**
 * Three numbers that are wrong, the telling ones first. How many of them lie below the right one is drawn, so that its
 * place among the four tells nothing; but one at least is a telling one where there is any.
 */
function wrongOf({ wrong, say, min = 0, max = Infinity }: ValueAsk, right: number, draw: Draw): readonly Valued[] {
  const count = OPTIONS - 1
  const near = Array.from({ length: count }, (_, index) => index + 1)
  const told = new Map(wrong.toReversed().map(({ value, ...shown }) => [value, shown]))
  const telling = [...new Set(wrong.map(({ value }) => value))].filter((value) => Number.isInteger(value))
  const sideOf = (values: readonly number[]): readonly number[] => [...new Set(values)]
  const below = sideOf([...telling.filter((value) => value < right), ...near.map((step) => right - step)])
    .filter((value) => value >= min)
    .slice(0, count)
  const above = sideOf([...telling.filter((value) => value > right), ...near.map((step) => right + step)])
    .filter((value) => value <= max)
    .slice(0, count)
  const [tellsBelow, tellsAbove] = [below, above].map((side) => side.some((value) => told.has(value)))
  const least = Math.max(count - above.length, tellsBelow === true && tellsAbove === false ? 1 : 0)
  const most = tellsAbove === true && tellsBelow === false ? count - 1 : count
  const lower = below.slice(0, draw.between(least, most))
  return [...lower, ...above.slice(0, count - lower.length)].map((value) => ({
    text: say(value),
    is: { equals: value },
    value,
    ...told.get(value),
  }))
}

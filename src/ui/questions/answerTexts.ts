import type { ChoiceAnswer, ChoiceQuestion, SeveralAnswer } from '../../lessons/questions/choice.ts'
import type { FaultAnswer } from '../../lessons/questions/fault.ts'
import type { NumberAnswer, NumberQuestion } from '../../lessons/questions/number.ts'
import type { MarkAnswer, OrderAnswer } from '../../lessons/questions/order.ts'
import { grouped, listed } from '../../look/numbers.ts'
import { clockText, durationText } from '../../look/time.ts'

/** Longer ones are called by their number. */
const SHORT_OPTION = 32

/** `4 tasks`, `"Nothing moves"`; `option 2` where the option is a long sentence. */
export function choiceText({ options }: Pick<ChoiceQuestion, 'options'>, { option }: ChoiceAnswer): string {
  const text = (options[option]?.text ?? '').replace(/\.$/, '')
  if (text === '' || text.length > SHORT_OPTION) return `option ${String(option + 1)}`
  return /^\p{Lu}.* /u.test(text) ? `"${text}"` : text
}

/** `options 1 and 4`. */
export function severalText({ options }: SeveralAnswer): string {
  return `options ${listed(options.map((one) => String(one + 1)))}`
}

/** `1 of 2 chosen`. */
export function chosenText({ options }: SeveralAnswer, choose: number): string {
  return `${String(options.length)} of ${String(choose)} chosen`
}

/** `1,024 MiB`, `1 task`. */
export function numberText({ unit }: Pick<NumberQuestion, 'unit'>, { value }: NumberAnswer): string {
  return `${grouped(value)} ${value === 1 ? singular(unit) : unit}`
}

/** Units of one or two letters have no plural. */
function singular(unit: string): string {
  if (unit.length < 3 || !unit.endsWith('s')) return unit
  return unit.endsWith('sses') ? unit.slice(0, -2) : unit.slice(0, -1)
}

/** The letter by which a step is called: A is the one that was first shown first. */
export function letterOf(item: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + item)
}

/** `B, A, C`. */
export function orderText({ items }: OrderAnswer): string {
  return items.map(letterOf).join(', ')
}

/** The marked moment on the story's clock. */
export function markText({ atMs }: MarkAnswer, fromMs: number): string {
  return clockText(atMs - fromMs)
}

/** How far a mark lies from what happened: `18 s before it`. */
export function distanceText(byMs: number): string {
  if (Math.abs(byMs) < 1_000) return 'at that second'
  return `${durationText(Math.abs(byMs))} ${byMs < 0 ? 'before' : 'after'} it`
}

/** The field's own name, without what it lies in. */
export function fieldName({ path }: FaultAnswer): string {
  return path.slice(path.lastIndexOf('.') + 1)
}

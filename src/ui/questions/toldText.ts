import { filled, type TextValues } from '../../lessons/textValues.ts'
import { capitalized, grouped, spelled } from '../../look/numbers.ts'

/** A text of a document with the values that the model gave for it. */
export function toldText(text: string, values: TextValues): string {
  return filled(text, values, (value, { isSpelled, isFirst }) => {
    if (typeof value === 'string') return value
    const number = isSpelled ? spelled(value) : grouped(value)
    return isFirst ? capitalized(number) : number
  })
}

/** Values that the model gave for a text, by the names that stand for them in it. */
export type TextValues = Readonly<Record<string, number | string>>

/** Where a value stands in a text: `{running}` in figures, `{running:word}` in letters. */
const PLACE = /\{([a-z]+)(:word)?\}/g

export interface Place {
  readonly isSpelled: boolean
  /** It begins a sentence. */
  readonly isFirst: boolean
}

/** The names that a text has places for. */
export function namesIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(PLACE)].flatMap(([, name]) => (name === undefined ? [] : [name])))
}

/**
 * A text with its values in their places.
 *
 * @param written  how a value is written in its place
 */
export function filled(
  text: string,
  values: TextValues,
  written: (value: number | string, place: Place) => string,
): string {
  let told = ''
  let fromAt = 0
  for (const { 0: place, 1: name = '', 2: word, index } of text.matchAll(PLACE)) {
    told += text.slice(fromAt, index)
    const value = values[name]
    const isFirst = told === '' || told.endsWith('. ')
    told += value === undefined ? place : written(value, { isSpelled: word !== undefined, isFirst })
    fromAt = index + place.length
  }
  return told + text.slice(fromAt)
}

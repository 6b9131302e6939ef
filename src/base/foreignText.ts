/**
 * What moves a cursor, hides, or turns text round: control characters, marks of direction, zero-width characters and
 * others that draw nothing, line separators, half surrogate pairs. Marks that choose how the character before them is
 * drawn are none of these.
 */
const HIDDEN = /(?![\ufe00-\ufe0f])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu
/** The same, but for what parts the lines of a text. */
const HIDDEN_IN_LINES = new RegExp(`(?![\\n\\r\\t])${HIDDEN.source}`, 'gu')
/** Joins pictures into one, such as a family, and hides nothing there. */
const JOINER = '\u200d'
const PICTURE_BEFORE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]\ufe0f?$/u
const PICTURE_AFTER = /^\p{Extended_Pictographic}/u

/** The first characters of a text, never half of one; `max` counts code points. */
export function headOf(text: string, max: number): string {
  if (text.length <= max) return text
  let end = 0
  for (let count = 0; count < max && end < text.length; count += 1) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1
  return text.slice(0, end)
}

/** The same for a text that is kept: NUL and half a surrogate pair, which no file takes, become U+FFFD. */
export function cutText(text: string, max: number): string {
  return headOf(text, max).toWellFormed().replaceAll('\0', '\ufffd')
}

/** Foreign text for people to read: what is hidden in it stands there as `\u202e`, as code would write it. */
export function visibleText(text: string): string {
  return text.replaceAll(HIDDEN, (character: string, at: number) => {
    return character === JOINER && joinsPictures(text, at) ? character : escaped(character)
  })
}

/** JSON that is shown or printed: the same value, with what is hidden in its texts and names written as escapes. */
export function visibleJson(json: string): string {
  return json.replaceAll(HIDDEN_IN_LINES, (character) => {
    // JSON has no escape longer than four digits: a character past them is two.
    return Array.from({ length: character.length }, (_, index) => fourDigits(character.charCodeAt(index))).join('')
  })
}

function joinsPictures(text: string, at: number): boolean {
  return PICTURE_BEFORE.test(text.slice(Math.max(0, at - 3), at)) && PICTURE_AFTER.test(text.slice(at + 1, at + 3))
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xffff ? `\\u{${code.toString(16)}}` : fourDigits(code)
}

function fourDigits(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`
}

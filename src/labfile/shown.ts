/** As much of a foreign text as a message shows. */
const SHOWN_MAX = 60

/**
 * Foreign text inside a message: quoted, cut, and with everything escaped that could move a cursor, hide or turn
 * the text round it (control characters, zero-width ones, marks of direction, half surrogate pairs).
 */
export function shown(text: string): string {
  const cut = text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text
  return JSON.stringify(cut).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, escaped)
}

/** Where a value stands, as one would write it in code: `commands[3].input["odd name"]`. Empty at the top. */
export function pathText(path: readonly (string | number)[]): string {
  let text = ''
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${String(segment)}]`
    else if (!/^[A-Za-z_]\w{0,59}$/.test(segment)) text += `[${shown(segment)}]`
    else text += text === '' ? segment : `.${segment}`
  }
  return text
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}

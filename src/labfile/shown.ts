import { headOf, visibleText } from '../base/foreignText.ts'

/** As much of a foreign text as a message shows. */
const SHOWN_MAX = 60

/** Foreign text inside a message: quoted, cut, and with everything escaped that could hide or turn the text round. */
export function shown(text: string): string {
  const head = headOf(text, SHOWN_MAX)
  return visibleText(JSON.stringify(head.length < text.length ? `${head}…` : head))
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

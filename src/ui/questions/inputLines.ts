import { visibleJson, visibleText } from '../../base/foreignText.ts'

/** A line of JSON as it is written with two spaces a level. */
export interface InputLine {
  /** Levels of indentation. */
  readonly depth: number
  readonly text: string
  /** The member that begins on it, by its path, `containerDefinitions[0].cpu`; `null` of a line that only opens or closes. */
  readonly path: string | null
}

/** An input, or a list of an answer, line by line. What has no members, and lists of plain values, stand on one line. */
export function inputLines(input: Readonly<Record<string, unknown>> | readonly unknown[]): readonly InputLine[] {
  return linesOf(input, { depth: 0, path: '', name: null, end: '' })
}

interface Place {
  readonly depth: number
  readonly path: string
  /** `null` in a list, and of the whole. */
  readonly name: string | null
  /** The comma, but of the last one. */
  readonly end: string
}

function linesOf(value: unknown, { depth, path, name, end }: Place): readonly InputLine[] {
  const head = name === null ? '' : `"${visibleText(name)}": `
  const own = name === null ? null : path
  if (!isOpened(value)) return [{ depth, text: `${head}${plainText(value)}${end}`, path: own }]
  const isList = Array.isArray(value)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  const entries = Object.entries(value)
  const inner = entries.flatMap(([key, one], index) =>
    linesOf(one, {
      depth: depth + 1,
      path: isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
      name: isList ? null : key,
      end: index < entries.length - 1 ? ',' : '',
    }),
  )
  return [{ depth, text: `${head}${open}`, path: own }, ...inner, { depth, text: `${close}${end}`, path: null }]
}

/** Whether its members stand on lines of their own. */
function isOpened(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const members: readonly unknown[] = Object.values(value)
  if (members.length === 0) return false
  return !Array.isArray(value) || members.some((one) => typeof one === 'object' && one !== null)
}

function plainText(value: unknown): string {
  const members: readonly unknown[] = Array.isArray(value) ? value : []
  if (members.length > 0) return `[${members.map(plainText).join(', ')}]`
  return visibleJson(JSON.stringify(value) ?? 'null')
}

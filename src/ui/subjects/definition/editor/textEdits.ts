import { applyEdits, findNodeAtLocation, parseTree, type Edit, type JSONPath, type Node } from 'jsonc-parser'
import { isJsonObject } from '../../../../base/jsonObject.ts'
import type { TextRange } from './places.ts'

/** One member that is given another value. */
export interface MemberEdit {
  readonly path: JSONPath
  /** `undefined` takes the member away. */
  readonly value: unknown
}

/** The text with these members changed and nothing else touched: order, layout and what no form knows stay. */
export function withEdits(text: string, edits: readonly MemberEdit[]): string {
  return edits.reduce((result, edit) => applyEdits(result, [...editsIn(result, edit)]), text)
}

function editsIn(text: string, { path, value }: MemberEdit): readonly Edit[] {
  const tree = parseTree(text)
  if (tree === undefined) return []
  const node = findNodeAtLocation(tree, path)
  if (value === undefined) return node === undefined ? [] : removalOf(node)
  if (node === undefined) return insertionOf(text, tree, { path, value })
  return [{ offset: node.offset, length: node.length, content: written(value, indentOf(text, node)) }]
}

/** With the comma and the space that parted it from its neighbour. */
function removalOf(node: Node): readonly Edit[] {
  const own = node.parent?.type === 'property' ? node.parent : node
  const siblings = own.parent?.children ?? []
  const index = siblings.indexOf(own)
  const [before, after] = [siblings[index - 1], siblings[index + 1]]
  const from = before === undefined ? own.offset : before.offset + before.length
  const to = before === undefined && after !== undefined ? after.offset : own.offset + own.length
  return [{ offset: from, length: to - from, content: '' }]
}

/** A new member stands last in what would hold it, in a line of its own where the others do. */
function insertionOf(text: string, tree: Node, { path, value }: MemberEdit): readonly Edit[] {
  const holder = findNodeAtLocation(tree, path.slice(0, -1))
  if (holder === undefined) {
    const [last, above] = [path.at(-1), path.slice(0, -1)]
    const inner = typeof last === 'number' ? [value] : { [String(last)]: value }
    return above.length === 0 ? [] : insertionOf(text, tree, { path: above, value: inner })
  }
  const before = holder.children?.at(-1)
  const indent = before === undefined ? null : indentOf(text, before)
  const name = holder.type === 'object' ? `${JSON.stringify(path.at(-1))}: ` : ''
  const content = `${name}${written(value, indent)}`
  if (before === undefined) return [{ offset: holder.offset + 1, length: 0, content: ` ${content} ` }]
  const gap = indent === null ? ' ' : `\n${indent}`
  return [{ offset: before.offset + before.length, length: 0, content: `,${gap}${content}` }]
}

/** What stands before the line of a member; `null` for one that has no line of its own. */
function indentOf(text: string, node: Node): string | null {
  const start = node.parent?.type === 'property' ? node.parent.offset : node.offset
  return /(?:^|\n)([ \t]*)$/.exec(text.slice(0, start))?.[1] ?? null
}

function written(value: unknown, indent: string | null): string {
  const json = JSON.stringify(value, null, 2)
  // A line break in a text is written \\n, so these are of the layout.
  return indent === null ? json.replaceAll(/\n\s*/g, ' ') : json.replaceAll('\n', `\n${indent}`)
}

/** The text with what a form has changed in it. */
export function edited(text: string, before: unknown, after: unknown): string {
  return withEdits(text, editsOf(before, after, []))
}

function editsOf(before: unknown, after: unknown, path: JSONPath): readonly MemberEdit[] {
  if (before === after) return []
  // Of a list that got shorter nobody knows which went, so it is written anew.
  if (Array.isArray(before) && Array.isArray(after) && before.length <= after.length) {
    return after.flatMap((value: unknown, index) =>
      index < before.length ? editsOf(before[index], value, [...path, index]) : [{ path: [...path, index], value }],
    )
  }
  if (isJsonObject(before) && isJsonObject(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)])
    return [...names].flatMap((name) => editsOf(before[name], after[name], [...path, name]))
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, value: after }]
}

/** The one stretch in which two texts differ, so that a cursor elsewhere stays where it is. */
export function replacementOf(before: string, after: string): TextRange & { readonly insert: string } {
  const shorter = Math.min(before.length, after.length)
  let from = 0
  while (from < shorter && before[from] === after[from]) from += 1
  let tail = 0
  while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) }
}

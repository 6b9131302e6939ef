import { findNodeAtLocation, parseTree, type JSONPath, type Node } from 'jsonc-parser'

/** From one offset of a text to another. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** The steps of AWS's path: `containerDefinitions[0].image`. */
export function stepsOf(path: string): JSONPath {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name]) =>
    index === undefined ? (name ?? '') : Number(index),
  )
}

/**
 * Where in a JSON text the member of a path stands: with its value, but of a structure or a list its name alone, so that
 * no whole document is marked. What is not there is looked for in what would hold it.
 */
export function rangeOf(text: string, path: string): TextRange {
  const tree = parseTree(text)
  const steps = stepsOf(path)
  for (let length = steps.length; length > 0 && tree !== undefined; length -= 1) {
    const node = findNodeAtLocation(tree, steps.slice(0, length))
    if (node !== undefined) return shortRange(node)
  }
  return { from: 0, to: Math.min(1, text.length) }
}

function shortRange(node: Node): TextRange {
  const named = node.parent?.type === 'property' ? node.parent : node
  const holdsOthers = node.type === 'object' || node.type === 'array'
  const { offset, length } = holdsOthers ? (named.children?.[0] ?? node) : named
  return { from: offset, to: offset + length }
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

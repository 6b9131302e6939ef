import { findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser'
import type { ErrorShape } from '../../../../model/api/command.ts'
import {
  definitionFieldAt,
  DEFINITION_FIELDS,
  type DefinitionField,
} from '../../../../model/api/definition/definitionFields.ts'
import { taskDefinitionInput } from '../../../../model/api/definition/taskDefinitionShape.ts'
import { ApiError } from '../../../../model/api/command.ts'
import { readInput } from '../../../../model/api/readInput.ts'
import type { Shape } from '../../../../model/api/shape.ts'
import { pathText } from '../../../../labfile/shown.ts'
import { readTaskDefinition } from '../../../../labfile/taskDefinitionFile.ts'

/** From one offset of a text to another. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Why the lab would refuse a text, as far as its shapes tell before it is given; `null` for nothing. */
export function textRefusal(text: string): ErrorShape | null {
  const reading = readTaskDefinition(text)
  if ('error' in reading) return reading.error
  try {
    readInput(taskDefinitionInput, reading.definition)
    return null
  } catch (error) {
    if (error instanceof ApiError) return error.shape
    throw error
  }
}

/** Where in the text a refusal is about: the member that it names, or the nearest that holds it. */
export function rangeOf(text: string, { field, message }: ErrorShape): Range {
  const line = /\bline (\d+)/i.exec(message)?.[1]
  if (field === undefined && line !== undefined) return lineRange(text, Number(line))
  const tree = parseTree(text)
  const path = [...(field ?? '').matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, name, at]) => name ?? Number(at))
  for (let length = path.length; length > 0 && tree !== undefined; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length))
    if (node === undefined) continue
    const named = node.parent?.type === 'property' ? node.parent : node
    // Of what holds others its name is enough.
    const isLarge = node.type === 'object' || node.type === 'array'
    const shown = isLarge ? (named.children?.[0] ?? node) : named
    return { from: shown.offset, to: shown.offset + shown.length }
  }
  return { from: 0, to: Math.min(1, text.length) }
}

function lineRange(text: string, line: number): Range {
  const lines = text.split('\n')
  const from = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  const to = Math.min(text.length, from + (lines[line - 1]?.length ?? 0))
  return { from: Math.min(from, to), to }
}

/** The member of which the text at an offset tells, as the name or as the value. */
export function fieldAt(text: string, offset: number): DefinitionField | undefined {
  return definitionFieldAt(pathText(getLocation(text, offset).path))
}

/** One thing that may stand at the cursor. */
export interface Proposal {
  readonly label: string
  readonly says: string
}

/** What may stand at an offset: members that their object lacks, or the words that a member takes. */
export function proposalsAt(text: string, offset: number): readonly Proposal[] {
  const { isAtPropertyKey, path } = getLocation(text, offset)
  if (!isAtPropertyKey) return wordsOf(definitionFieldAt(pathText(path))?.shape)
  const holder = path.slice(0, -1)
  const above = pathText(holder).replaceAll(/\[\d+\]/g, '[]')
  const tree = parseTree(text)
  const node = tree === undefined ? undefined : findNodeAtLocation(tree, holder)
  const given = new Set((node?.children ?? []).flatMap(({ children }) => String(children?.[0]?.value)))
  return [...DEFINITION_FIELDS.values()].flatMap(({ path: one, says }) => {
    const name = one.slice(one.lastIndexOf('.') + 1)
    const isBelow = one === (above === '' ? name : `${above}.${name}`)
    return isBelow && !given.has(name) ? [{ label: name, says }] : []
  })
}

function wordsOf(shape: Shape | undefined): readonly Proposal[] {
  if (shape?.type === 'list') return wordsOf(shape.element)
  return shape?.type === 'string' ? (shape.enum ?? []).map((label) => ({ label, says: '' })) : []
}

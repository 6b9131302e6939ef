import { findNodeAtLocation, getLocation, parseTree, type JSONPath, type Location } from 'jsonc-parser'
import { definitionFieldAt } from '../../../../model/api/definition/definitionFields.ts'
import { taskDefinitionInput } from '../../../../model/api/definition/taskDefinitionShape.ts'
import type { Member, Shape } from '../../../../model/api/shape.ts'
import { pathText } from '../../../../labfile/shown.ts'
import { limitsText } from '../../../words/limitsText.ts'
import type { TextRange } from './places.ts'

/** One thing that may stand at a place of the text. */
export interface Offer {
  readonly label: string
  /** Its type, or the member that a word is of. */
  readonly detail: string
  readonly told: string
  /** What takes the place of the range. */
  readonly insert: string
  /** Where in it one goes on writing. */
  readonly cursor: number
}

export interface Offered extends TextRange {
  readonly offers: readonly Offer[]
}

/** What ECS takes at a place: members that their object has not yet, whole, or words for a value. */
export function offersAt(text: string, offset: number): Offered | null {
  const location = getLocation(text, offset)
  const range = rangeAt(location, offset)
  const begun = bare(text.slice(range.from, offset)).toLowerCase()
  // Somewhere in the name: `role` finds taskRoleArn.
  const isBegun = (one: string) => one.toLowerCase().includes(begun)
  if (location.isAtPropertyKey) {
    const holder = location.path.slice(0, -1)
    const shape = shapeAt(holder)
    if (shape?.type !== 'structure') return null
    const given = namesBeside(text, holder, offset)
    const tail = text.slice(range.to)
    const offers = Object.entries(shape.members)
      .filter(([name, { effect }]) => effect !== 'absent' && !given.has(name) && isBegun(name))
      .map(([name, member]) => memberOffer(name, member, { path: [...holder, name], tail }))
    return offers.length === 0 ? null : { ...range, offers }
  }
  const of = String(location.path.findLast((step) => typeof step === 'string') ?? '')
  const offers = wordsOf(shapeAt(location.path))
    .filter((word) => isBegun(bare(word)))
    .map((word): Offer => ({ label: bare(word), detail: of, told: '', insert: word, cursor: word.length }))
  return offers.length === 0 ? null : { ...range, offers }
}

/** What the lab knows of the member that stands at a place. */
export interface Told extends TextRange {
  readonly name: string
  readonly type: string
  readonly says: string
}

export function toldAt(text: string, offset: number): Told | null {
  const { previousNode, path } = getLocation(text, offset)
  const name = path.at(-1)
  if (previousNode === undefined || typeof name !== 'string') return null
  const from = previousNode.offset
  const to = from + previousNode.length
  const shape = shapeAt(path)
  const says = saysOf(path)
  if (offset < from || offset > to || shape === null || says === '') return null
  return { from, to, name, type: typeText(shape), says }
}

function bare(text: string): string {
  return text.replaceAll('"', '')
}

function shapeAt(path: JSONPath): Shape | null {
  let shape: Shape = taskDefinitionInput
  for (const step of path) {
    if (shape.type === 'list' && typeof step === 'number') shape = shape.element
    else if (shape.type === 'map') shape = shape.value
    else if (shape.type === 'structure' && typeof step === 'string' && Object.hasOwn(shape.members, step)) {
      const member: Member | undefined = shape.members[step]
      if (member === undefined) return null
      shape = member.shape
    } else return null
  }
  return shape
}

/** The word or name that is being written, quotes and all. */
function rangeAt({ previousNode }: Location, offset: number): TextRange {
  if (previousNode === undefined || previousNode.offset + previousNode.length < offset) {
    return { from: offset, to: offset }
  }
  return { from: previousNode.offset, to: previousNode.offset + previousNode.length }
}

/** The names that the object has beside the one that is being written. */
function namesBeside(text: string, path: JSONPath, offset: number): ReadonlySet<string> {
  const root = parseTree(text)
  const holder = root === undefined ? undefined : findNodeAtLocation(root, path)
  const names = (holder?.children ?? []).flatMap((one) => one.children?.[0] ?? [])
  return new Set(
    names.filter((one) => offset < one.offset || offset > one.offset + one.length).map((one) => String(one.value)),
  )
}

interface OfferedAt {
  readonly path: JSONPath
  /** The text after what it takes the place of. */
  readonly tail: string
}

function memberOffer(label: string, { shape }: Member, { path, tail }: OfferedAt): Offer {
  const offer = { label, detail: typeText(shape), told: saysOf(path) }
  // Its value is there already.
  if (/^\s*:/.test(tail)) return { ...offer, insert: `"${label}"`, cursor: label.length + 2 }
  const marked = `"${label}": ${blankText(shape)}${/^\s*"/.test(tail) ? ',' : ''}`
  const cursor = marked.indexOf('|')
  return { ...offer, insert: marked.replaceAll('|', ''), cursor }
}

/** All that a value of the shape cannot be without, with a bar wherever something is to be written. */
function blankText(shape: Shape): string {
  switch (shape.type) {
    case 'structure': {
      const needed = Object.entries(shape.members).filter(([, { isRequired }]) => isRequired)
      if (needed.length === 0) return '{|}'
      return `{ ${needed.map(([name, member]) => `"${name}": ${blankText(member.shape)}`).join(', ')} }`
    }
    case 'list':
      return `[${blankText(shape.element)}]`
    case 'map':
      return '{|}'
    case 'string':
      return '"|"'
    default:
      return '|'
  }
}

function wordsOf(shape: Shape | null): readonly string[] {
  if (shape?.type === 'boolean') return ['true', 'false']
  return shape?.type === 'string' ? (shape.enum ?? []).map((word) => `"${word}"`) : []
}

function typeText(shape: Shape): string {
  if (shape.type === 'list') return `list of ${typeText(shape.element)}s`
  if (shape.type === 'structure') return 'object'
  if (shape.type === 'map') return 'object of strings'
  return shape.type === 'opaque' ? shape.as : shape.type
}

/** What a member is for, its limits and whether the lab acts on it, with the rule of SPEC.md that says more. */
function saysOf(path: JSONPath): string {
  const field = definitionFieldAt(pathText(path))
  if (field === undefined) return ''
  const { says, shape, isRequired, does, rule } = field
  return [
    says,
    limitsText(shape),
    isRequired ? 'Required.' : '',
    does === 'keeps' ? 'Kept, without effect in the lab.' : '',
    `(${rule})`,
  ]
    .filter((one) => one !== '')
    .join(' ')
}

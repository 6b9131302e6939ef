import type { Member, Shape, StructureShape } from '../../model/api/shape.ts'

/** What a form is about: an operation's input as it stands, complete or not. */
export type Draft = Readonly<Record<string, unknown>>

/** A member as a form draws it. */
export interface FormField {
  readonly name: string
  readonly member: Member
  /** By AWS's paths: `containerDefinitions[0].image`. */
  readonly path: string
}

export interface FormFields {
  readonly shown: readonly FormField[]
  /** Taken and without effect in the lab: below the others, and closed at first. */
  readonly kept: readonly FormField[]
  /** What a form has no control for: their names, since the JSON takes them. */
  readonly jsonOnly: readonly string[]
}

/** The members of a structure in the order of a form: what is required first. What the lab has not is left out. */
export function fieldsOf({ members }: StructureShape, path: string): FormFields {
  const all = Object.entries(members)
    .filter(([, member]) => member.effect !== 'absent')
    .map(([name, member]): FormField => ({ name, member, path: path === '' ? name : `${path}.${name}` }))
  const drawn = all.filter(({ member }) => isDrawn(member.shape))
  const acted = drawn.filter(({ member }) => member.effect === 'acted on')
  return {
    shown: [...acted.filter(({ member }) => member.isRequired), ...acted.filter(({ member }) => !member.isRequired)],
    kept: drawn.filter(({ member }) => member.effect === 'kept'),
    jsonOnly: all.filter(({ member }) => !isDrawn(member.shape)).map(({ name }) => name),
  }
}

function isDrawn(shape: Shape): boolean {
  if (shape.type === 'opaque') return shape.as === 'string' || shape.as === 'integer' || shape.as === 'boolean'
  return shape.type !== 'timestamp'
}

/** What a value of this shape begins with: all that it needs, empty. `undefined` for what a person types. */
export function blankOf(shape: Shape): unknown {
  switch (shape.type) {
    case 'structure':
      return blankStructure(shape)
    case 'list':
      return shape.min > 0 ? [blankOf(shape.element) ?? ''] : []
    case 'boolean':
      return false
    default:
      return undefined
  }
}

export function blankStructure({ members }: StructureShape): Draft {
  const required = Object.entries(members).filter(([, { isRequired }]) => isRequired)
  return Object.fromEntries(
    required.flatMap(([name, { shape }]) => {
      const blank = blankOf(shape)
      return blank === undefined ? [] : [[name, blank]]
    }),
  )
}

/** The same draft with another member; without it when nothing is given. */
export function withMember(draft: Draft, name: string, value: unknown): Draft {
  const { [name]: _before, ...others } = draft
  return value === undefined || value === '' ? others : { ...others, [name]: value }
}

/**
 * What somebody typed for a number. What is none stays as it was typed: the lab says at the field what it takes.
 */
export function typedNumber(text: string): number | string {
  return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text
}

export function recordOf(value: unknown): Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Draft) : {}
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Every path that the form of a draft has a place for, what is inside before what holds it. */
export function drawnPaths(shape: Shape, value: unknown, path = ''): readonly string[] {
  const own = path === '' ? [] : [path]
  if (shape.type === 'list') {
    const items = listOf(value).flatMap((item, index) => drawnPaths(shape.element, item, `${path}[${String(index)}]`))
    return [...items, ...own]
  }
  if (shape.type !== 'structure') return own
  const { shown, kept } = fieldsOf(shape, path)
  const isOpen = path === '' || value !== undefined
  const inside = isOpen
    ? [...shown, ...kept].flatMap((field) => drawnPaths(field.member.shape, recordOf(value)[field.name], field.path))
    : []
  return [...inside, ...own]
}

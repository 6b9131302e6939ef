import type { AwsType, Member, Shape, StructureShape } from './shape.ts'

/** A JSON Schema of draft 2020-12, as far as shapes need it. */
export type JsonSchema = Readonly<Record<string, unknown>>

const TYPES: Readonly<Record<AwsType, string>> = {
  structure: 'object',
  list: 'array',
  map: 'object',
  string: 'string',
  integer: 'integer',
  boolean: 'boolean',
  timestamp: 'number',
}

/**
 * A shape for an editor that knows JSON Schema: it completes names and words and marks what does not fit while one
 * types. What no limit can say, a shape's own check, stays for the reader.
 */
export function jsonSchemaOf(shape: Shape): JsonSchema {
  switch (shape.type) {
    case 'structure':
      return structureSchema(shape)
    case 'list':
      return { type: 'array', items: jsonSchemaOf(shape.element), minItems: shape.min, maxItems: shape.max }
    case 'map':
      return { type: 'object', additionalProperties: jsonSchemaOf(shape.value) }
    case 'string':
      if (shape.enum !== undefined) return { enum: [...shape.enum, ...Object.keys(shape.lacking ?? {})] }
      return {
        type: 'string',
        minLength: shape.min,
        maxLength: shape.max,
        ...(shape.pattern !== undefined && { pattern: shape.pattern.regex.source }),
      }
    case 'integer':
      return { type: 'integer', minimum: shape.min, maximum: shape.max }
    case 'decimal':
      return { type: 'number', minimum: shape.min, maximum: shape.max }
    case 'boolean':
      return { type: 'boolean' }
    case 'timestamp':
      return { type: 'number' }
    case 'opaque':
      return { type: TYPES[shape.as] }
  }
}

function structureSchema({ members }: StructureShape): JsonSchema {
  const entries = Object.entries(members)
  return {
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, member]) => [name, memberSchema(member)])),
    required: entries.flatMap(([name, { isRequired }]) => (isRequired ? [name] : [])),
    additionalProperties: false,
  }
}

function memberSchema({ shape, effect, lacking, documentation }: Member): JsonSchema {
  const words = {
    'acted on': documentation,
    kept: 'It is kept and has no effect in the lab.',
    absent: `The lab has no ${lacking ?? 'such thing'} yet: it is refused unless it is empty.`,
  }[effect]
  return { ...jsonSchemaOf(shape), ...(words !== undefined && { description: words }) }
}

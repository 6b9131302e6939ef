import { createRequire } from 'node:module'
import type { AwsType } from '../model/api/shape.ts'

/**
 * AWS's own published models, as its SDK for JavaScript carries them. A schema is a number for a simple type or a list
 * that begins with such a number (https://smithy.io/2.0/spec/model.html; @smithy/types, schema).
 */
type Schema = number | string | (() => Schema) | readonly unknown[]

export interface AwsStructure {
  readonly kind: 'structure'
  readonly members: ReadonlyMap<string, AwsShape>
  readonly required: ReadonlySet<string>
}

export type AwsShape =
  | AwsStructure
  | { readonly kind: 'list' | 'map'; readonly element: () => AwsShape }
  | { readonly kind: Exclude<AwsType, 'structure' | 'list' | 'map'> | 'blob' | 'timestamp' }

// Required, not imported: the compiler would read all types of EC2 for it.
const require = createRequire(import.meta.url)
const CLIENTS: Readonly<Record<string, unknown>> = {
  ecs: require('@aws-sdk/client-ecs') as unknown,
  ec2: require('@aws-sdk/client-ec2') as unknown,
  autoscaling: require('@aws-sdk/client-auto-scaling') as unknown,
}

/** `undefined` when AWS has no such operation. */
export function awsOperation(
  service: string,
  operation: string,
): { readonly input: AwsStructure; readonly output: AwsStructure } | undefined {
  const schema = (CLIENTS[service] as Readonly<Record<string, readonly unknown[]>>)[`${operation}$`]
  if (schema === undefined) return undefined
  const [, , , , input, output] = schema
  return { input: structureOf(input as Schema), output: structureOf(output as Schema) }
}

function structureOf(schema: Schema): AwsStructure {
  const shape = shapeOf(schema)
  if (shape.kind === 'structure') return shape
  if (shape.kind === 'string') return { kind: 'structure', members: new Map(), required: new Set() }
  throw new Error(`AWS's schema is a ${shape.kind}, not a structure`)
}

type StructureSchema = readonly [
  type: number,
  namespace: string,
  name: string,
  traits: unknown,
  names: readonly string[],
  members: readonly Schema[],
  requiredCount?: number,
]

const LIST = 1
const MAP = 2
const STRUCTURES = [3, -3]
const LIST_OF = 64
const MAP_OF = 128
const SIMPLE = {
  0: 'string',
  1: 'integer',
  2: 'boolean',
  4: 'timestamp',
  5: 'timestamp',
  6: 'timestamp',
  7: 'timestamp',
  21: 'blob',
} as const

function shapeOf(given: Schema): AwsShape {
  const schema = typeof given === 'function' ? given() : given
  if (typeof schema === 'number') return simpleOf(schema)
  // The unit type: an operation that answers with nothing.
  if (typeof schema === 'string' || typeof schema === 'function') return { kind: 'string' }
  const [type] = schema
  // A type with traits, such as its name on the wire.
  if (schema.length === 2) return shapeOf(type as Schema)
  if (type === 0) return shapeOf(schema[4] as Schema)
  if (type === LIST) return { kind: 'list', element: () => shapeOf(schema[4] as Schema) }
  if (type === MAP) return { kind: 'map', element: () => shapeOf(schema[5] as Schema) }
  if (!STRUCTURES.includes(type as number)) throw new Error(`no schema that is known: ${String(type)}`)
  const [, , , , names, members, requiredCount = 0] = schema as StructureSchema
  return {
    kind: 'structure',
    members: new Map(names.map((name, index) => [name, shapeOf(members[index] ?? 0)])),
    // Those that are required stand first.
    required: new Set(names.slice(0, requiredCount)),
  }
}

function simpleOf(code: number): AwsShape {
  if (code >= MAP_OF) return { kind: 'map', element: () => simpleOf(code - MAP_OF) }
  if (code >= LIST_OF) return { kind: 'list', element: () => simpleOf(code - LIST_OF) }
  const kind = SIMPLE[code as keyof typeof SIMPLE] as (typeof SIMPLE)[keyof typeof SIMPLE] | undefined
  if (kind === undefined) throw new Error(`no type that is known: ${String(code)}`)
  return { kind }
}

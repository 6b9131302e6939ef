import { createRequire } from 'node:module'
import type { AwsType } from '../../model/api/shape.ts'
import { wordsOf, type AwsWords } from './awsWords.ts'

/**
 * AWS's own published models, as its SDK for JavaScript carries them. A schema is a number for a simple type or a list
 * that begins with such a number (https://smithy.io/2.0/spec/model.html; @smithy/types, schema).
 */
type Schema = number | string | (() => Schema) | readonly unknown[]

export interface AwsStructure {
  readonly kind: 'structure'
  /** AWS's own name of it, as `Task`. */
  readonly name: string
  readonly members: ReadonlyMap<string, AwsShape>
  readonly required: ReadonlySet<string>
}

export type AwsShape =
  | AwsStructure
  | { readonly kind: 'list' | 'map'; readonly element: () => AwsShape }
  /** The words that AWS has for it; free text has none. */
  | { readonly kind: 'string'; readonly words?: ReadonlySet<string> }
  | { readonly kind: Exclude<AwsType, 'structure' | 'list' | 'map' | 'string'> | 'blob' | 'timestamp' }

export interface AwsOperation {
  readonly input: AwsStructure
  readonly output: AwsStructure
}

// Required, not imported: the compiler would read all types of EC2 for it.
const require = createRequire(import.meta.url)
const CLIENTS: Readonly<Record<string, unknown>> = {
  ecs: require('@aws-sdk/client-ecs') as unknown,
  ec2: require('@aws-sdk/client-ec2') as unknown,
  autoscaling: require('@aws-sdk/client-auto-scaling') as unknown,
  elbv2: require('@aws-sdk/client-elastic-load-balancing-v2') as unknown,
  elb: require('@aws-sdk/client-elastic-load-balancing') as unknown,
  codedeploy: require('@aws-sdk/client-codedeploy') as unknown,
  ecr: require('@aws-sdk/client-ecr') as unknown,
  'ecr-public': require('@aws-sdk/client-ecr-public') as unknown,
  logs: require('@aws-sdk/client-cloudwatch-logs') as unknown,
  iam: require('@aws-sdk/client-iam') as unknown,
  ssm: require('@aws-sdk/client-ssm') as unknown,
  secretsmanager: require('@aws-sdk/client-secrets-manager') as unknown,
  cloudwatch: require('@aws-sdk/client-cloudwatch') as unknown,
  'application-autoscaling': require('@aws-sdk/client-application-auto-scaling') as unknown,
}

const read = new Map<string, AwsOperation | undefined>()

/** `undefined` when AWS has no such operation, as of `lab`. */
export function awsOperation(service: string, operation: string): AwsOperation | undefined {
  const key = `${service} ${operation}`
  if (!read.has(key)) read.set(key, readOperation(service, operation))
  return read.get(key)
}

/** All operations that AWS's model of a service has, by name. */
export function awsOperations(service: string): readonly string[] {
  return Object.keys(CLIENTS[service] as object).flatMap((one) => /^([A-Z]\w+)Command$/.exec(one)?.[1] ?? [])
}

function readOperation(service: string, operation: string): AwsOperation | undefined {
  const client = CLIENTS[service] as Readonly<Record<string, readonly unknown[]>> | undefined
  const schema = client?.[`${operation}$`]
  if (schema === undefined) return undefined
  const [, , , , input, output] = schema
  const words = wordsOf(service)
  return { input: structureOf(input as Schema, words), output: structureOf(output as Schema, words) }
}

function structureOf(schema: Schema, words: AwsWords): AwsStructure {
  const shape = shapeOf(schema, words)
  if (shape.kind === 'structure') return shape
  if (shape.kind === 'string') return { kind: 'structure', name: 'Unit', members: new Map(), required: new Set() }
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
const STRUCTURES = [3, 4, -3]
const LIST_OF = 64
const MAP_OF = 128
/** JSON of any form. */
const DOCUMENT = 15
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

function shapeOf(given: Schema, words: AwsWords): AwsShape {
  const schema = typeof given === 'function' ? given() : given
  if (typeof schema === 'number') return simpleOf(schema)
  // The unit type: an operation that answers with nothing.
  if (typeof schema === 'string' || typeof schema === 'function') return { kind: 'string' }
  const [type] = schema
  // A type with traits, such as its name on the wire.
  if (schema.length === 2) return shapeOf(type as Schema, words)
  if (type === 0) return shapeOf(schema[4] as Schema, words)
  if (type === LIST) return { kind: 'list', element: () => shapeOf(schema[4] as Schema, words) }
  if (type === MAP) return { kind: 'map', element: () => shapeOf(schema[5] as Schema, words) }
  if (!STRUCTURES.includes(type as number)) throw new Error(`no schema that is known: ${String(type)}`)
  const [, , structure, , names, members, requiredCount = 0] = schema as StructureSchema
  const memberOf = (name: string, index: number) =>
    withWords(shapeOf(members[index] ?? 0, words), words.get(`${structure}.${name}`))
  return {
    kind: 'structure',
    name: structure,
    members: new Map(names.map((name, index) => [name, memberOf(name, index)])),
    // Those that are required stand first.
    required: new Set(names.slice(0, requiredCount)),
  }
}

/** A schema has no words of its own: AWS's types say which member takes which. */
function withWords(shape: AwsShape, words: ReadonlySet<string> | undefined): AwsShape {
  if (words === undefined) return shape
  if (shape.kind === 'string') return { kind: 'string', words }
  return shape.kind === 'list' ? { kind: 'list', element: () => withWords(shape.element(), words) } : shape
}

function simpleOf(code: number): AwsShape {
  if (code >= MAP_OF) return { kind: 'map', element: () => simpleOf(code - MAP_OF) }
  if (code >= LIST_OF) return { kind: 'list', element: () => simpleOf(code - LIST_OF) }
  if (code === DOCUMENT) return { kind: 'structure', name: 'Document', members: new Map(), required: new Set() }
  const kind = SIMPLE[code as keyof typeof SIMPLE] as (typeof SIMPLE)[keyof typeof SIMPLE] | undefined
  if (kind === undefined) throw new Error(`no type that is known: ${String(code)}`)
  return { kind }
}

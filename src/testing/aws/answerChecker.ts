import { awsOperation, type AwsShape, type AwsStructure } from './awsSchemas.ts'

/** What is wrong with an answer of the lab, by AWS's own model of it. */
export interface Wrong {
  /** As `tasks[0].launchType`. */
  readonly path: string
  readonly reason: string
}

/** AWS's model calls them numbers as all others; these are no whole ones. */
const FRACTIONS = new Set([
  'doubleValue',
  'value',
  'Threshold',
  'Values',
  'TargetValue',
  'MetricIntervalLowerBound',
  'MetricIntervalUpperBound',
])

/**
 * Holds a whole answer against the model that AWS's SDK carries: each member is AWS's, of AWS's type and one of AWS's
 * words, what is required is there, times are numbers of seconds, and nothing is null.
 *
 * @param service  as commands name it: `ecs`, `ec2`, `autoscaling`; whatever AWS has not, such as `lab`, has no model
 */
export function wrongInAnswer(service: string, operation: string, output: unknown): readonly Wrong[] {
  const aws = awsOperation(service, operation)
  if (aws === undefined) return []
  const found: Wrong[] = []
  checkStructure(found, '', [output, aws.output])
  return found
}

type Pair<S> = readonly [value: unknown, shape: S]

function check(found: Wrong[], path: string, [value, shape]: Pair<AwsShape>): void {
  const wrong = (reason: string): void => void found.push({ path, reason })
  if (value === null || value === undefined) return wrong(`is ${String(value)}`)
  switch (shape.kind) {
    case 'structure':
      return checkStructure(found, path, [value, shape])
    case 'list':
      if (!Array.isArray(value)) return wrong(`is no list`)
      return value.forEach((one, index) => check(found, `${path}[${String(index)}]`, [one, shape.element()]))
    case 'map':
      if (!isRecord(value)) return wrong('is no map')
      return Object.entries(value).forEach(([key, one]) => check(found, `${path}{${key}}`, [one, shape.element()]))
    case 'string':
      if (typeof value !== 'string') return wrong(`is a ${typeof value}, and AWS’s a string`)
      if (shape.words?.has(value) === false) return wrong(`is "${value}", and AWS has ${[...shape.words].join(', ')}`)
      return
    case 'integer':
      if (typeof value !== 'number') return wrong(`is a ${typeof value}, and AWS’s a number`)
      if (!Number.isInteger(value) && !FRACTIONS.has(lastName(path)))
        return wrong(`is ${String(value)}, no whole number`)
      return
    case 'timestamp':
      if (typeof value !== 'number') return wrong(`is a ${typeof value}, and a time is a number of seconds`)
      return
    case 'boolean':
      if (typeof value !== 'boolean') return wrong(`is a ${typeof value}, and AWS’s a boolean`)
      return
    case 'blob':
      return wrong('is bytes in AWS, which no answer of the lab has')
  }
}

function checkStructure(found: Wrong[], path: string, [value, shape]: Pair<AwsStructure>): void {
  if (!isRecord(value)) {
    found.push({ path, reason: `is no ${shape.name}` })
    return
  }
  const below = (name: string) => (path === '' ? name : `${path}.${name}`)
  for (const [name, one] of Object.entries(value)) {
    const member = shape.members.get(name)
    if (member === undefined) found.push({ path: below(name), reason: `is no member of AWS’s ${shape.name}` })
    else check(found, below(name), [one, member])
  }
  for (const name of shape.required) {
    if (!Object.hasOwn(value, name))
      found.push({ path: below(name), reason: `is missing, and ${shape.name} requires it` })
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '')
}

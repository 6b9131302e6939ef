import { awsOperation, type AwsShape, type AwsStructure } from './awsSchemas.ts'

/** Every member that an answer has, by AWS's name of the structure that it is in, as `Task.launchType`. */
export function membersIn(service: string, operation: string, output: unknown): ReadonlySet<string> {
  const found = new Set<string>()
  const aws = awsOperation(service, operation)
  if (aws !== undefined) note(found, output, aws.output)
  return found
}

function note(found: Set<string>, value: unknown, shape: AwsShape): void {
  if (typeof value !== 'object' || value === null) return
  if (shape.kind === 'list' || shape.kind === 'map') {
    for (const one of Object.values(value)) note(found, one, shape.element())
  } else if (shape.kind === 'structure') {
    for (const [name, one] of Object.entries(value)) {
      const member = shape.members.get(name)
      found.add(`${shape.name}.${name}`)
      if (member !== undefined) note(found, one, member)
    }
  }
}

/** What AWS's answers to these operations may have and none that was seen has; what lies below such a member goes with it. */
export function neverAnswered(
  operations: readonly (readonly [service: string, operation: string])[],
  seen: ReadonlySet<string>,
): readonly string[] {
  const missing = new Set<string>()
  const visited = new Set<string>()
  const visit = (shape: AwsShape): void => {
    if (shape.kind === 'list' || shape.kind === 'map') visit(shape.element())
    if (shape.kind !== 'structure' || visited.has(shape.name)) return
    visited.add(shape.name)
    for (const [name, member] of shape.members) {
      if (seen.has(`${shape.name}.${name}`)) visit(member)
      else missing.add(`${shape.name}.${name}`)
    }
  }
  for (const [service, operation] of operations) {
    const aws = awsOperation(service, operation)
    if (aws !== undefined) visit(aws.output)
  }
  return [...missing].sort()
}

/** The members along a path of an answer, outermost first: of `tasks[].version` those of the answer and of `Task`. */
export function membersOn(output: AwsStructure, path: string): readonly string[] {
  const found: string[] = []
  let shape: AwsShape | undefined = output
  for (const part of path.split('.')) {
    const name = part.replace(/\[.*$/, '')
    while (shape?.kind === 'list' || shape?.kind === 'map') shape = shape.element()
    if (shape?.kind !== 'structure') break
    found.push(`${shape.name}.${name}`)
    shape = shape.members.get(name)
  }
  return found
}

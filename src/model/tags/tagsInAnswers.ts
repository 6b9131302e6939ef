import type { Output } from '../api/command.ts'
import type { Asked } from '../api/operation.ts'
import { refOfArn } from '../api/tags/taggedNamed.ts'
import { NO_TASK_TAGGING, tagsOf, type Tag } from '../world/tags/tags.ts'
import type { World } from '../world/world.ts'

/** The members of answers that are things with tags, or lists of such, each with the name of their ARN. */
const TAGGED: Readonly<Record<string, string>> = {
  cluster: 'clusterArn',
  clusters: 'clusterArn',
  containerInstance: 'containerInstanceArn',
  containerInstances: 'containerInstanceArn',
  service: 'serviceArn',
  services: 'serviceArn',
  task: 'taskArn',
  tasks: 'taskArn',
}

/** TAG-5: in an answer tags stand in what they are of, and beside a task definition. */
export function withTags(world: World, asked: Asked, output: Output): Output {
  const answer: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(output)) {
    const arn = Object.hasOwn(TAGGED, name) ? TAGGED[name] : undefined
    if (name === 'taskDefinition') Object.assign(answer, definitionAnswer(world, asked, value as Output))
    else if (arn === undefined) answer[name] = value
    else {
      const tagged = (thing: Output): Output => thingAnswer(world, asked, { thing, arn: String(thing[arn]) })
      answer[name] = Array.isArray(value) ? (value as readonly Output[]).map(tagged) : tagged(value as Output)
    }
  }
  return answer
}

interface Thing {
  readonly thing: Output
  readonly arn: string
}

function thingAnswer(world: World, asked: Asked, { thing, arn }: Thing): Output {
  const ref = refOfArn(arn)
  const tags = toldTags(world, asked, arn)
  if (ref?.kind !== 'service') return { ...thing, tags: tags ?? [] }
  return { ...thing, ...(world.taskTagging.get(ref.id) ?? NO_TASK_TAGGING), ...(tags !== null && { tags }) }
}

function definitionAnswer(world: World, asked: Asked, definition: Output): Output {
  // What was registered has them among its other fields.
  const { tags: _registered, ...taskDefinition } = definition
  const tags = toldTags(world, asked, String(definition.taskDefinitionArn))
  const isDescribed = asked.operation.kind === 'read'
  return { taskDefinition, ...(tags !== null || isDescribed ? { tags: tags ?? [] } : {}) }
}

/** Who makes a thing is told the tags that it has; who asks for a description, when it asks for them. */
function toldTags(world: World, { operation, given }: Asked, arn: string): readonly Tag[] | null {
  const { include } = given.input as { readonly include?: readonly string[] }
  const isAsked = include?.includes('TAGS') === true
  if (!isAsked && !Object.hasOwn(operation.input.members, 'tags')) return null
  const ref = refOfArn(arn)
  const tags = ref === null ? [] : tagsOf(world, ref)
  return isAsked || tags.length > 0 ? tags : null
}

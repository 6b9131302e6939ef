import type { Shape } from '../shape.ts'
import { CONTAINER_NOTES } from './containerNotes.ts'
import { TASK_NOTES } from './fieldNotes.ts'
import { taskDefinitionInput } from './taskDefinitionShape.ts'

/** One member of a task definition, and what the lab does with it (DEF-10). */
export interface DefinitionField {
  /** As AWS writes it, without places in lists: `containerDefinitions[].healthCheck.interval`. */
  readonly path: string
  readonly shape: Shape
  readonly isRequired: boolean
  /** `keeps`: it is checked, stored and answered, and has no effect (DEF-5). */
  readonly does: 'acts' | 'keeps'
  readonly says: string
  readonly rule: string
}

const CONTAINERS = 'containerDefinitions[].'

const NOTES = new Map([
  ...Object.entries(TASK_NOTES),
  ...Object.entries(CONTAINER_NOTES).map(([path, note]) => [`${CONTAINERS}${path}`, note] as const),
])

/** Every member of a task definition, in the order of the shape. */
export const DEFINITION_FIELDS: ReadonlyMap<string, DefinitionField> = new Map(
  [...fieldsBelow(taskDefinitionInput, '', 'acts')].map((one) => [one.path, one]),
)

/** By a path with places in it, as refusals and the editor have it: `containerDefinitions[0].image`. */
export function definitionFieldAt(path: string): DefinitionField | undefined {
  return DEFINITION_FIELDS.get(path.replaceAll(/\[\d+\]/g, '[]').replace(/\[\]$/, ''))
}

function* fieldsBelow(shape: Shape, path: string, does: DefinitionField['does']): Generator<DefinitionField> {
  if (shape.type === 'list') yield* fieldsBelow(shape.element, `${path}[]`, does)
  if (shape.type !== 'structure') return
  for (const [name, member] of Object.entries(shape.members)) {
    const own = path === '' ? name : `${path}.${name}`
    const [says = '', rule = ''] = NOTES.get(own) ?? []
    const effect = member.effect === 'kept' ? 'keeps' : does
    yield { path: own, shape: member.shape, isRequired: member.isRequired, does: effect, says, rule }
    yield* fieldsBelow(member.shape, own, effect)
  }
}

import { container } from '../../../model/api/definition/containerShape.ts'
import { definitionFieldAt } from '../../../model/api/definition/definitionFields.ts'
import { taskDefinitionInput } from '../../../model/api/definition/taskDefinitionShape.ts'
import type { Member, Shape, StructureShape } from '../../../model/api/shape.ts'

/** Members that one sets for one reason, as the form shows them together. */
interface FieldGroup {
  readonly title: string
  readonly shape: StructureShape
}

export interface FormPart {
  /** In sight always: what nearly every definition has. */
  readonly basics: StructureShape
  /** The others, folded where nothing of them is set. */
  readonly groups: readonly FieldGroup[]
}

export const CONTAINERS = 'containerDefinitions'

/** The input's shape as the form has it: with our words at each member, and what has no effect not set apart. */
export const FORM_SHAPE = told(taskDefinitionInput, '')
export const FORM_CONTAINER = told(container, `${CONTAINERS}[]`)

export const TASK_PART = partOf(FORM_SHAPE, ['family', 'networkMode', 'cpu', 'memory', 'requiresCompatibilities'], {
  Roles: ['executionRoleArn', 'taskRoleArn'],
  Volumes: ['volumes', 'ephemeralStorage'],
  'Platform and placement': ['runtimePlatform', 'placementConstraints', 'inferenceAccelerators'],
  'What its containers share': ['pidMode', 'ipcMode', 'proxyConfiguration', 'enableFaultInjection'],
  Tags: ['tags'],
})

export const CONTAINER_PART = partOf(
  FORM_CONTAINER,
  ['name', 'image', 'cpu', 'memory', 'memoryReservation', 'essential'],
  {
    Ports: ['portMappings'],
    Environment: ['environment', 'environmentFiles'],
    Secrets: ['secrets', 'repositoryCredentials'],
    Logging: ['logConfiguration', 'firelensConfiguration'],
    'Health and order': ['healthCheck', 'dependsOn', 'startTimeout', 'stopTimeout', 'restartPolicy'],
    'What it runs': [
      'entryPoint',
      'command',
      'workingDirectory',
      'interactive',
      'pseudoTerminal',
      'versionConsistency',
    ],
    Hardening: ['readonlyRootFilesystem', 'user', 'privileged', 'linuxParameters', 'dockerSecurityOptions'],
    'Volumes mounted': ['mountPoints', 'volumesFrom'],
    'Names and network': ['hostname', 'links', 'extraHosts', 'dnsServers', 'dnsSearchDomains', 'disableNetworking'],
    'GPUs and limits': ['resourceRequirements', 'ulimits', 'systemControls'],
    'Labels and credentials': ['dockerLabels', 'credentialSpecs'],
  },
)

function partOf(
  shape: StructureShape,
  basics: readonly string[],
  groups: Readonly<Record<string, readonly string[]>>,
): FormPart {
  return {
    basics: withOnly(shape, basics),
    groups: Object.entries(groups).map(([title, names]) => ({ title, shape: withOnly(shape, names) })),
  }
}

function withOnly({ members }: StructureShape, names: readonly string[]): StructureShape {
  const kept = names.flatMap((name) => (members[name] === undefined ? [] : [[name, members[name]] as const]))
  return { type: 'structure', members: Object.fromEntries(kept) }
}

function told(shape: StructureShape, path: string): StructureShape {
  const members = Object.entries(shape.members).map(([name, member]) => {
    const own = path === '' ? name : `${path}.${name}`
    return [name, toldMember(member, own)] as const
  })
  return { type: 'structure', members: Object.fromEntries(members) }
}

function toldMember(member: Member, path: string): Member {
  const { says = '', does } = definitionFieldAt(path) ?? {}
  const documentation = does === 'keeps' ? `${says} Kept, without effect.` : says
  const effect = member.effect === 'kept' ? 'acted on' : member.effect
  return { ...member, shape: toldShape(member.shape, path), effect, documentation }
}

function toldShape(shape: Shape, path: string): Shape {
  if (shape.type === 'structure') return told(shape, path)
  return shape.type === 'list' ? { ...shape, element: toldShape(shape.element, `${path}[]`) } : shape
}

import type { Act } from '../model/api/command.ts'
import { act } from '../model/api/act.ts'
import { SUBNETS } from '../model/world/network/subnets.ts'
import type { JsonObject } from './jsonBuilder.ts'
import { TASK_DEFINITION_LIMITS, readJson, type JsonRefusal } from './json.ts'
import type { LabFile } from './labFile.ts'
import { LAB_FORMAT, LAB_VERSION } from './labFile.ts'

/**
 * Reads a person's task definition as JSON. Its fields are for `RegisterTaskDefinition` to check: here it is only told
 * from what else a file may hold.
 */
export function readTaskDefinition(text: string): { readonly definition: JsonObject } | JsonRefusal {
  const reading = readJson(text, TASK_DEFINITION_LIMITS)
  if ('error' in reading) return reading
  const { value } = reading
  const refuse = (message: string) => ({ error: { name: 'InvalidTaskDefinition', message } })
  if (value === null || typeof value !== 'object') return refuse('A task definition is an object, in { }.')
  if (!isObject(value)) return refuse('A task definition is an object, in { }: this is a list.')
  if (value.format === LAB_FORMAT) return refuse('This is a lab file, not a task definition: open it as a lab.')
  if (isObject(value.taskDefinition) && value.containerDefinitions === undefined) {
    return refuse(
      'This is the answer of describe-task-definition: the task definition is the object in its taskDefinition.',
    )
  }
  return { definition: value }
}

export interface DeployOptions {
  readonly title: string
  readonly seed: number
  readonly desiredCount: number
}

const CLUSTER = 'yard'
/** What a definition names when it does not name one itself: the lab's checks then say what is wrong with it. */
const SERVICE = 'web'

/**
 * A lab in which a task definition is deployed: a cluster, room for it in three zones (instances, or Fargate when the
 * definition requires that), and a service.
 */
export function labFileFromTaskDefinition(definition: JsonObject, options: DeployOptions): LabFile {
  const { title, seed, desiredCount } = options
  const acts: readonly Act[] = [
    act('ecs', 'CreateCluster', { clusterName: CLUSTER }),
    ...(isForFargate(definition) ? [] : [INSTANCES]),
    ...deployActs(definition, { cluster: CLUSTER, desiredCount }),
  ]
  return { format: LAB_FORMAT, version: LAB_VERSION, title, seed, commands: acts.map((one) => ({ atMs: 0, ...one })) }
}

/** The commands that register a task definition and make a service of it, on Fargate when it requires that. */
export function deployActs(
  definition: JsonObject,
  { cluster, desiredCount }: Pick<DeployOptions, 'desiredCount'> & { readonly cluster: string },
): readonly Act[] {
  const family = typeof definition.family === 'string' ? definition.family : SERVICE
  const service = {
    cluster,
    serviceName: family,
    taskDefinition: family,
    desiredCount,
    launchType: isForFargate(definition) ? ('FARGATE' as const) : ('EC2' as const),
    ...(definition.networkMode === 'awsvpc' ? { networkConfiguration: { awsvpcConfiguration: NETWORK } } : {}),
  }
  return [
    { service: 'ecs', operation: 'RegisterTaskDefinition', input: definition },
    act('ecs', 'CreateService', service),
  ]
}

function isForFargate(definition: JsonObject): boolean {
  return list(definition.requiresCompatibilities).includes('FARGATE')
}

const INSTANCES = act('lab', 'AddContainerInstances', { cluster: CLUSTER, instanceType: 'm5.large', count: 3 })

const NETWORK = { subnets: Object.values(SUBNETS) }

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

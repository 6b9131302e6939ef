import { headOf } from '../../base/foreignText.ts'
import { HASH_START, hashText, hashWith } from '../../base/hash.ts'
import { ACCOUNT, LAB_EPOCH_SECONDS, REGION } from '../world/world.ts'
import { ApiError } from './command.ts'
import { isName } from './shape.ts'

const ECS = `arn:aws:ecs:${REGION}:${ACCOUNT}`

/** Who gives every command of a lab: AWS answers with whom it knows by the request's signature. */
export const CALLER_ARN = `arn:aws:sts::${ACCOUNT}:assumed-role/lab/learner`

export function clusterArn(name: string): string {
  return `${ECS}:cluster/${name}`
}

export function serviceArn(clusterName: string, name: string): string {
  return `${ECS}:service/${clusterName}/${name}`
}

/** What ECS calls a service that it does not find: what was given, or an ARN of the older form, which has no cluster. */
export function missingServiceArn(given: string): string {
  return given.startsWith('arn:') ? given : `${ECS}:service/${given}`
}

/** Of a deployment in the history of a service, or of what it rolls out. */
export function deploymentArn(
  kind: DeploymentArnKind,
  { clusterName, name }: { readonly clusterName: string; readonly name: string },
  id: string,
): string {
  return `${ECS}:${kind}/${clusterName}/${name}/${id}`
}

/** Of a task set, whose id has a slash of its own. */
export function taskSetArn(
  { clusterName, name }: { readonly clusterName: string; readonly name: string },
  id: string,
): string {
  return `${ECS}:task-set/${clusterName}/${name}/${id}`
}

export type DeploymentArnKind = 'service-deployment' | 'service-revision'

/**
 * Of which service an ARN is, and the id at its end.
 *
 * @throws ApiError  for what is no ARN of the kind
 */
export function deploymentOfArn(
  given: string,
  kind: DeploymentArnKind,
  field: string,
): { readonly clusterName: string; readonly name: string; readonly id: string } {
  const prefix = `${ECS}:${kind}/`
  const parts = given.startsWith(prefix) ? given.slice(prefix.length).split('/', 4) : []
  const [clusterName, name, id] = parts
  if (parts.length === 3 && clusterName !== undefined && name !== undefined && id !== undefined && parts.every(isName))
    return { clusterName, name, id }
  throw refused(field, `Invalid identifier: ${quoted(given)} is not the ARN of a ${kind} of this account and region.`)
}

export function taskArn(clusterName: string, id: string): string {
  return `${ECS}:task/${clusterName}/${id}`
}

export function containerArn(clusterName: string, taskId: string, id: string): string {
  return `${ECS}:container/${clusterName}/${taskId}/${id}`
}

export function instanceArn(clusterName: string, id: string): string {
  return `${ECS}:container-instance/${clusterName}/${id}`
}

export function capacityProviderArn(name: string): string {
  return `${ECS}:capacity-provider/${name}`
}

/** Auto Scaling draws the UUID in it; the lab makes it of the name. */
export function autoScalingGroupArn(name: string): string {
  const id = uuidOf(`autoScalingGroup ${name}`)
  return `arn:aws:autoscaling:${REGION}:${ACCOUNT}:autoScalingGroup:${id}:autoScalingGroupName/${name}`
}

/** Of a scaling policy of an Auto Scaling group. */
export function groupPolicyArn(groupName: string, policyName: string): string {
  const id = uuidOf(`scalingPolicy ${groupName} ${policyName}`)
  return `arn:aws:autoscaling:${REGION}:${ACCOUNT}:scalingPolicy:${id}:autoScalingGroupName/${groupName}:policyName/${policyName}`
}

/** Of a scheduled action of an Auto Scaling group. */
export function groupScheduleArn(groupName: string, name: string): string {
  const id = uuidOf(`scheduledAction ${groupName} ${name}`)
  return `arn:aws:autoscaling:${REGION}:${ACCOUNT}:scheduledUpdateGroupAction:${id}:autoScalingGroupName/${groupName}:scheduledActionName/${name}`
}

/** An id that is the same for the same text, in the form of a UUID. */
export function uuidOf(text: string): string {
  const hex = ['a', 'b', 'c', 'd'].map((part) => hashText(hashWith(HASH_START, [text, part]))).join('')
  const digits = hex.slice(0, 32).padEnd(32, '0')
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  )
}

export function definitionArn(key: string): string {
  return `${ECS}:task-definition/${key}`
}

/**
 * A cluster's name, of its name or its ARN.
 *
 * @param field  in which it was given: the refusal names it
 * @throws ApiError  for what is neither
 */
export function clusterNameOf(given: string, field = 'cluster'): string {
  const name = withoutPrefix(given, 'cluster', field)
  if (isName(name)) return name
  throw refused(field, `Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was ${name.slice(0, 255)}`)
}

/**
 * `family:revision` or a family, of the same or of an ARN. Whether the revision is a number is for the caller to say.
 *
 * @throws ApiError  for what is neither
 */
export function definitionNameOf(given: string, field = 'taskDefinition'): string {
  const name = withoutPrefix(given, 'task-definition', field)
  const [family = ''] = name.split(':', 1)
  if (isName(family) && !name.includes('/')) return name
  throw refused(field, `Invalid identifier: ${quoted(given)} is not the name or ARN of a task definition.`)
}

/**
 * The name or id of what lives in a cluster, of the same or of an ARN. The older ARNs, without a cluster, are taken too.
 *
 * @throws ApiError  for what is neither, and for what is of another cluster than the one that is meant
 */
export function nameInCluster(
  given: string,
  kind: 'service' | 'task' | 'container-instance',
  { cluster, field }: { readonly cluster: string; readonly field: string },
): string {
  const scoped = withoutPrefix(given, kind, field)
  const parts = scoped.split('/', 3)
  const name = parts.at(-1) ?? ''
  const isOfArn = scoped !== given
  if (!parts.every(isName) || parts.length > (isOfArn ? 2 : 1)) {
    throw refused(field, `Invalid identifier: ${quoted(given)} is not the name or ARN of a ${kind}.`)
  }
  if (parts.length === 2 && parts[0] !== cluster) {
    throw refused(field, `Invalid identifier: Identifier is for cluster ${parts[0] ?? ''}. Your cluster is ${cluster}`)
  }
  return name
}

function withoutPrefix(given: string, kind: string, field: string): string {
  if (!given.startsWith('arn:')) return given
  const prefix = `${ECS}:${kind}/`
  if (given.startsWith(prefix)) return given.slice(prefix.length)
  throw refused(field, `Invalid identifier: ${quoted(given)} is not the ARN of a ${kind} of this account and region.`)
}

function quoted(given: string): string {
  return `"${headOf(given, 120)}"`
}

function refused(field: string, message: string): ApiError {
  return new ApiError('InvalidParameterException', message, field)
}

/** The API's time: seconds since 1970. */
export function apiTime(atMs: number): number {
  return LAB_EPOCH_SECONDS + atMs / 1_000
}

import { clusterArn, definitionArn, definitionNameOf } from '../api/arns.ts'
import { ApiError, type Act, type ApiErrorName } from '../api/command.ts'
import type { RequestContext } from '../world/roles/conditions.ts'
import { mayAs, type Call } from '../world/roles/access.ts'
import { identityArn } from '../world/roles/iamArns.ts'
import { repositoryUri, ecrHost } from '../world/registry/imageReference.ts'
import { ACCOUNT, type World } from '../world/world.ts'
import { clusterOf, permissionOf, revisionOf, type Read } from './permissions.ts'

/**
 * ROL-8: a command that somebody gives (`as`) is refused before its handler where that user or role may not. One that
 * names nobody is an administrator's.
 *
 * @throws ApiError  AccessDeniedException, and what AWS says to who is nobody
 */
export function authorize(world: World, act: Act, input: Read): void {
  const { as, service, operation } = act
  if (as === undefined) return
  refuseNobody(world, as)
  const permission = permissionOf(service, operation)
  if (permission === null) throw new ApiError('InvalidParameterException', notKnown(act))
  const context = contextOf(world, service, input)
  for (const resource of permission.resources(input, world)) {
    refuse(world, act, { action: permission.action, resource, context, resourcePolicy: policyOf(world, act, input) })
  }
  for (const { roleArn, to } of passedRoles(world, act, input)) {
    refuse(world, act, { action: 'iam:PassRole', resource: roleArn, context: { 'iam:PassedToService': [to] } })
  }
}

function notKnown({ service, operation }: Act): string {
  return `Invalid parameter as: the lab does not know who may ${service} ${operation} yet.`
}

/** @throws ApiError */
function refuseNobody({ goneIdentities }: World, as: string): void {
  const reason = wrongActor(as)
  if (reason !== null) throw new ApiError('InvalidParameterException', `Invalid parameter as: ${reason}.`)
  if (goneIdentities.has(as))
    throw new ApiError('UnrecognizedClientException', 'The security token included in the request is invalid.')
}

/** Why nobody acts under an ARN; `null` where a user or role of the account may. */
function wrongActor(as: string): string | null {
  const accountId = identityArn(as)?.accountId
  if (accountId === undefined) return 'it is the ARN of a user or a role'
  return accountId === ACCOUNT ? null : `commands of a lab are of account ${ACCOUNT}`
}

/** IAM speaks another protocol, in which the same has a shorter name. */
function errorName({ service }: Act): ApiErrorName {
  return service === 'iam' ? 'AccessDenied' : 'AccessDeniedException'
}

function refuse(world: World, act: Act, call: Call): void {
  const { message } = mayAs(world, act.as ?? '', call)
  if (message !== null) throw new ApiError(errorName(act), message)
}

function contextOf(world: World, service: string, input: Read): RequestContext {
  if (service !== 'ecs') return {}
  const { taskDefinition } = input
  return {
    'ecs:cluster': [clusterArn(clusterOf(input))],
    ...(typeof taskDefinition === 'string' && {
      'ecs:task-definition': [definitionArn(revisionOf(world, definitionNameOf(taskDefinition)))],
    }),
  }
}

function policyOf(world: World, { service }: Act, { registryId = ACCOUNT, repositoryName }: Read): string | null {
  if (service !== 'ecr' || typeof repositoryName !== 'string') return null
  const uri = repositoryUri({ host: ecrHost(String(registryId)), repository: repositoryName })
  return world.repositories.get(uri)?.policyText ?? null
}

interface Passed {
  readonly roleArn: string
  readonly to: string
}

const ROLES = ['executionRoleArn', 'taskRoleArn'] as const

/** Roles that a command hands to a service: of a definition, or of a task that is run with it or with others. */
function passedRoles(world: World, { service, operation }: Act, input: Read): readonly Passed[] {
  if (service !== 'ecs') return []
  const { role } = input
  if (operation === 'CreateService') return typeof role === 'string' ? [{ roleArn: role, to: 'ecs.amazonaws.com' }] : []
  const given = rolesGiven(world, operation, input)
  return ROLES.flatMap((member) => {
    const roleArn = given[member]
    return typeof roleArn === 'string' ? [{ roleArn, to: 'ecs-tasks.amazonaws.com' }] : []
  })
}

function rolesGiven({ taskDefinitions, latestRevisions }: World, operation: string, input: Read): Read {
  if (operation === 'RegisterTaskDefinition') return input
  const { taskDefinition, overrides } = input
  if ((operation !== 'RunTask' && operation !== 'StartTask') || typeof taskDefinition !== 'string') return {}
  const key = revisionOf({ latestRevisions }, definitionNameOf(taskDefinition))
  const source = taskDefinitions.get(key)?.source ?? {}
  return { ...source, ...withoutAbsent((overrides ?? {}) as Read) }
}

function withoutAbsent(given: Read): Read {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

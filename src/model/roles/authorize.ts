import { clusterArn, definitionArn, definitionNameOf } from '../api/arns.ts'
import { ApiError, takesActor, type Act, type ApiErrorName } from '../api/command.ts'
import type { RequestContext } from '../world/roles/conditions.ts'
import { mayAs, type Call } from '../world/roles/access.ts'
import { identityArn } from '../world/roles/iamArns.ts'
import { repositoryUri, ecrHost } from '../world/registry/imageReference.ts'
import { ACCOUNT, type World } from '../world/world.ts'
import type { Read } from './otherResources.ts'
import { passedRoles } from './passedRoles.ts'
import { clusterOf, revisionOf, serviceAsked, type Protocol } from './permissions.ts'

/**
 * ROL-8: a command that somebody gives (`as`) is refused before its handler where that user or role may not. One that
 * names nobody is an administrator's.
 *
 * @throws ApiError  AccessDeniedException, and what AWS says to who is nobody
 */
export function authorize(world: World, act: Act, input: Read): void {
  const { as, service, operation } = act
  if (as === undefined) return
  if (!takesActor(service)) throw new ApiError('InvalidParameterException', notAsked(act))
  const asked = serviceAsked(service)
  const asking = { world, as, protocol: asked.protocol }
  refuseNobody(asking)
  const context = contextOf(world, service, input)
  const action = `${asked.prefix}:${operation}`
  for (const resource of asked.resources(operation)(input, world)) {
    refuse(asking, { action, resource, context, resourcePolicy: policyOf(world, act, input) })
  }
  for (const { roleArn, to } of passedRoles(world, act, input)) {
    refuse(asking, { action: 'iam:PassRole', resource: roleArn, context: { 'iam:PassedToService': [to] } })
  }
}

interface Asking {
  readonly world: World
  readonly as: string
  readonly protocol: Protocol
}

function notAsked({ service }: Act): string {
  return `Invalid parameter as: ${service} is no service of AWS, so nobody has permissions for it.`
}

/** @throws ApiError */
function refuseNobody({ world: { goneIdentities }, as, protocol }: Asking): void {
  const reason = wrongActor(as)
  if (reason !== null) throw new ApiError('InvalidParameterException', `Invalid parameter as: ${reason}.`)
  if (!goneIdentities.has(as)) return
  const { name, message } = NOBODY[protocol]
  throw new ApiError(name, message)
}

/** Why nobody acts under an ARN; `null` where a user or role of the account may. */
function wrongActor(as: string): string | null {
  const accountId = identityArn(as)?.accountId
  if (accountId === undefined) return 'it is the ARN of a user or a role'
  return accountId === ACCOUNT ? null : `commands of a lab are of account ${ACCOUNT}`
}

const INVALID_TOKEN = 'The security token included in the request is invalid.'

/** What is told to who was deleted. */
const NOBODY: Readonly<Record<Protocol, { readonly name: ApiErrorName; readonly message: string }>> = {
  json: { name: 'UnrecognizedClientException', message: INVALID_TOKEN },
  query: { name: 'InvalidClientTokenId', message: INVALID_TOKEN },
  ec2: { name: 'AuthFailure', message: 'AWS was not able to validate the provided access credentials' },
}

/** And to who may not, before IAM's own words. */
const DENIED: Readonly<Record<Protocol, { readonly name: ApiErrorName; readonly before: string }>> = {
  json: { name: 'AccessDeniedException', before: '' },
  query: { name: 'AccessDenied', before: '' },
  ec2: { name: 'UnauthorizedOperation', before: 'You are not authorized to perform this operation. ' },
}

function refuse({ world, as, protocol }: Asking, call: Call): void {
  const { message } = mayAs(world, as, call)
  if (message === null) return
  const { name, before } = DENIED[protocol]
  throw new ApiError(name, `${before}${message}`)
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

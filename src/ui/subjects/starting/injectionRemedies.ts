import type { Act } from '../../../model/api/command.ts'
import { act } from '../../../model/api/act.ts'
import { SUBNETS } from '../../../model/world/network/subnets.ts'
import { iamArn } from '../../../model/world/roles/iamArns.ts'
import type { InjectionFailure } from '../../../model/world/secrets/injection.ts'
import { findSecret } from '../../../model/world/secrets/findSecret.ts'
import { partialSecretArn } from '../../../model/world/secrets/storeArns.ts'
import { parameterNamed, secretNamed } from '../../../model/world/secrets/valueFrom.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { World } from '../../../model/world/world.ts'
import { nextKey, reviseActs } from '../definition/definitionActs.ts'
import { definitionOf, serviceOf } from '../pulling/failedPulls.ts'
import type { Remedy } from '../remedy/remedy.ts'

interface Failed {
  readonly failure: InjectionFailure
  readonly task: Task
  readonly world: World
}

/** What gives a task what it was to be given as it starts; what its role may is the page of roles'. */
export function injectionRemedies(of: Failed): readonly Remedy[] {
  const { cause } = of.failure
  if (cause === 'noRoute') return natRemedies(of)
  if (cause === 'noRole') return roleRemedies(of)
  if (cause === 'notAllowed') return []
  return STORED[of.failure.store](of)
}

function natRemedies({ task }: Failed): readonly Remedy[] {
  const subnet = SUBNETS[task.availabilityZone]
  if (subnet === undefined) return []
  const route = act('lab', 'SetSubnetRoute', { subnet, route: 'nat' })
  return [{ label: `Give ${subnet} a NAT gateway`, acts: [route] }]
}

/** The name that AWS's guide gives it. */
const EXECUTION_ROLE = 'ecsTaskExecutionRole'

function roleRemedies(of: Failed): readonly Remedy[] {
  const executionRoleArn = iamArn('role', of.world.roles.get(EXECUTION_ROLE) ?? { name: EXECUTION_ROLE, path: '/' })
  return revised(of, { how: `with executionRoleArn ${EXECUTION_ROLE}`, changed: { executionRoleArn } })
}

const STORED: Readonly<Record<InjectionFailure['store'], (of: Failed) => readonly Remedy[]>> = {
  ssm: ({ failure: { source } }) => {
    const [Name = source] = parameterNamed(source).names
    return [
      { label: `PutParameter ${Name}`, acts: [act('ssm', 'PutParameter', { Name, Value: 'a value', Type: 'String' })] },
    ]
  },
  s3: ({ failure: { source } }) => [
    { label: `Put ${source}`, acts: [act('lab', 'PutEnvironmentFile', { value: source, text: 'NAME=a value' })] },
  ],
  secretsmanager: (of) => (of.failure.cause === 'malformed' ? valueRemedies(of) : secretRemedies(of)),
}

/** Of a secret for a registry's credentials both; else the one that its definition names, or a text alone. */
function secretText({ rule, source }: InjectionFailure): string {
  if (rule === 'SEC-7') return JSON.stringify({ username: 'shop', password: 'a password' })
  const { jsonKey } = secretNamed(source)
  return jsonKey === undefined ? 'a value' : JSON.stringify({ [jsonKey]: 'a value' })
}

function valueRemedies({ failure }: Failed): readonly Remedy[] {
  const { arn } = secretNamed(failure.source)
  const put = act('secretsmanager', 'PutSecretValue', { SecretId: arn, SecretString: secretText(failure) })
  return [{ label: `PutSecretValue ${nameOf(arn)}, as JSON with what is asked for`, acts: [put] }]
}

/** AWS draws the end of a secret's ARN, so what names it is registered anew, without the six signs. */
function secretRemedies(of: Failed): readonly Remedy[] {
  const { failure, task, world } = of
  const { arn } = secretNamed(failure.source)
  const definition = definitionOf({ taskId: task.id }, world)
  if (definition === undefined) return []
  const Name = nameOf(arn)
  const secret = findSecret(world, Name)
  if (secret !== undefined && secret.deletesAtMs !== null)
    return [{ label: `RestoreSecret ${Name}`, acts: [act('secretsmanager', 'RestoreSecret', { SecretId: Name })] }]
  // It is there, and has no such version: nobody knows which is meant.
  if (findSecret(world, arn) !== undefined) return []
  const create = act('secretsmanager', 'CreateSecret', { Name, SecretString: secretText(failure) })
  const known = failure.source.replace(arn, partialSecretArn(Name))
  const containerDefinitions = renamed(definition.source.containerDefinitions, failure.source, known)
  return revised(of, {
    how: `with the ARN of secret ${Name}`,
    changed: { containerDefinitions },
    first: secret === undefined ? [create] : [],
  })
}

function renamed(value: unknown, before: string, after: string): unknown {
  if (value === before) return after
  if (Array.isArray(value)) return value.map((one) => renamed(one, before, after))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, renamed(one, before, after)]))
}

/** `shop/db` of `…:secret:shop/db-AbCdEf`. */
function nameOf(arn: string): string {
  return (arn.split(':')[6] ?? arn).replace(/-[A-Za-z0-9]{6}$/, '')
}

interface Revision {
  /** As its label ends. */
  readonly how: string
  readonly changed: Readonly<Record<string, unknown>>
  /** What is given before. */
  readonly first?: readonly Act[]
}

function revised({ task, world }: Failed, { how, changed, first = [] }: Revision): readonly Remedy[] {
  const of = { taskId: task.id }
  const definition = definitionOf(of, world)
  if (definition === undefined) return []
  const acts = [...first, ...reviseActs(definition, changed, serviceOf(of, world))]
  return [{ label: `Register ${nextKey(definition.family, world)} ${how}`, acts }]
}

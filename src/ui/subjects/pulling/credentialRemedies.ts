import { jsonObject } from '../../../base/jsonObject.ts'
import { act } from '../../../model/api/act.ts'
import type { Act } from '../../../model/api/command.ts'
import type { PrivateRegistry } from '../../../model/world/pulling/privateRegistry.ts'
import { privateRegistryOf } from '../../../model/world/pulling/privateRegistryOf.ts'
import { imageReference } from '../../../model/world/registry/imageReference.ts'
import { iamArn } from '../../../model/world/roles/iamArns.ts'
import { findSecret, versionOf } from '../../../model/world/secrets/findSecret.ts'
import type { Secret } from '../../../model/world/secrets/stores.ts'
import { partialSecretArn } from '../../../model/world/secrets/storeArns.ts'
import type { World } from '../../../model/world/world.ts'
import type { FailedPull } from '../../words/pulling/pullWords.ts'
import { nextKey, reviseActs } from '../definition/definitionActs.ts'
import type { Remedy } from '../remedy/remedy.ts'
import { definitionOf, serviceOf } from './failedPulls.ts'

interface SourceContainer {
  readonly name: string
  readonly image: string
  readonly repositoryCredentials?: { readonly credentialsParameter: string }
}

/** A secret with what the registry asks for, and a revision whose container names it. */
export function loginRemedies(failed: FailedPull, world: World): readonly Remedy[] {
  const definition = definitionOf(failed, world)
  const asked = privateRegistryOf(world, imageReference(failed.image))
  if (definition === undefined || asked === null) return []
  const { credentialsParameter, made } = secretFor(asked, world)
  const containerDefinitions = sourcesOf(failed, world).map((one) =>
    one.image === failed.image ? { ...one, repositoryCredentials: { credentialsParameter } } : one,
  )
  // By which the secret is read, on an instance as well (SEC-8).
  const { executionRoleArn = iamArn('role', { path: '/', name: 'ecsTaskExecutionRole' }) } = definition.source
  return [
    {
      label: `Register ${nextKey(definition.family, world)} with repositoryCredentials`,
      acts: [...made, ...reviseActs(definition, { containerDefinitions, executionRoleArn }, serviceOf(failed, world))],
    },
  ]
}

/** Of a store of which nothing is told any secret holds what it is asked for (SEC-1): then none is made. */
function secretFor(asked: PrivateRegistry, world: World) {
  const there = [...world.secrets.values()].find((one) => lets(one, asked))
  if (there !== undefined) return { credentialsParameter: there.arn, made: [] }
  const name = asked.registry.replaceAll(':', '-')
  const made: readonly Act[] = world.secretStores.has('secretsmanager')
    ? [act('secretsmanager', 'CreateSecret', { Name: name, SecretString: contentOf(asked) })]
    : []
  return { credentialsParameter: partialSecretArn(name), made }
}

/** The secret gets the user and the password that the registry knows. */
export function secretRemedies(failed: FailedPull, world: World): readonly Remedy[] {
  const asked = privateRegistryOf(world, imageReference(failed.image))
  const secret = secretOf(failed, world)
  if (asked === null || secret === undefined) return []
  return [
    {
      label: `Put the registry’s user and password into ${secret.name}`,
      acts: [act('secretsmanager', 'PutSecretValue', { SecretId: secret.arn, SecretString: contentOf(asked) })],
    },
  ]
}

/** Whether the secret holds by now what the registry asks for. */
export function isSignedIn(failed: FailedPull, world: World): boolean {
  const asked = privateRegistryOf(world, imageReference(failed.image))
  const secret = secretOf(failed, world)
  return asked === null || (secret !== undefined && lets(secret, asked))
}

function secretOf(failed: FailedPull, world: World): Secret | undefined {
  const named = sourcesOf(failed, world).find(({ name }) => name === failed.containerName)?.repositoryCredentials
  return named === undefined ? undefined : findSecret(world, named.credentialsParameter)
}

function sourcesOf(failed: FailedPull, world: World): readonly SourceContainer[] {
  return (definitionOf(failed, world)?.source.containerDefinitions ?? []) as readonly SourceContainer[]
}

function lets(secret: Secret, { username, password }: PrivateRegistry): boolean {
  const given = jsonObject(versionOf(secret, {})?.value ?? '') ?? {}
  return secret.deletesAtMs === null && given.username === username && given.password === password
}

function contentOf({ username, password }: PrivateRegistry): string {
  return JSON.stringify({ username, password })
}

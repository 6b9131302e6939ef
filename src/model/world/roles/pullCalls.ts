import { ecrRegistryOf, repositoryUri, type ImageReference } from '../registry/imageReference.ts'
import type { World } from '../world.ts'
import type { Call } from './access.ts'

const PULLING = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] as const

/** What a pull asks of IAM, in its order: a token of the registry, then manifest and layers. None of other registries. */
export function pullCalls({ repositories }: Pick<World, 'repositories'>, reference: ImageReference): readonly Call[] {
  const registry = ecrRegistryOf(reference.host)
  if (registry === null) return []
  const resourcePolicy = repositories.get(repositoryUri(reference))?.policyText ?? null
  const resource = `arn:aws:ecr:${registry.region}:${registry.accountId}:repository/${reference.repository}`
  return [
    { action: 'ecr:GetAuthorizationToken', resource: '*' },
    ...PULLING.map((action) => ({ action, resource, resourcePolicy })),
  ]
}

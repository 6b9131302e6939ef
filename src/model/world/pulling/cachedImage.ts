import { repositoryUri, type ImageReference } from '../registry/imageReference.ts'
import type { CachedImage } from './imageCache.ts'

interface Caches {
  /** By container instance id. */
  readonly imageCaches: ReadonlyMap<string, readonly CachedImage[]>
}

/** What an instance has of an image, by its digest or by the tag by which it was pulled last. */
export function cachedImage(
  { imageCaches }: Caches,
  instanceId: string,
  reference: ImageReference,
): CachedImage | undefined {
  const uri = repositoryUri(reference)
  const { digest, tag } = reference
  return imageCaches
    .get(instanceId)
    ?.find(
      (one) =>
        one.repositoryUri === uri && (digest === null ? one.tags.includes(tag ?? '') : one.content.digest === digest),
    )
}

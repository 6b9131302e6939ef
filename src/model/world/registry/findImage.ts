import type { World } from '../world.ts'
import type { ImageReference } from './imageReference.ts'
import { ecrRegistryOf, repositoryUri } from './imageReference.ts'
import { imageKey, imageStatus, type StoredImage } from './image.ts'
import type { Repository } from './repository.ts'

type Registries = Pick<World, 'registries' | 'repositories' | 'images'>

/**
 * What a registry says to who asks for an image: `untold` where nothing was said of it, so that any image is there
 * (IMG-1). A private registry of ECR is told whole, another one repository by repository.
 */
export type Found =
  | { readonly is: 'untold' }
  | { readonly is: 'noRepository' }
  | { readonly is: 'noImage'; readonly repository: Repository }
  /** It is there, and cannot be had: who asks is told no more than that there is none (ECR-13). */
  | { readonly is: 'archived'; readonly repository: Repository; readonly image: StoredImage }
  | { readonly is: 'there'; readonly repository: Repository; readonly image: StoredImage }

export function findImage(world: Registries, reference: ImageReference): Found {
  const uri = repositoryUri(reference)
  const repository = world.repositories.get(uri)
  if (repository === undefined) {
    const isTold = ecrRegistryOf(reference.host) !== null && world.registries.has(reference.host)
    return { is: isTold ? 'noRepository' : 'untold' }
  }
  const image =
    reference.digest === null
      ? imageTagged(world, uri, reference.tag ?? 'latest')
      : world.images.get(imageKey(uri, reference.digest))
  if (image === undefined) return { is: 'noImage', repository }
  return { is: imageStatus(image) === 'ACTIVE' ? 'there' : 'archived', repository, image }
}

export function imageTagged(world: Pick<World, 'images'>, uri: string, tag: string): StoredImage | undefined {
  return imagesOf(world, uri).find(({ tags }) => tags.includes(tag))
}

/** Those of a repository, in the order in which they were pushed first. */
export function imagesOf({ images }: Pick<World, 'images'>, uri: string): readonly StoredImage[] {
  return [...images.values()].filter(({ repositoryUri: of }) => of === uri)
}

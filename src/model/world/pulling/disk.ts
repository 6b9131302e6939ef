import type { CachedImage } from './imageCache.ts'
import type { Layer } from '../registry/image.ts'

const GIB = 1_073_741_824
/** Unpacked an image takes about so many times what it takes compressed (PUL-5). */
const UNPACKED_TIMES = 2.5
/** What the ECS-optimized AMI has for itself and for images, less what itself takes. */
const INSTANCE_DISK_BYTES = 27 * GIB

/** What a task on Fargate needs of its ephemeral storage: its layers as they come and as they are unpacked. */
export function neededGib(layerBytes: number): number {
  return Math.ceil((layerBytes * (1 + UNPACKED_TIMES)) / GIB)
}

/** On an instance those that are there are unpacked, and what comes is there in both forms for a while. */
export function fitsInstance(cached: readonly CachedImage[], newBytes: number): boolean {
  const layers = new Map<string, number>()
  for (const { content } of cached) for (const { digest, sizeBytes } of content.layers) layers.set(digest, sizeBytes)
  let thereBytes = 0
  for (const bytes of layers.values()) thereBytes += bytes
  return thereBytes * UNPACKED_TIMES + newBytes * (1 + UNPACKED_TIMES) <= INSTANCE_DISK_BYTES
}

/** Of an image, what is not among those that are there. */
export function missingLayers(layers: readonly Layer[], there: ReadonlySet<string>): readonly Layer[] {
  return layers.filter(({ digest }) => !there.has(digest))
}

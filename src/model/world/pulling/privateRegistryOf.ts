import { fullReferenceOf, type ImageReference } from '../registry/imageReference.ts'
import type { PrivateRegistry } from './privateRegistry.ts'

interface Registries {
  readonly privateRegistries: ReadonlyMap<string, PrivateRegistry>
}

/** The one whose part an image is: of several the narrowest. `null`: everybody gets it. */
export function privateRegistryOf(
  { privateRegistries }: Registries,
  reference: ImageReference,
): PrivateRegistry | null {
  const name = fullReferenceOf(reference)
  return [...privateRegistries.values()]
    .filter(({ registry }) => name.startsWith(`${registry}/`) || name.startsWith(`${registry}:`))
    .reduce<PrivateRegistry | null>(
      (narrowest, one) => (one.registry.length > (narrowest?.registry.length ?? 0) ? one : narrowest),
      null,
    )
}

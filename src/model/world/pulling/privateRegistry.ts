import { fullReferenceOf, type ImageReference } from '../registry/imageReference.ts'

/** A registry, or a part of one, that gives its images to one user alone (SEC-7): `lab SetRegistryLogin`. */
export interface PrivateRegistry {
  /** `registry.example.com`, `docker.io/acme`. */
  readonly registry: string
  readonly username: string
  readonly password: string
}

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

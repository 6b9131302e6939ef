/** A registry, or a part of one, that gives its images to one user alone (SEC-7): `lab SetRegistryLogin`. */
export interface PrivateRegistry {
  /** `registry.example.com`, `docker.io/acme`. */
  readonly registry: string
  readonly username: string
  readonly password: string
}

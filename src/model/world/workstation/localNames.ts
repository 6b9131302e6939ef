import { fullReference, imageReference } from '../registry/imageReference.ts'

/**
 * Why Docker takes a text for no name of an image (https://docs.docker.com/reference/cli/docker/image/tag/); `null` where
 * it is one.
 */
export function nameFault(name: string): string | null {
  const { repository, tag, digest } = imageReference(name)
  if (/[A-Z]/.test(repository)) return `invalid reference format: repository name (${repository}) must be lowercase`
  const isRepository = /^[a-z0-9]+(?:(?:[._]|__|-+|\/)[a-z0-9]+)*$/.test(repository)
  const isTag = tag === null || /^\w[\w.-]{0,127}$/.test(tag)
  const isDigest = digest === null || /^sha256:[0-9a-f]{64}$/.test(digest)
  return isRepository && isTag && isDigest ? null : 'invalid reference format'
}

/** As it stands in the tables of the workstation: with registry and tag. */
export function fullName(name: string): string {
  return fullReference(name)
}

/** As Docker shows it: without what everybody knows. */
export function shownName(full: string): string {
  return full.replace(/^docker\.io\/(?:library\/)?/, '')
}

/** The twelve digits by which Docker lists an image or a layer. */
export function shortId(digest: string): string {
  return digest.replace(/^sha256:/, '').slice(0, 12)
}

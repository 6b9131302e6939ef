import { ACCOUNT, REGION } from '../world.ts'

/** An image by its name, taken apart as Docker does it (https://docs.docker.com/reference/cli/docker/image/tag/). */
export interface ImageReference {
  /** `docker.io` where none is named. */
  readonly host: string
  /** With `library/` where Docker Hub's image has no owner. */
  readonly repository: string
  /** `latest` where neither tag nor digest is named. */
  readonly tag: string | null
  /** `sha256:…` */
  readonly digest: string | null
}

export const DOCKER_HUB = 'docker.io'
export const PUBLIC_ECR = 'public.ecr.aws'

/** The registry of an account, where its private repositories are. */
export function ecrHost(accountId: string = ACCOUNT, region: string = REGION): string {
  return `${accountId}.dkr.ecr.${region}.amazonaws.com`
}

const ECR_HOST = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com$/

/** Whose registry a host is; `null` for one that is no private registry of ECR. */
export function ecrRegistryOf(host: string): { readonly accountId: string; readonly region: string } | null {
  const [, accountId, region] = ECR_HOST.exec(host) ?? []
  return accountId === undefined || region === undefined ? null : { accountId, region }
}

export function imageReference(image: string): ImageReference {
  const [named = '', digest = null] = image.split('@', 2)
  const slash = named.indexOf('/')
  const first = slash < 0 ? '' : named.slice(0, slash)
  const hasHost = /[.:]/.test(first) || first === 'localhost'
  const path = hasHost ? named.slice(slash + 1) : named
  const colon = path.lastIndexOf(':')
  const name = colon < 0 ? path : path.slice(0, colon)
  const tag = colon < 0 ? null : path.slice(colon + 1)
  return {
    host: hasHost ? first : DOCKER_HUB,
    repository: !hasHost && slash < 0 ? `library/${name}` : name,
    tag: tag ?? (digest === null ? 'latest' : null),
    digest,
  }
}

/** By which repositories stand in their table. */
export function repositoryUri({ host, repository }: Pick<ImageReference, 'host' | 'repository'>): string {
  return `${host}/${repository}`
}

/** With its registry, its tag and its digest, as containerd names it. */
export function fullReference(image: string): string {
  return fullReferenceOf(imageReference(image))
}

export function fullReferenceOf({ host, repository, tag, digest }: ImageReference): string {
  return `${host}/${repository}${tag === null ? '' : `:${tag}`}${digest === null ? '' : `@${digest}`}`
}

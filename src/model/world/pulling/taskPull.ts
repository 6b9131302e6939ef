import type { ImageContent } from '../registry/image.ts'

/** The links of a pull in the order in which they are tried: each needs the one before it. */
export const PULL_LINKS = ['route', 'permission', 'image', 'platform'] as const
export type PullLink = (typeof PULL_LINKS)[number]

/** What can break a pull, and which of its links it breaks. */
export const PULL_CAUSES = {
  /** The subnet leads to no registry, or not to this one. */
  noRoute: 'route',
  /** A subnet that leads to the internet, and a task without a public address. */
  noPublicIp: 'route',
  registryOut: 'route',
  /** The role by which it is pulled gets no token of the registry, or may not pull (ROL-11). */
  noToken: 'permission',
  roleMayNot: 'permission',
  /** Another account's repository, whose policy does not name this one. */
  notAllowed: 'permission',
  /** A registry that has a user: the definition names no credentials, or others than the registry's (SEC-7). */
  noCredentials: 'permission',
  wrongCredentials: 'permission',
  tooManyRequests: 'permission',
  noRepository: 'image',
  noTag: 'image',
  noDigest: 'image',
  /** It is in the archive, of which who pulls is told nothing (ECR-13). */
  archived: 'image',
  noPlatform: 'platform',
  diskFull: 'platform',
} as const satisfies Readonly<Record<string, PullLink>>
export type PullCause = keyof typeof PULL_CAUSES

/** A pull that failed, in AWS's words. */
export interface PullFailure {
  readonly cause: PullCause
  readonly reason: string
  /** How often it was tried in all. */
  readonly tries: number
}

/** What was pulled for one container of a task. Kept where something was said of its registry, or the pull failed. */
export interface ContainerPull {
  readonly name: string
  /** As its definition names it. */
  readonly image: string
  /** `null` where nothing was found, and of a registry of which nothing was said. */
  readonly digest: string | null
  /** `cache`: its instance had it, and asked no registry for its layers. `null` of one that failed. */
  readonly from: 'registry' | 'cache' | null
  /** Compressed, of layers that neither its instance nor a container before it had. */
  readonly bytes: number
  /** Its deployment had resolved the tag before (PUL-3). */
  readonly isKept: boolean
  readonly failure: PullFailure | null
  /** It is of another architecture alone: what is in it cannot be executed (PUL-6). */
  readonly cannotExecute: boolean
  /** The shell starts it and passes no SIGTERM on (DOC-8); left out where it does not. */
  readonly shellForm?: ImageContent['shellForm']
}

/** What a task pulled, from when its pull began on. */
export interface TaskPull {
  readonly taskId: string
  /** Those of which something is to be told, in the order of the definition. */
  readonly containers: readonly ContainerPull[]
  /** From the begin of the pull to its end. */
  readonly lastsMs: number
}

export function pullOf(
  { pulls }: { readonly pulls: ReadonlyMap<string, TaskPull> },
  taskId: string,
  name: string,
): ContainerPull | undefined {
  return pulls.get(taskId)?.containers.find((one) => one.name === name)
}

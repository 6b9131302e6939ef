import type { Architecture, ImageContent, Layer } from '../registry/image.ts'

/** DOC-4: the workstation's own; an image for another does not run there. */
export const WORKSTATION_ARCHITECTURE: Architecture = 'amd64'

/** An image on the workstation's disk (DOC-3). By the digest of its manifest it stands in its table. */
export interface LocalImage {
  readonly content: ImageContent
  /** With registry and tag; none: dangling, as `<none>`. */
  readonly names: readonly string[]
  readonly createdAtMs: number
  /** With which repositories it was pushed or pulled: there its digest is known. */
  readonly repositoryUris: readonly string[]
  /** Of the manifest list by which it was pulled last; left out where there was none. */
  readonly listDigest?: string
  /** How it was built last; `null` for one that was pulled. */
  readonly build: BuildRecord | null
}

/** The Dockerfile of an image, and what came of each of its instructions. */
export interface BuildRecord {
  readonly dockerfile: string
  readonly steps: readonly BuildStep[]
}

/** DOC-2: what became of one instruction. */
export interface BuildStep {
  /** Where it begins in the Dockerfile, from 1. */
  readonly line: number
  /** As it was carried out, variables replaced. */
  readonly text: string
  readonly cached: boolean
  /** As `linux/arm64`, of a build for several. */
  readonly platform?: string
  /** Those that it adds: of FROM the base's, of RUN, COPY and ADD one, of others none. */
  readonly layers: readonly Layer[]
  readonly lastsMs: number
}

/** A result that the next build finds again, by `the same instruction over the same parent` (DOC-2). */
export interface CachedStep {
  /** `null` for an instruction that makes none. */
  readonly layer: Layer | null
}

/** DOC-5: Docker's credentials for one registry. */
export interface RegistryLogin {
  readonly host: string
  readonly atMs: number
  /** `null` where the registry's credentials do not expire. */
  readonly expiresAtMs: number | null
}

/** DOC-6, DOC-7: what a push or a pull does with a layer. */
export interface MovedLayer extends Layer {
  /** The other side has it already, or it was moved in this run before. */
  readonly isThere: boolean
  readonly lastsMs: number
}

interface Job {
  readonly startedAtMs: number
  readonly endsAtMs: number
  /** `null` while it runs. */
  readonly outcome: null | { readonly is: 'done' } | { readonly is: 'failed'; readonly message: string }
}

export interface BuildJob extends Job {
  readonly kind: 'build'
  readonly build: BuildRecord
  readonly content: ImageContent
  readonly tags: readonly string[]
  /** By their keys, what the cache has from then on. */
  readonly cached: readonly (readonly [string, CachedStep])[]
}

export interface PushJob extends Job {
  readonly kind: 'push'
  /** With registry and tag. */
  readonly image: string
  readonly content: ImageContent
  readonly layers: readonly MovedLayer[]
}

export interface PullJob extends Job {
  readonly kind: 'pull'
  readonly image: string
  /** It was not on the workstation under this name. */
  readonly isNew: boolean
  readonly content: ImageContent
  /** By which it was asked for: of a manifest list that of the list. */
  readonly digest: string
  readonly layers: readonly MovedLayer[]
}

/** What the workstation's terminal does, or did (DOC-3): one thing at a time. By the time at which it began. */
export type DockerJob = BuildJob | PushJob | PullJob

/** A container on the workstation (DOC-4). */
export interface LocalContainer {
  readonly id: string
  readonly name: string
  readonly image: string
  readonly digest: string
  readonly startedAtMs: number
  /** When it will have ended, once it was stopped. */
  readonly stopsAtMs: number | null
  /** `null` while it runs. */
  readonly finishedAtMs: number | null
  readonly exitCode: number | null
  /** What it wrote before it ended. */
  readonly log: string | null
}

/** One layer, compressed, as registries keep and move it. */
export interface Layer {
  /** `sha256:…` of what is in it: the same layer has the same digest wherever it was built. */
  readonly digest: string
  /** Compressed. */
  readonly sizeBytes: number
}

export const ARCHITECTURES = ['amd64', 'arm64'] as const
export type Architecture = (typeof ARCHITECTURES)[number]

export const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL', 'UNDEFINED'] as const
export type Severity = (typeof SEVERITIES)[number]

export interface ScanFinding {
  /** As `CVE-2024-3094`. */
  readonly name: string
  readonly severity: Severity
  readonly packageName: string
  readonly packageVersion: string
}

/** A scan of one image (ECR-7). */
export interface ImageScan {
  readonly startedAtMs: number
  /** `null` while it goes on. */
  readonly completedAtMs: number | null
}

/** In which class of storage an image is, in AWS's words; ACTIVATING is one that is on its way back (ECR-13). */
export const IMAGE_STATUSES = ['ACTIVE', 'ARCHIVED', 'ACTIVATING'] as const
export type ImageStatus = (typeof IMAGE_STATUSES)[number]

/** Whether an image is a manifest list that names another. */
export function isListWith({ content }: StoredImage, digest: string): boolean {
  return content.manifests?.some((one) => one.digest === digest) === true
}

/** AWS says within 20 minutes, and was seen to take 9 for a small image (ECR-13). */
export const RESTORE_MS = 10 * 60_000

/** What is told of an image that was archived once (ECR-13). */
export interface ImageArchiving {
  readonly status: ImageStatus
  /** When it was archived last. */
  readonly archivedAtMs: number
  /** When it was back last; `null` before. */
  readonly activatedAtMs: number | null
  /** When it will be back; `null` unless it is ACTIVATING. */
  readonly activatesAtMs: number | null
}

/** What was built and is the same in every registry: a manifest names it, and its digest is that of the manifest. */
export interface ImageContent {
  /** `sha256:…` of its manifest. */
  readonly digest: string
  readonly config: Layer
  /** From the base on. */
  readonly layers: readonly Layer[]
  /** It runs on these alone; a multi-architecture image has several. */
  readonly architectures: readonly Architecture[]
  /**
   * It is a manifest list, even where it names one architecture alone: who has another finds nothing in it. The images
   * that it names have the layers, itself has none.
   */
  readonly manifests?: readonly ImageContent[]
  /** What a scan would find in it. */
  readonly findings: readonly ScanFinding[]
  /** Its manifest, where somebody else wrote it (PutImage): its digest goes by every space of it. */
  readonly manifest?: string
  /** Which of the two starts it by `/bin/sh -c`, that passes no SIGTERM on (DOC-8); left out where neither does. */
  readonly shellForm?: 'ENTRYPOINT' | 'CMD'
  /** What a build that begins from it does first (DOC-1), one line each; left out for nothing. */
  readonly onBuild?: readonly string[]
}

/** An image in a repository (ECR-3). Its key in the table is `imageKey`. */
export interface StoredImage {
  readonly repositoryUri: string
  readonly content: ImageContent
  /** None: untagged, still to be had by its digest. */
  readonly tags: readonly string[]
  readonly pushedAtMs: number
  readonly lastPulledAtMs: number | null
  readonly scan: ImageScan | null
  /** Left out of an image that never was archived. */
  readonly archiving?: ImageArchiving
}

export function imageStatus({ archiving }: Pick<StoredImage, 'archiving'>): ImageStatus {
  return archiving?.status ?? 'ACTIVE'
}

export function imageKey(repositoryUri: string, digest: string): string {
  return `${repositoryUri}@${digest}`
}

/** Of all its layers, as ECR tells an image's size: compressed; of a manifest list, that of the largest it names. */
export function sizeBytes({ layers, manifests }: Pick<ImageContent, 'layers' | 'manifests'>): number {
  if (manifests !== undefined) return Math.max(...manifests.map(sizeBytes))
  return layers.reduce((sum, one) => sum + one.sizeBytes, 0)
}

/** What a host takes of an image: of a manifest list that of its architecture, of any other the image. */
export function contentFor(content: ImageContent, architecture: Architecture): ImageContent {
  return content.manifests?.find(({ architectures }) => architectures.includes(architecture)) ?? content
}

/** All that has to be there before its manifest, what several of its platforms share once. */
export function allLayers({ layers, manifests = [] }: Pick<ImageContent, 'layers' | 'manifests'>): readonly Layer[] {
  return [...new Map([...layers, ...manifests.flatMap(allLayers)].map((one) => [one.digest, one])).values()]
}

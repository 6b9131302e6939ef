import { jsonObject } from '../../../base/jsonObject.ts'
import { sha256 } from '../../../base/sha256.ts'
import { LAYER_BYTES_MAX } from '../labLimits.ts'
import type { Architecture, ImageContent, Layer, ScanFinding } from './image.ts'

export const MANIFEST_TYPE = 'application/vnd.docker.distribution.manifest.v2+json'
export const LIST_TYPE = 'application/vnd.docker.distribution.manifest.list.v2+json'
export const CONFIG_TYPE = 'application/vnd.docker.container.image.v1+json'
const LAYER_TYPE = 'application/vnd.docker.image.rootfs.diff.tar.gzip'

export interface Built {
  readonly layers: readonly Layer[]
  readonly architectures: readonly Architecture[]
  readonly findings?: readonly ScanFinding[]
  /** What its config says beside its layers, as its environment and its command. */
  readonly settings?: readonly string[]
  readonly shellForm?: ImageContent['shellForm']
  readonly onBuild?: ImageContent['onBuild']
}

/**
 * The image that some layers make. Its config is known by them and the architectures, and its digest is that of its
 * manifest: build the same twice, and it is the same image.
 */
export function contentOf({
  architectures,
  findings = [],
  settings,
  shellForm,
  onBuild = [],
  layers,
}: Built): ImageContent {
  const configText = JSON.stringify({
    architectures,
    layers: layers.map(({ digest }) => digest),
    settings,
  })
  const config = { digest: digestOf(configText), sizeBytes: configText.length }
  const digest = digestOf(manifestText({ config, layers }))
  const form = { ...(shellForm !== undefined && { shellForm }), ...(onBuild.length > 0 && { onBuild }) }
  return { digest, config, layers, architectures, findings, ...form }
}

/** A manifest list of images, one for each platform, in the order in which they are given. */
export function listOf(manifests: readonly ImageContent[], text: string = listText(manifests)): ImageContent {
  const digest = digestOf(text)
  const architectures = [...new Set(manifests.flatMap((one) => one.architectures))]
  const manifest = text === listText(manifests) ? undefined : text
  return {
    digest,
    // A list has no config: as Docker's containerd store does, it is known by itself.
    config: { digest, sizeBytes: text.length },
    layers: [],
    architectures,
    manifests,
    findings: [],
    ...(manifest !== undefined && { manifest }),
  }
}

/** As `docker buildx` writes it (https://distribution.github.io/distribution/spec/manifest-v2-2/#manifest-list). */
function listText(manifests: readonly ImageContent[]): string {
  const list = {
    schemaVersion: 2,
    mediaType: LIST_TYPE,
    manifests: manifests.map((one) => ({
      mediaType: MANIFEST_TYPE,
      size: manifestOf(one).length,
      digest: one.digest,
      platform: { architecture: one.architectures[0], os: 'linux' },
    })),
  }
  return JSON.stringify(list, null, 3)
}

/** Of an image: as it was given, or as the lab writes it. */
export function manifestOf(content: ImageContent): string {
  if (content.manifest !== undefined) return content.manifest
  return content.manifests === undefined ? manifestText(content) : listText(content.manifests)
}

/** Of schema 2, as `docker push` writes it (https://distribution.github.io/distribution/spec/manifest-v2-2/). */
export function manifestText({ config, layers }: Pick<ImageContent, 'config' | 'layers'>): string {
  const described = (mediaType: string, { digest, sizeBytes }: Layer) => ({ mediaType, size: sizeBytes, digest })
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: described(CONFIG_TYPE, config),
    layers: layers.map((one) => described(LAYER_TYPE, one)),
  }
  return JSON.stringify(manifest, null, 3)
}

/** A layer whose content is told apart from others by a text: the same text, the same layer. */
export function layerOf(text: string, sizeBytes: number): Layer {
  return { digest: digestOf(text), sizeBytes }
}

export function digestOf(text: string): string {
  return `sha256:${sha256(text)}`
}

/** What a manifest of Docker or OCI names; `list`: the digests of other manifests. `null`: it is none. */
export function readManifest(
  text: string,
): Pick<ImageContent, 'config' | 'layers'> | { readonly list: readonly string[] } | null {
  const manifest = jsonObject(text)
  if (manifest === null) return null
  if (Array.isArray(manifest.manifests)) return listNamed(manifest.manifests)
  const config = layerNamed(manifest.config)
  const given: readonly unknown[] = Array.isArray(manifest.layers) ? manifest.layers : []
  const layers = given.map(layerNamed).filter((one) => one !== null)
  if (config === null || layers.length === 0 || layers.length < given.length) return null
  return { config, layers }
}

/** Most that the lab takes into one list. */
const MANIFESTS_MAX = 20

function listNamed(given: readonly unknown[]): { readonly list: readonly string[] } | null {
  const list = given.map(layerNamed).flatMap((one) => one?.digest ?? [])
  return list.length === 0 || list.length < given.length || list.length > MANIFESTS_MAX ? null : { list }
}

const DIGEST = /^sha256:[0-9a-f]{64}$/

function layerNamed(given: unknown): Layer | null {
  const { digest, size } = (given ?? {}) as Readonly<Record<string, unknown>>
  const isLayer = typeof digest === 'string' && DIGEST.test(digest) && typeof size === 'number'
  if (!isLayer || !Number.isSafeInteger(size) || size < 0 || size > LAYER_BYTES_MAX) return null
  return { digest, sizeBytes: size }
}

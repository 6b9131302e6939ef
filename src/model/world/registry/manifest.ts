import { jsonObject } from '../../../base/jsonObject.ts'
import { sha256 } from '../../../base/sha256.ts'
import { LAYER_BYTES_MAX } from '../labLimits.ts'
import type { Architecture, ImageContent, Layer, ScanFinding } from './image.ts'

export const MANIFEST_TYPE = 'application/vnd.docker.distribution.manifest.v2+json'
export const CONFIG_TYPE = 'application/vnd.docker.container.image.v1+json'
const LAYER_TYPE = 'application/vnd.docker.image.rootfs.diff.tar.gzip'

export interface Built {
  readonly layers: readonly Layer[]
  readonly architectures: readonly Architecture[]
  /** Left out for no. */
  readonly isList?: boolean
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
  isList = false,
  findings = [],
  settings,
  shellForm,
  onBuild = [],
  layers,
}: Built): ImageContent {
  const configText = JSON.stringify({
    architectures,
    ...(isList && { isList }),
    layers: layers.map(({ digest }) => digest),
    settings,
  })
  const config = { digest: digestOf(configText), sizeBytes: configText.length }
  const digest = digestOf(manifestText({ config, layers }))
  const form = { ...(shellForm !== undefined && { shellForm }), ...(onBuild.length > 0 && { onBuild }) }
  return { digest, config, layers, architectures, ...(isList && { isList }), findings, ...form }
}

/** Of an image: as it was given, or as the lab writes it. */
export function manifestOf(content: ImageContent): string {
  return content.manifest ?? manifestText(content)
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

/** What a manifest of Docker or OCI names; `list`: it names other manifests, not layers. `null`: it is none. */
export function readManifest(text: string): Pick<ImageContent, 'config' | 'layers'> | { readonly list: true } | null {
  const manifest = jsonObject(text)
  if (manifest === null) return null
  if (Array.isArray(manifest.manifests)) return { list: true }
  const config = layerNamed(manifest.config)
  const given: readonly unknown[] = Array.isArray(manifest.layers) ? manifest.layers : []
  const layers = given.map(layerNamed).filter((one) => one !== null)
  if (config === null || layers.length === 0 || layers.length < given.length) return null
  return { config, layers }
}

const DIGEST = /^sha256:[0-9a-f]{64}$/

function layerNamed(given: unknown): Layer | null {
  const { digest, size } = (given ?? {}) as Readonly<Record<string, unknown>>
  const isLayer = typeof digest === 'string' && DIGEST.test(digest) && typeof size === 'number'
  if (!isLayer || !Number.isSafeInteger(size) || size < 0 || size > LAYER_BYTES_MAX) return null
  return { digest, sizeBytes: size }
}

import { sha256 } from '../../../base/sha256.ts'
import type { Architecture, ImageContent, Layer, ScanFinding } from './image.ts'

export const MANIFEST_TYPE = 'application/vnd.docker.distribution.manifest.v2+json'
const CONFIG_TYPE = 'application/vnd.docker.container.image.v1+json'
const LAYER_TYPE = 'application/vnd.docker.image.rootfs.diff.tar.gzip'

export interface Built {
  readonly layers: readonly Layer[]
  readonly architectures: readonly Architecture[]
  readonly findings?: readonly ScanFinding[]
}

/**
 * The image that some layers make. Its config is known by them and the architectures, and its digest is that of its
 * manifest: build the same twice, and it is the same image.
 */
export function contentOf({ layers, architectures, findings = [] }: Built): ImageContent {
  const configText = JSON.stringify({ architectures, layers: layers.map(({ digest }) => digest) })
  const config = { digest: digestOf(configText), sizeBytes: configText.length }
  return { digest: digestOf(manifestText({ config, layers })), config, layers, architectures, findings }
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

import type { Architecture, ImageContent, Layer, ScanFinding } from '../registry/image.ts'
import { DOCKER_HUB, PUBLIC_ECR, type ImageReference } from '../registry/imageReference.ts'
import { contentOf, layerOf } from '../registry/manifest.ts'

const MB = 1_000_000

type System = 'alpine' | 'slim' | 'debian' | 'ubuntu' | 'amazonlinux'

/** Compressed MB of the layers of a system (DOC-2): as Docker Hub lists images of 2025, rounded. */
const SYSTEMS: Readonly<Record<System, readonly number[]>> = {
  alpine: [3.6],
  slim: [28.2],
  debian: [48.5],
  ubuntu: [29.7],
  amazonlinux: [53.6],
}

interface Known {
  /** Over which it stands where its tag names none. */
  readonly over: System
  /** Compressed MB of its own layers. */
  readonly own: readonly number[]
  /** And of those that the full variant has beside: compilers and headers. */
  readonly full?: readonly number[]
}

const TOOLS = [24, 64.4, 211.2]

const KNOWN: Readonly<Record<string, Known>> = {
  alpine: { over: 'alpine', own: [] },
  busybox: { over: 'alpine', own: [] },
  debian: { over: 'debian', own: [] },
  ubuntu: { over: 'ubuntu', own: [] },
  amazonlinux: { over: 'amazonlinux', own: [] },
  nginx: { over: 'slim', own: [43.7] },
  httpd: { over: 'slim', own: [4, 25.9] },
  redis: { over: 'slim', own: [17.1] },
  postgres: { over: 'slim', own: [8.1, 114.3] },
  node: { over: 'debian', own: [51.4, 1.3], full: TOOLS },
  python: { over: 'debian', own: [6.2, 20.3], full: TOOLS },
  ruby: { over: 'debian', own: [39.5], full: TOOLS },
  golang: { over: 'debian', own: [74.1], full: TOOLS.slice(0, 2) },
  'eclipse-temurin': { over: 'ubuntu', own: [22.9, 157.4] },
}

/** Of any other: as much as the lab takes an image to be of which nothing was said (IMG-1). */
const OTHER: Known = { over: 'ubuntu', own: [170.3] }

/** What a scan finds in Debian's packages, which its images have kept for years. */
const DEBIAN_FINDINGS: readonly ScanFinding[] = [
  { name: 'CVE-2023-45853', severity: 'CRITICAL', packageName: 'zlib', packageVersion: '1:1.2.13.dfsg-1' },
  { name: 'CVE-2011-3374', severity: 'LOW', packageName: 'apt', packageVersion: '2.6.1' },
]

/**
 * DOC-2: an image of a registry of which nothing was said. Images over the same system share its layers, and those of
 * one architecture nothing with those of another.
 */
export function baseImage(reference: ImageReference, architectures: readonly Architecture[]): ImageContent {
  const { repository, host } = reference
  const tag = reference.digest ?? reference.tag ?? 'latest'
  const name = isOfficial(host) ? repository.slice(repository.lastIndexOf('/') + 1) : ''
  const known = KNOWN[name] ?? OTHER
  const over = systemOf(known, tag)
  const forWhat = architectures.join('+')
  const isFull = over === 'debian' && known.over === 'debian'
  const layers: Layer[] = [
    ...layersOf(`system ${over} ${forWhat}`, SYSTEMS[over]),
    ...(isFull ? layersOf(`tools ${forWhat}`, known.full ?? []) : []),
    ...layersOf(`${host}/${repository}:${tag} ${forWhat}`, known.own),
  ]
  const findings = over === 'debian' || over === 'slim' ? DEBIAN_FINDINGS : []
  return contentOf({ layers, architectures, findings })
}

function isOfficial(host: string): boolean {
  return host === DOCKER_HUB || host === PUBLIC_ECR
}

function systemOf({ over }: Known, tag: string): System {
  if (tag.includes('alpine')) return 'alpine'
  return tag.includes('slim') && over === 'debian' ? 'slim' : over
}

function layersOf(what: string, sizesMb: readonly number[]): readonly Layer[] {
  return sizesMb.map((sizeMb, index) => layerOf(`${what} ${String(index)}`, Math.round(sizeMb * MB)))
}

import { imageName, sizeText, storedBytes } from '../../../look/imageLook.ts'
import { storagePriceText } from '../../../look/storagePrice.ts'
import { capitalized, counted } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import { imagesOf } from '../../../model/world/registry/findImage.ts'
import { ecrRegistryOf } from '../../../model/world/registry/imageReference.ts'
import {
  imageStatus,
  SEVERITIES,
  sizeBytes,
  type ImageStatus,
  type Severity,
  type StoredImage,
} from '../../../model/world/registry/image.ts'
import type { Repository } from '../../../model/world/registry/repository.ts'
import type { World } from '../../../model/world/world.ts'
import type { SubjectWords } from '../words.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** From so many hours on days say more. */
const DAYS_FROM_MS = 2 * DAY_MS

/** `12 min`, `13 days`: policies count in days. */
export function ageText(ageMs: number): string {
  return ageMs < DAYS_FROM_MS ? durationText(ageMs) : counted(Math.floor(ageMs / DAY_MS), 'day')
}

/** What a repository holds, and what becomes of a tag that is pushed again. */
export function repositoryWords(repository: Repository, world: World): SubjectWords {
  const images = imagesOf(world, repository.uri)
  const verdict =
    images.length === 0
      ? 'It has no image yet'
      : `${counted(images.length, 'image')}, ${sizeText(storedBytes(world, repository.uri))}`
  return { verdict, sentence: `${mutabilityText(repository)}${priceSentence(repository, world)}`, tone: 'plain' }
}

/** Of a private repository of Amazon ECR: the first 50 GB of a public one are free, and others are not AWS's. */
function priceSentence({ host, uri }: Repository, world: World): string {
  const bytes = storedBytes(world, uri)
  return ecrRegistryOf(host) === null || bytes === 0 ? '' : ` To store it costs ${storagePriceText(bytes)} a month.`
}

export function mutabilityText({
  tagMutability,
  exclusions,
}: Pick<Repository, 'tagMutability' | 'exclusions'>): string {
  const but = exclusions.join(', ')
  switch (tagMutability) {
    case 'MUTABLE':
      return 'MUTABLE: a tag that is pushed again moves to the new image, and leaves the old one untagged.'
    case 'IMMUTABLE':
      return 'IMMUTABLE: a tag, once given, stays on its image; to push it again is refused.'
    case 'MUTABLE_WITH_EXCLUSION':
      return `MUTABLE_WITH_EXCLUSION: tags move when they are pushed again, but for ${but}.`
    case 'IMMUTABLE_WITH_EXCLUSION':
      return `IMMUTABLE_WITH_EXCLUSION: tags stay where they are, but for ${but}.`
  }
}

const STATUS_TEXTS = {
  ACTIVE: { verdict: '', sentence: '' },
  ARCHIVED: { verdict: ', archived', sentence: ' It cannot be pulled until it is restored or pushed again.' },
  ACTIVATING: { verdict: ', being restored', sentence: ' It cannot be pulled until it is back.' },
} as const satisfies Readonly<Record<ImageStatus, { readonly verdict: string; readonly sentence: string }>>

/** What an image is, and what a scan has found in it. */
export function imageWords(image: StoredImage, world: Pick<World, 'images' | 'nowMs'>): SubjectWords {
  const { content, tags, pushedAtMs } = image
  const verdict = tags.length === 0 ? capitalized(imageName(world, image)) : `Tagged ${tags.join(', ')}`
  const { manifests, layers, architectures } = content
  const made = manifests === undefined ? `in ${counted(layers.length, 'layer')}` : 'at most, a list of manifests'
  const parts = `${sizeText(sizeBytes(content))} ${made}, for ${architectures.join(' and ')}`
  const worst = scanCounts(image)[0]?.severity
  return {
    verdict: `${verdict}${STATUS_TEXTS[imageStatus(image)].verdict}`,
    sentence: `${parts}, pushed ${ageText(world.nowMs - pushedAtMs)} ago.${STATUS_TEXTS[imageStatus(image)].sentence}`,
    tone: worst === 'CRITICAL' || worst === 'HIGH' ? 'trouble' : 'plain',
  }
}

export interface SeverityCount {
  readonly severity: Severity
  readonly count: number
}

/** What a completed scan found, the worst first; nothing while none is complete. */
export function scanCounts({ scan, content }: StoredImage): readonly SeverityCount[] {
  if (scan === null || scan.completedAtMs === null) return []
  return SEVERITIES.flatMap((severity) => {
    const count = content.findings.filter((one) => one.severity === severity).length
    return count === 0 ? [] : [{ severity, count }]
  })
}

/** `2 CRITICAL, 1 LOW`. */
export function scanText(image: StoredImage): string {
  if (image.scan === null) return 'not scanned'
  if (image.scan.completedAtMs === null) return 'scanning'
  const counts = scanCounts(image)
  if (counts.length === 0) return 'no findings'
  return counts.map(({ severity, count }) => `${String(count)} ${severity}`).join(', ')
}

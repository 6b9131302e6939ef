import type { Architecture, ImageContent, ScanFinding } from './image.ts'
import { contentOf, layerOf } from './manifest.ts'

const MB = 1_000_000
const SIZE_MB = 200

/** What a pipeline of the lab says of what it pushes. */
interface PipelineImage {
  /** What tells it from others of its size. */
  readonly own: string
  /** Compressed. */
  readonly sizeMb?: number | undefined
  readonly architectures?: readonly Architecture[] | undefined
  readonly isList?: boolean | undefined
  readonly findings?: readonly ScanFinding[]
}

/** One layer of its own over a base that all images of the lab's pipelines share, where there is room for it. */
export function pipelineImage({
  own,
  sizeMb,
  architectures = ['amd64'],
  isList,
  findings,
}: PipelineImage): ImageContent {
  const bytes = (sizeMb ?? SIZE_MB) * MB
  const baseBytes = Math.min(30 * MB, bytes / 2)
  return contentOf({
    layers: [layerOf(`base ${String(baseBytes)}`, baseBytes), layerOf(`own ${own}`, bytes - baseBytes)],
    architectures,
    isList: isList ?? architectures.length > 1,
    findings: findings ?? [],
  })
}

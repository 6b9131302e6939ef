import type { Architecture, ImageContent, ScanFinding } from './image.ts'
import { contentOf, layerOf, listOf } from './manifest.ts'

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
  const parts = { findings: findings ?? [] }
  const layersOf = (what: string) => [
    layerOf(`base ${String(baseBytes)}${what}`, baseBytes),
    layerOf(`own ${own}${what}`, bytes - baseBytes),
  ]
  if (!(isList ?? architectures.length > 1)) return contentOf({ ...parts, layers: layersOf(''), architectures })
  return listOf(
    architectures.map((one) =>
      contentOf({ ...parts, layers: layersOf(one === 'amd64' ? '' : ` ${one}`), architectures: [one] }),
    ),
  )
}

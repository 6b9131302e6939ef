import { sizeText } from '../../../look/imageLook.ts'
import { shortId } from '../../../model/world/workstation/localNames.ts'
import { sizeBytes } from '../../../model/world/registry/image.ts'
import { shownName } from '../../../model/world/workstation/localNames.ts'
import type { LocalContainer, LocalImage } from '../../../model/world/workstation/workstation.ts'
import { DataTable, type DataColumn } from '../../kit/DataTable.tsx'
import type { WhyProps } from '../subjectView.ts'
import '../registry/registry.css'

/** What is on the workstation's disk, the newest first, and what runs there. */
export function LocalImagesTab({ world }: WhyProps) {
  const containers = [...world.localContainers.values()].reverse()
  return (
    <div className="inspector__stack images-table">
      <DataTable
        label="Images, the newest first"
        columns={IMAGE_COLUMNS}
        rows={[...world.localImages.values()].reverse()}
        rowKey={({ content }) => content.digest}
        empty={<p className="inspector__text">No image yet. Build one, or pull one.</p>}
      />
      {containers.length > 0 && (
        <DataTable label="Containers" columns={CONTAINER_COLUMNS} rows={containers} rowKey={({ name }) => name} />
      )}
    </div>
  )
}

const IMAGE_COLUMNS: readonly DataColumn<LocalImage>[] = [
  {
    id: 'image',
    header: 'tag, digest',
    isRowHeader: true,
    givesWay: true,
    cell: ({ names, content, repositoryUris, listDigest = content.digest }) => (
      <span className="image-name">
        <span className="local-name">{names.length === 0 ? '<none>' : names.map(shownName).join(', ')}</span>
        <code>{repositoryUris.length === 0 ? 'in no registry yet' : shortId(listDigest)}</code>
      </span>
    ),
  },
  { id: 'platform', header: 'platform', cell: ({ content }) => content.architectures.join(', ') },
  { id: 'size', header: 'size', align: 'end', cell: ({ content }) => sizeText(sizeBytes(content)) },
]

const CONTAINER_COLUMNS: readonly DataColumn<LocalContainer>[] = [
  {
    id: 'container',
    header: 'container, image',
    isRowHeader: true,
    givesWay: true,
    cell: ({ name, image, log }) => (
      <span className="image-name">
        <span className="local-name">{name}</span>
        <code>{log ?? image}</code>
      </span>
    ),
  },
  { id: 'state', header: 'state', align: 'end', cell: containerState },
]

function containerState({ finishedAtMs, stopsAtMs, exitCode }: LocalContainer): string {
  if (finishedAtMs !== null) return `Exited (${String(exitCode ?? 0)})`
  return stopsAtMs === null ? 'Up' : 'stopping'
}

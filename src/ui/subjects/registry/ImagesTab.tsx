import { imageName, sizeText } from '../../../look/imageLook.ts'
import { shortId } from '../../../model/world/workstation/localNames.ts'
import { imagesOf } from '../../../model/world/registry/findImage.ts'
import { imageKey, imageStatus, sizeBytes, type StoredImage } from '../../../model/world/registry/image.ts'
import { DataTable, type DataColumn } from '../../kit/DataTable.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { ageText } from '../../words/registry/registryWords.ts'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import type { WhyProps } from '../subjectView.ts'
import { ScanMark } from './ScanMark.tsx'
import './registry.css'

/** The images of a repository, the newest first. */
export function ImagesTab({ id, world, onSelect }: WhyProps) {
  const repository = world.repositories.get(id)
  if (repository === undefined) return null
  const oldestFirst = imagesOf(world, id).toSorted((a, b) => a.pushedAtMs - b.pushedAtMs)
  // Of those that were pushed at once the later one is the newer, as lifecycle rules have it.
  const images = oldestFirst.toReversed()
  return (
    <div className="inspector__stack images-table">
      <DataTable
        label="Images, the newest first"
        columns={columnsFor(world, onSelect)}
        rows={images}
        rowKey={({ content }) => content.digest}
        empty={<p className="inspector__text">Nothing was pushed to it yet: a task that names it cannot be started.</p>}
      />
      <Facts
        details={[
          { label: 'repositoryUri', value: repository.uri },
          { label: 'scanOnPush', value: repository.scanOnPush ? 'true' : 'false' },
          { label: 'encryptionType', value: repository.encryption.type },
        ]}
      />
    </div>
  )
}

function columnsFor(world: WhyProps['world'], onSelect: WhyProps['onSelect']): readonly DataColumn<StoredImage>[] {
  return [
    {
      id: 'image',
      header: 'tag, digest',
      isRowHeader: true,
      givesWay: true,
      cell: (image) => (
        <span className="image-name" data-status={imageStatus(image)}>
          <SubjectLink
            to={{ kind: 'image', id: imageKey(image.repositoryUri, image.content.digest) }}
            onSelect={onSelect}
          >
            {imageName(world, image)}
          </SubjectLink>
          <code>{shortId(image.content.digest)}</code>
          {imageStatus(image) !== 'ACTIVE' && <span className="image-status">{imageStatus(image)}</span>}
        </span>
      ),
    },
    { id: 'size', header: 'size', align: 'end', cell: ({ content }) => sizeText(sizeBytes(content)) },
    { id: 'age', header: 'pushed', align: 'end', cell: ({ pushedAtMs }) => `${ageText(world.nowMs - pushedAtMs)} ago` },
    { id: 'scan', header: 'scan', cell: (image) => <ScanMark image={image} /> },
  ]
}

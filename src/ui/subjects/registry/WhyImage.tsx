import { repositoryTitle, sizeText } from '../../../look/imageLook.ts'
import { shortId } from '../../../model/world/workstation/localNames.ts'
import { clockText } from '../../../look/time.ts'
import {
  imageStatus,
  sizeBytes,
  type ImageArchiving,
  type ImageContent,
  type Layer,
  type ScanFinding,
} from '../../../model/world/registry/image.ts'
import { DataTable, type DataColumn } from '../../kit/DataTable.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { scanCounts, scanText } from '../../words/registry/registryWords.ts'
import type { Detail } from '../../words/words.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import { SubjectLink } from '../balancing/SubjectLink.tsx'
import type { WhyProps } from '../subjectView.ts'
import './registry.css'

/** An image: by which digest it is named, of which layers it is made, what a scan found. */
export function WhyImage({ id, world, originMs, onSelect }: WhyProps) {
  const image = world.images.get(id)
  const repository = world.repositories.get(image?.repositoryUri ?? '')
  if (image === undefined || repository === undefined) return null
  const { content, pushedAtMs, lastPulledAtMs, archiving } = image
  return (
    <div className="inspector__stack">
      <p className="inspector__text">
        In repository{' '}
        <SubjectLink to={{ kind: 'repository', id: repository.uri }} onSelect={onSelect}>
          {repositoryTitle(repository)}
        </SubjectLink>
      </p>
      <Facts
        details={[
          { label: 'imageDigest', value: content.digest },
          { label: 'imagePushedAt', value: clockText(pushedAtMs - originMs) },
          {
            label: 'lastRecordedPullTime',
            value: lastPulledAtMs === null ? 'never' : clockText(lastPulledAtMs - originMs),
          },
          { label: 'imageStatus', value: imageStatus(image) },
          ...(archiving === undefined ? [] : archivingDetails(archiving, originMs)),
          { label: 'scan', value: scanText(image) },
        ]}
      />
      {scanCounts(image).length > 0 && (
        <DataTable label="Findings" columns={FINDING_COLUMNS} rows={content.findings} rowKey={({ name }) => name} />
      )}
      {content.manifests === undefined ? (
        <Layers layers={content.layers} />
      ) : (
        <Manifests manifests={content.manifests} />
      )}
      {content.manifests === undefined && <ScanKinds />}
    </div>
  )
}

/** A scan is basic: what the other kind would do stands beside it, since one chooses between the two. */
function ScanKinds() {
  return (
    <section className="inspector__block">
      <h2 className="type-h3">What a scan looks for</h2>
      <p className="inspector__text">
        Basic scanning: vulnerable packages of the operating system, as they are known at the push or when a scan is
        started, once a day. What becomes known later needs another scan.
      </p>
      <p className="inspector__text">
        Enhanced scanning, by Amazon Inspector, looks at packages of programming languages too, and with continuous scan
        tells of an image what becomes known after its push. It is set for the whole registry, and is not in the lab.
      </p>
      <SourceLine ruleId="ECR-7" />
    </section>
  )
}

/** When it went into the archive, when it came back, when it will be back. */
function archivingDetails(archiving: ImageArchiving, originMs: number): readonly Detail[] {
  const { archivedAtMs, activatedAtMs, activatesAtMs } = archiving
  const at = (label: string, ms: number | null) => (ms === null ? [] : [{ label, value: clockText(ms - originMs) }])
  return [
    ...at('lastArchivedAt', archivedAtMs),
    ...at('lastActivatedAt', activatedAtMs),
    ...at('back at', activatesAtMs),
  ]
}

/** What a list names: a host pulls that of its platform. */
function Manifests({ manifests }: { readonly manifests: readonly ImageContent[] }) {
  return (
    <section className="inspector__block">
      <h2 className="type-h3">Manifests, one for each platform</h2>
      <Facts
        details={manifests.map(({ architectures, digest, ...parts }) => ({
          label: `linux/${architectures.join()}`,
          value: `${shortId(digest)}, ${sizeText(sizeBytes(parts))}`,
        }))}
      />
    </section>
  )
}

/** Each as long as it is large, so that what a push or a pull costs is seen. */
function Layers({ layers }: { readonly layers: readonly Layer[] }) {
  const all = sizeBytes({ layers })
  return (
    <section className="inspector__block">
      <h2 className="type-h3">Layers, from the base on</h2>
      <ol className="layers">
        {layers.map((layer) => (
          <li key={layer.digest}>
            <code>{shortId(layer.digest)}</code>
            <span className="layers__track" aria-hidden="true">
              <span style={{ width: `${String((layer.sizeBytes / Math.max(1, all)) * 100)}%` }} />
            </span>
            <span>{sizeText(layer.sizeBytes)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const FINDING_COLUMNS: readonly DataColumn<ScanFinding>[] = [
  { id: 'name', header: 'finding', isMono: true, isRowHeader: true, cell: ({ name }) => name },
  { id: 'severity', header: 'severity', cell: ({ severity }) => severity },
  {
    id: 'package',
    header: 'package',
    givesWay: true,
    cell: ({ packageName, packageVersion }) => `${packageName} ${packageVersion}`,
  },
]

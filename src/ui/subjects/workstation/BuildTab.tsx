import { sizeText } from '../../../look/imageLook.ts'
import { shortId } from '../../../model/world/workstation/localNames.ts'
import { sizeBytes } from '../../../model/world/registry/image.ts'
import { shownName } from '../../../model/world/workstation/localNames.ts'
import { newestJob } from '../../../model/world/workstation/workstationNow.ts'
import { Facts } from '../../kit/Facts.tsx'
import { elapsedMs } from '../../words/workstation/workstationWords.ts'
import type { WhyProps } from '../subjectView.ts'
import { DockerfileLayers } from './DockerfileLayers.tsx'

/** The newest build: its Dockerfile beside its layers. */
export function BuildTab({ world }: WhyProps) {
  const job = newestJob(world, 'build')
  if (job === undefined) {
    return (
      <p className="inspector__text">
        Nothing was built yet. Build: each line that adds files becomes a layer, and stands here beside it.
      </p>
    )
  }
  const { content, tags, build } = job
  return (
    <div className="inspector__stack">
      <Facts
        details={[
          { label: 'tag', value: tags.length === 0 ? '<none>' : tags.map(shownName).join(', ') },
          { label: 'size, compressed', value: sizeText(sizeBytes(content)) },
          { label: 'platform', value: content.architectures.map((one) => `linux/${one}`).join(', ') },
          { label: 'image ID', value: shortId(content.config.digest) },
        ]}
      />
      <DockerfileLayers {...build} elapsed={elapsedMs(job, world.nowMs)} />
    </div>
  )
}

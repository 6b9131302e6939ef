import { sizeText } from '../../../look/imageLook.ts'
import { shortId } from '../../../model/world/workstation/localNames.ts'
import { pullLines, pushLines } from '../../../model/world/workstation/dockerLines.ts'
import { ANSWER_MS } from '../../../model/world/workstation/runCost.ts'
import type { PullJob, PushJob } from '../../../model/world/workstation/workstation.ts'
import { doneOf, elapsedMs, movedText, startsOf } from '../../words/workstation/workstationWords.ts'
import type { WhyProps } from '../subjectView.ts'
import { LayerBar } from './LayerBar.tsx'
import './workstation.css'

/** The last push or pull, layer by layer. */
export function MovedTab({ world }: WhyProps) {
  const job = [...world.dockerJobs.values()].findLast((one): one is PushJob | PullJob => one.kind !== 'build')
  if (job === undefined) {
    return (
      <p className="inspector__text">
        Nothing was pushed or pulled yet. A push sends the layers that the repository has not; the others already exist.
      </p>
    )
  }
  const { kind, layers, outcome } = job
  const elapsed = elapsedMs(job, world.nowMs)
  const starts = startsOf(layers, ANSWER_MS)
  const largest = Math.max(1, ...layers.map(({ sizeBytes }) => sizeBytes))
  const lines = kind === 'push' ? pushLines(job) : pullLines(job)
  return (
    <div className="inspector__stack">
      <p className="docker-line">{lines[0]}</p>
      <ol className="moved-layers" aria-label="Layers, from the base on">
        {layers.map((layer, index) => (
          <li key={layer.digest}>
            <code>{shortId(layer.digest)}</code>
            <span>{sizeText(layer.sizeBytes)}</span>
            <LayerBar
              share={layer.sizeBytes / largest}
              done={layer.isThere ? 0 : doneOf(layer.lastsMs, { afterMs: starts[index] ?? 0, elapsed })}
            />
            <span>{movedText(kind, layer, { afterMs: starts[index] ?? 0, elapsed })}</span>
          </li>
        ))}
      </ol>
      {outcome?.is === 'failed' && (
        <p className="docker-line" data-tone="trouble">
          ✕ {outcome.message}
        </p>
      )}
      {outcome?.is === 'done' && <p className="docker-line">{lines.at(-1)}</p>}
    </div>
  )
}

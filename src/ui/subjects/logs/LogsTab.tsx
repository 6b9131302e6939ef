import { streamsOf } from '../../../model/world/logs/keptEvents.ts'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'
import { LogViewer } from './LogViewer.tsx'

/** The lines of all streams of a log group. */
export function LogsTab({ id, world, originMs }: WhyProps) {
  const streams = streamsOf(world, id)
  if (!world.logGroups.has(id)) return null
  return (
    <div className="inspector__stack">
      {streams.length === 0 ? (
        <p className="inspector__text">
          It has no stream yet. A container whose awslogs-group is this one makes one as it starts.
        </p>
      ) : (
        <LogViewer world={world} label="log group" streams={streams} originMs={originMs} />
      )}
      <SourceLine ruleId="LOG-7" />
    </div>
  )
}

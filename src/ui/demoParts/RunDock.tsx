import { memo } from 'react'
import { decisionCount } from '../inspector/selection.ts'
import { LabTransport } from '../timeline/LabTransport.tsx'
import { RunTimeline, type RunTimelineProps } from './RunTimeline.tsx'

/** Time under a demo's stage: the clock, and its tracks. */
export const RunDock = memo(function RunDock(props: RunTimelineProps) {
  const [first] = props.views
  if (first === undefined) return null
  return (
    <>
      <LabTransport
        originMs={props.of.originMs}
        hasBranch={false}
        step={{ ...decisionCount(first), noun: 'decision' }}
        {...(props.views.length > 1 && { hint: 'One clock drives both.' })}
      />
      <RunTimeline {...props} />
    </>
  )
})

import { memo } from 'react'
import { SCALING_ORIGIN_MS } from '../../lessons/scalingDemo.ts'
import { decisionCount } from '../inspector/selection.ts'
import { LabTransport } from '../timeline/LabTransport.tsx'
import { ScalingTimeline, type ScalingTimelineProps } from './ScalingTimeline.tsx'

/** Time under the demo's stage: the clock, and its tracks. */
export const ScalingDock = memo(function ScalingDock(props: ScalingTimelineProps) {
  const [first] = props.views
  if (first === undefined) return null
  return (
    <>
      <LabTransport
        originMs={SCALING_ORIGIN_MS}
        hasBranch={false}
        step={{ ...decisionCount(first), noun: 'decision' }}
        {...(props.views.length > 1 && { hint: 'One clock drives both.' })}
      />
      <ScalingTimeline {...props} />
    </>
  )
})

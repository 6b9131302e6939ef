import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { SCALING_ORIGIN_MS } from '../../lessons/scalingDemo.ts'
import { useActiveView, useLabSession } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { DemoFrame } from '../demoParts/DemoFrame.tsx'
import { RunDock } from '../demoParts/RunDock.tsx'
import { RunWhy } from '../demoParts/RunWhy.tsx'
import { SideStages } from '../demoParts/SideStages.tsx'
import { useBenchSelection } from '../demoParts/useBenchSelection.ts'
import { useShownViews } from '../demoParts/useShownViews.ts'
import { ToggleRow } from '../kit/ToggleRow.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { NewLab } from '../opening/NewLab.tsx'
import { WorkbenchLayout } from '../shell/WorkbenchLayout.tsx'
import { newestScaling } from '../words/scaling/newestScaling.ts'
import { LoadTrack } from './LoadTrack.tsx'
import { NextCapacity } from './NextCapacity.tsx'
import { PolicyFigures } from './PolicyFigures.tsx'
import { ScalingActions } from './ScalingActions.tsx'
import { SCALING_RUN } from './scalingRun.ts'
import { ScalingSettings } from './ScalingSettings.tsx'
import { trackShown } from './scalingSearch.ts'
import { useScalingDemo, type ScalingDemo } from './useScalingDemo.ts'

const route = getRouteApi('/scaling')
const BACK = 'Back to what scaled'
const PHONE = '(width <= 640px)'

/** Auto scaling as an instructor shows it: a load, a policy, both loops, time, why. */
export function ScalingPage() {
  return (
    <NewLab>
      <ScalingLab />
    </NewLab>
  )
}

function ScalingLab() {
  const session = useLabSession()
  const demo = useScalingDemo(session, route.useSearch(), useActiveView())
  const views = useShownViews()
  const isComparing = demo.address.other !== null
  return (
    <DemoFrame
      heading={isComparing ? 'Two policies under one load' : 'Auto scaling'}
      originMs={SCALING_ORIGIN_MS}
      views={views}
      isComparing={isComparing}
      sideName="Policy"
      actions={<ScalingActions demo={demo} />}
    >
      <ScalingBench demo={demo} views={views} isComparing={isComparing} />
    </DemoFrame>
  )
}

const SIDES = [
  { value: 'a', label: 'Policy A' },
  { value: 'b', label: 'Policy B' },
] as const

interface ScalingBenchProps {
  readonly demo: ScalingDemo
  readonly views: readonly BranchView[]
  readonly isComparing: boolean
}

function ScalingBench({ demo, views, isComparing }: ScalingBenchProps) {
  const { setting, other } = demo.address
  const isPhone = useMedia(PHONE)
  const [hidesNext, setHidesNext] = useState(false)
  const [side, setSide] = useState<'a' | 'b'>('a')
  const { selection, setSelection, panel, setPanel, choose } = useBenchSelection('Auto scaling', BACK)
  const [first, second] = views
  const asks = hidesNext && !isComparing
  const explained = isComparing && side === 'b' ? second : first
  return (
    <WorkbenchLayout
      leftLabel="Settings"
      left={
        <ScalingSettings
          setting={setting}
          other={other}
          onRestart={demo.restart}
          onOther={demo.compareWith}
          hidesNext={hidesNext}
          onHideNext={setHidesNext}
        />
      }
      stage={
        first !== undefined && (
          <SideStages
            {...{ views, isComparing, selection }}
            sideName="Policy"
            originMs={SCALING_ORIGIN_MS}
            mode={isComparing ? 'compare' : isPhone ? 'phone' : 'demo'}
            onSelect={choose}
          />
        )
      }
      middle={
        <LoadTrack
          load={setting.load}
          nowMs={first === undefined ? null : first.nowMs - SCALING_ORIGIN_MS}
          onLoad={(load) => demo.restart({ load })}
        />
      }
      dock={
        first !== undefined && (
          <RunDock
            of={SCALING_RUN}
            views={isComparing ? views : [first]}
            selectedDecisionId={selection?.kind === 'decision' ? Number(selection.id) : null}
            onSelect={choose}
            hidesNext={asks}
            track={isComparing ? null : trackShown(demo.address)}
            onTrack={demo.showTrack}
          />
        )
      }
      inspector={
        first !== undefined && (
          <>
            {isComparing && second !== undefined && (
              <>
                <PolicyFigures a={first} b={second} />
                <ToggleRow label="Explained" look="line" options={SIDES} value={side} onChange={setSide} />
              </>
            )}
            {asks && <NextCapacity view={first} />}
            {!asks && explained !== undefined && (
              <RunWhy
                view={explained}
                newest={newestScaling(explained)}
                empty="Nothing was evaluated yet. Play: each alarm and each evaluation is explained here."
                originMs={SCALING_ORIGIN_MS}
                backLabel={BACK}
                {...{ selection }}
                onSelect={setSelection}
              />
            )}
          </>
        )
      }
      openPanel={panel}
      onOpenPanel={setPanel}
    />
  )
}

import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { SCALING_ORIGIN_MS } from '../../lessons/scalingDemo.ts'
import { useActiveView, useLabSession, usePlayback } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { Selection } from '../inspector/selection.ts'
import { VerdictLine } from '../inspector/VerdictLine.tsx'
import { ToggleRow } from '../kit/ToggleRow.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { useStable } from '../kit/useStable.ts'
import { LabNotice } from '../notice/LabNotice.tsx'
import { NewLab } from '../opening/NewLab.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { WorkbenchLayout, type WorkbenchPanel } from '../shell/WorkbenchLayout.tsx'
import { BranchStage } from '../stage/BranchStage.tsx'
import { StatusLine } from '../stage/StatusLine.tsx'
import { useTimeKeys } from '../timeline/useTimeKeys.ts'
import { LoadTrack } from './LoadTrack.tsx'
import { NextCapacity } from './NextCapacity.tsx'
import { PolicyFigures } from './PolicyFigures.tsx'
import { ScalingActions } from './ScalingActions.tsx'
import { ScalingDock } from './ScalingDock.tsx'
import { ScalingSettings } from './ScalingSettings.tsx'
import { ScalingWhy } from './ScalingWhy.tsx'
import { trackShown } from './scalingSearch.ts'
import { useScalingDemo, type ScalingDemo } from './useScalingDemo.ts'
import { useShownViews } from './useShownViews.ts'
import './ScalingStages.css'

const route = getRouteApi('/scaling')
const PHONE = '(width <= 640px)'
const NARROW = '(width <= 1179px)'

/** Auto scaling as an instructor shows it: a load, a policy, both loops, time, why. */
export function ScalingPage() {
  return (
    <NewLab>
      <ScalingFrame />
    </NewLab>
  )
}

function ScalingFrame() {
  const session = useLabSession()
  const active = useActiveView()
  const { speed } = usePlayback()
  const demo = useScalingDemo(session, route.useSearch(), active)
  const views = useShownViews()
  useTimeKeys({ startMs: SCALING_ORIGIN_MS })
  const isComparing = demo.address.other !== null
  return (
    <>
      <h1 className="visually-hidden">{isComparing ? 'Two policies under one load' : 'Auto scaling'}</h1>
      <ScalingActions demo={demo} />
      <LabNotice originMs={SCALING_ORIGIN_MS} />
      {views.map((view, index) => (
        <StatusLine
          key={view.branchId}
          view={view}
          speed={speed}
          {...(isComparing && { name: `Policy ${index === 0 ? 'A' : 'B'}` })}
        />
      ))}
      {active !== undefined && !isComparing && <VerdictLine view={active} originMs={SCALING_ORIGIN_MS} />}
      <ScalingBench demo={demo} views={views} isComparing={isComparing} />
    </>
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
  const { selection, setSelection, panel, setPanel, choose } = useScalingSelection()
  const [first, second] = views
  const asks = hidesNext && !isComparing
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
          <div className="scaling-stages" data-two={(isComparing && second !== undefined) || undefined}>
            {(isComparing ? views : [first]).map((view, index) => (
              <section key={view.branchId} aria-label={isComparing ? `Policy ${index === 0 ? 'A' : 'B'}` : 'Yard'}>
                {isComparing && <h2 className="type-h3">{index === 0 ? 'Policy A' : 'Policy B'}</h2>}
                <BranchStage
                  view={view}
                  originMs={SCALING_ORIGIN_MS}
                  mode={isComparing ? 'compare' : isPhone ? 'phone' : 'demo'}
                  selection={index === 0 ? selection : null}
                  onSelect={choose}
                />
              </section>
            ))}
          </div>
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
          <ScalingDock
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
            {!asks && (
              <ScalingWhy
                view={isComparing && side === 'b' ? (second ?? first) : first}
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

/** What is selected, and that its inspector comes up where it is a sheet. Escape leads back to what scaled. */
function useScalingSelection() {
  const [selection, setSelection] = useState<Selection | null>(null)
  const [panel, setPanel] = useState<WorkbenchPanel | null>(null)
  const isNarrow = useMedia(NARROW)
  const choose = useStable((next: Selection | null): void => {
    setSelection(next)
    if (next !== null && isNarrow) setPanel('inspector')
  })
  useShortcuts('Auto scaling', [{ keys: 'Escape', label: 'Back to what scaled', run: () => setSelection(null) }])
  return { selection, setSelection, panel, setPanel, choose }
}

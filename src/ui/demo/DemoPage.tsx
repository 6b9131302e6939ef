import { getRouteApi } from '@tanstack/react-router'
import { memo, useState } from 'react'
import { DEMO_ORIGIN_MS, type DemoSetting } from '../../lessons/rollingDemo.ts'
import { useActiveView, useLabSession, usePlayback } from '../../session/labContext.ts'
import type { Selection } from '../inspector/selection.ts'
import { VerdictLine } from '../inspector/VerdictLine.tsx'
import { LabNotice } from '../notice/LabNotice.tsx'
import { NewLab } from '../opening/NewLab.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { useStable } from '../kit/useStable.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { WorkbenchLayout, type WorkbenchPanel } from '../shell/WorkbenchLayout.tsx'
import { StatusLine } from '../stage/StatusLine.tsx'
import { StepStrip } from '../strip/StepStrip.tsx'
import { useTimeKeys } from '../timeline/useTimeKeys.ts'
import { CompareView } from './CompareView.tsx'
import { DemoActions } from './DemoActions.tsx'
import { DemoDock } from './DemoDock.tsx'
import { orderIn } from '../../look/revisions.ts'
import type { RollingRun } from '../strip/rollingRun.ts'
import { DemoSettings } from './DemoSettings.tsx'
import { BranchStage } from '../stage/BranchStage.tsx'
import { DemoVerdict } from './DemoVerdict.tsx'
import { DemoWhy } from './DemoWhy.tsx'
import { firstOther, useDemo, type Demo } from './useDemo.ts'
import { useShownRuns } from './useShownRuns.ts'
import './DemoPage.css'

const route = getRouteApi('/rolling')
const PHONE = '(width <= 640px)'
const NARROW = '(width <= 1179px)'

/** The rolling update as an instructor shows it: settings, stage, strip, time, why. */
export function DemoPage() {
  return (
    <NewLab>
      <DemoFrame />
    </NewLab>
  )
}

function DemoFrame() {
  const session = useLabSession()
  const active = useActiveView()
  const { speed } = usePlayback()
  const demo = useDemo(session, route.useSearch(), active)
  const [preview, setPreview] = useState<Partial<DemoSetting> | null>(null)
  useTimeKeys({ startMs: DEMO_ORIGIN_MS })
  const runs = useShownRuns(preview)
  const [first, second] = runs
  const isComparing = demo.address.other !== null
  return (
    <>
      <h1 className="visually-hidden">{isComparing ? 'Two settings side by side' : 'Rolling update'}</h1>
      <DemoActions demo={demo} isComparing={isComparing} />
      <LabNotice originMs={DEMO_ORIGIN_MS} />
      {runs.map(({ view }, index) => (
        <StatusLine
          key={view.branchId}
          view={view}
          speed={speed}
          {...(isComparing && { name: `Setting ${index === 0 ? 'A' : 'B'}` })}
        />
      ))}
      {!isComparing && active !== undefined && <VerdictLine view={active} originMs={DEMO_ORIGIN_MS} />}
      {isComparing && first !== undefined && second !== undefined ? (
        <CompareView demo={demo} a={first} b={second} />
      ) : (
        <SingleDemo demo={demo} runs={isComparing ? NONE : runs} onPreview={setPreview} />
      )}
    </>
  )
}

const NONE: readonly RollingRun[] = []

interface SingleDemoProps {
  readonly demo: Demo
  /** One, once the lab is open. */
  readonly runs: readonly RollingRun[]
  readonly onPreview: (change: Partial<DemoSetting> | null) => void
}

function SingleDemo({ demo, runs, onPreview }: SingleDemoProps) {
  const [run] = runs
  const isPhone = useMedia(PHONE)
  const [hidesNext, setHidesNext] = useState(false)
  const { selection, setSelection, panel, setPanel, choose } = useDemoSelection()
  const compare = useStable(() => demo.compareWith(firstOther(demo.setting)))
  return (
    <WorkbenchLayout
      leftLabel="Settings"
      left={
        <DemoSettings
          setting={demo.setting}
          onRestart={demo.restart}
          onChange={demo.change}
          onPreview={onPreview}
          hidesNext={hidesNext}
          onHideNext={setHidesNext}
          onCompare={compare}
        />
      }
      stage={
        run !== undefined && (
          <BranchStage
            view={run.view}
            originMs={DEMO_ORIGIN_MS}
            mode={isPhone ? 'phone' : 'demo'}
            selection={selection}
            onSelect={choose}
            opensTasks
          />
        )
      }
      middle={run !== undefined && <DemoMiddle {...{ run, isPhone, hidesNext }} />}
      dock={run !== undefined && <DemoDock runs={runs} hidesNext={hidesNext} />}
      inspector={
        run !== undefined && <DemoWhy run={run} asks={hidesNext} selection={selection} onSelect={setSelection} />
      }
      openPanel={panel}
      onOpenPanel={setPanel}
    />
  )
}

/** What is selected, and that its inspector comes up where it is a sheet. Escape leads back to the decision. */
function useDemoSelection() {
  const [selection, setSelection] = useState<Selection | null>(null)
  const [panel, setPanel] = useState<WorkbenchPanel | null>(null)
  const isNarrow = useMedia(NARROW)
  const choose = useStable((next: Selection | null): void => {
    setSelection(next)
    if (next !== null && isNarrow) setPanel('inspector')
  })
  useShortcuts('Rolling update', [{ keys: 'Escape', label: 'Back to the decision', run: () => setSelection(null) }])
  return { selection, setSelection, panel, setPanel, choose }
}

interface DemoMiddleProps {
  readonly run: RollingRun
  readonly isPhone: boolean
  readonly hidesNext: boolean
}

/** The strip; on a phone, where why is a sheet, the verdict above it. */
const DemoMiddle = memo(function DemoMiddle({ run, isPhone, hidesNext }: DemoMiddleProps) {
  return (
    <div className="demo-strip">
      {isPhone && <DemoVerdict run={run} />}
      <StepStrip
        steps={run.steps}
        nowMs={run.view.nowMs}
        now={run.moment}
        orderOf={orderIn(run.view.world)}
        {...(isPhone && { variant: 'phone', title: null })}
        future={hidesNext ? 'hidden' : 'forecast'}
        originMs={DEMO_ORIGIN_MS}
        ringProgress={run.ringProgress}
      />
    </div>
  )
})

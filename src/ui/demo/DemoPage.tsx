import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { DEMO_ORIGIN_MS, type DemoSetting } from '../../lessons/rollingDemo.ts'
import { LabSessionContext, useLab, useLabSession, useNewLabSession } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import { LabNotice } from '../notice/LabNotice.tsx'
import { useMedia } from '../shared/useMedia.ts'
import { WorkbenchLayout } from '../shell/WorkbenchLayout.tsx'
import type { StageSelection } from '../stage/StageView.tsx'
import { StepStrip } from '../strip/StepStrip.tsx'
import { useTimeKeys } from '../time/useTimeKeys.ts'
import { CompareView } from './CompareView.tsx'
import { DemoActions } from './DemoActions.tsx'
import { DemoDock } from './DemoDock.tsx'
import { demoRun, orderIn, type DemoRun } from './demoRun.ts'
import { DemoSettings } from './DemoSettings.tsx'
import { DemoStage } from './DemoStage.tsx'
import { DemoWhy } from './DemoWhy.tsx'
import { firstOther, useDemo, type Demo } from './useDemo.ts'
import './DemoPage.css'

const route = getRouteApi('/demo')
const PHONE = '(width <= 640px)'

/** The rolling update as an instructor shows it: settings, stage, strip, time, why. */
export function DemoPage() {
  const session = useNewLabSession()
  return (
    <LabSessionContext value={session}>
      <DemoFrame />
    </LabSessionContext>
  )
}

function DemoFrame() {
  const session = useLabSession()
  const views = useShownViews()
  const active = useLab(({ lab, views: all }) => all[lab.activeBranchId])
  const demo = useDemo(session, route.useSearch(), active)
  const [preview, setPreview] = useState<Partial<DemoSetting> | null>(null)
  useTimeKeys({ startMs: DEMO_ORIGIN_MS })
  const runs = views.flatMap((view) => demoRun(view, view === active ? preview : null) ?? [])
  const [first, second] = runs
  const isComparing = demo.address.other !== null
  return (
    <>
      <h1 className="visually-hidden">{isComparing ? 'Two settings side by side' : 'Rolling update demo'}</h1>
      <DemoActions demo={demo} isComparing={isComparing} />
      <LabNotice originMs={DEMO_ORIGIN_MS} />
      {isComparing && first !== undefined && second !== undefined ? (
        <CompareView demo={demo} a={first} b={second} />
      ) : (
        <SingleDemo demo={demo} run={isComparing ? undefined : first} onPreview={setPreview} />
      )}
    </>
  )
}

interface SingleDemoProps {
  readonly demo: Demo
  readonly run: DemoRun | undefined
  readonly onPreview: (change: Partial<DemoSetting> | null) => void
}

function SingleDemo({ demo, run, onPreview }: SingleDemoProps) {
  const nowMs = run?.view.nowMs ?? DEMO_ORIGIN_MS
  const isPhone = useMedia(PHONE)
  const [hidesNext, setHidesNext] = useState(false)
  const [selection, setSelection] = useState<StageSelection | null>(null)
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
          onCompare={() => demo.compareWith(firstOther(demo.setting))}
        />
      }
      stage={
        run !== undefined && (
          <DemoStage run={run} mode={isPhone ? 'phone' : 'demo'} selection={selection} onSelect={setSelection} />
        )
      }
      middle={
        run !== undefined && (
          <div className="demo-strip">
            <StepStrip
              steps={run.steps}
              nowMs={nowMs}
              now={run.moment}
              orderOf={orderIn(run.view)}
              variant={isPhone ? 'phone' : 'default'}
              future={hidesNext ? 'hidden' : 'forecast'}
              originMs={DEMO_ORIGIN_MS}
              ringProgress={run.ringProgress}
            />
          </div>
        )
      }
      dock={run !== undefined && <DemoDock runs={[run]} hidesNext={hidesNext} />}
      inspector={
        run !== undefined && <DemoWhy run={run} asks={hidesNext} selection={selection} onSelect={setSelection} />
      }
    />
  )
}

function useShownViews(): readonly BranchView[] {
  const shown = useLab(({ lab }) => lab.shownBranchIds)
  const views = useLab((state) => state.views)
  return shown.flatMap((id) => views[id] ?? [])
}

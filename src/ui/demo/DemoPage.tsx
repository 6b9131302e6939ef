import { getRouteApi } from '@tanstack/react-router'
import { memo, useState } from 'react'
import { DEMO_ORIGIN_MS, type DemoSetting } from '../../lessons/rollingDemo.ts'
import { useActiveView, useLabSession } from '../../session/labContext.ts'
import { DemoFrame } from '../demoParts/DemoFrame.tsx'
import { useBenchSelection } from '../demoParts/useBenchSelection.ts'
import { NewLab } from '../opening/NewLab.tsx'
import { useMedia } from '../kit/useMedia.ts'
import { useStable } from '../kit/useStable.ts'
import { WorkbenchLayout } from '../shell/WorkbenchLayout.tsx'
import { StepStrip } from '../strip/StepStrip.tsx'
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

/** The rolling update as an instructor shows it: settings, stage, strip, time, why. */
export function DemoPage() {
  return (
    <NewLab>
      <DemoLab />
    </NewLab>
  )
}

function DemoLab() {
  const session = useLabSession()
  const demo = useDemo(session, route.useSearch(), useActiveView())
  const [preview, setPreview] = useState<Partial<DemoSetting> | null>(null)
  const runs = useShownRuns(preview)
  const [first, second] = runs
  const isComparing = demo.address.other !== null
  return (
    <DemoFrame
      heading={isComparing ? 'Two settings side by side' : 'Rolling update'}
      originMs={DEMO_ORIGIN_MS}
      views={runs.map(({ view }) => view)}
      isComparing={isComparing}
      sideName="Setting"
      actions={<DemoActions demo={demo} isComparing={isComparing} />}
    >
      {isComparing && first !== undefined && second !== undefined ? (
        <CompareView demo={demo} a={first} b={second} />
      ) : (
        <SingleDemo demo={demo} runs={isComparing ? NONE : runs} onPreview={setPreview} />
      )}
    </DemoFrame>
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
  const { selection, setSelection, panel, setPanel, choose } = useBenchSelection(
    'Rolling update',
    'Back to the decision',
  )
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

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { DEMO_ORIGIN_MS, DEMO_ROLLING, type DemoSetting } from '../../lessons/rollingDemo.ts'
import { LabSessionContext, useLab, useLabSession, useNewLabSession, usePlayback } from '../../session/labContext.ts'
import type { BranchView } from '../../session/mirror.ts'
import type { Selection } from '../inspector/selection.ts'
import { laterPart } from '../parts/laterPart.ts'
import { lazyPart } from '../parts/lazyPart.ts'
import { useMedia } from '../kit/useMedia.ts'
import { useShortcuts } from '../shell/useShortcuts.ts'
import type { WorkbenchPanel } from '../shell/workbench.ts'
import { WorkbenchLayout } from '../shell/WorkbenchLayout.tsx'
import { StatusLine } from '../stage/StatusLine.tsx'
import { useTimeKeys } from '../timeline/useTimeKeys.ts'
import { rollingRun, type RollingRun } from '../strip/rollingRun.ts'
import { BranchStage } from '../stage/BranchStage.tsx'
import { firstOther, openDemoAhead, useDemo, type Demo } from './useDemo.ts'
import './DemoPage.css'

// The stage comes first; its room keeps each of them.
const LabNotice = laterPart(() => import('../notice/LabNotice.tsx').then((module) => module.LabNotice))
const DemoActions = laterPart(() => import('./DemoActions.tsx').then((module) => module.DemoActions))
const DemoSettings = laterPart(() => import('./DemoSettings.tsx').then((module) => module.DemoSettings))
const DemoMiddle = laterPart(() => import('./DemoMiddle.tsx').then((module) => module.DemoMiddle))
const DemoDock = laterPart(() => import('./DemoDock.tsx').then((module) => module.DemoDock))
const DemoWhy = laterPart(() => import('./DemoWhy.tsx').then((module) => module.DemoWhy))
// Its own stages come with it.
const CompareView = lazyPart(() => import('./CompareView.tsx').then((module) => module.CompareView))

const route = getRouteApi('/demo')
const PHONE = '(width <= 640px)'
const NARROW = '(width <= 1179px)'

/** While the page is being loaded. */
export const ahead = openDemoAhead

/** The rolling update as an instructor shows it: settings, stage, strip, time, why. */
export function DemoPage() {
  const session = useNewLabSession()
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <LabSessionContext value={session}>
        <DemoFrame />
      </LabSessionContext>
    </QueryClientProvider>
  )
}

function DemoFrame() {
  const session = useLabSession()
  const views = useShownViews()
  const active = useLab(({ lab, views: all }) => all[lab.activeBranchId])
  const { speed } = usePlayback()
  const demo = useDemo(session, route.useSearch(), active)
  const [preview, setPreview] = useState<Partial<DemoSetting> | null>(null)
  useTimeKeys({ startMs: DEMO_ORIGIN_MS })
  const runs = views.flatMap((view) => rollingRun(view, DEMO_ROLLING, view === active ? preview : null) ?? [])
  const [first, second] = runs
  const isComparing = demo.address.other !== null
  return (
    <>
      <h1 className="visually-hidden">{isComparing ? 'Two settings side by side' : 'Rolling update demo'}</h1>
      <Suspense>
        <DemoActions demo={demo} isComparing={isComparing} />
        <LabNotice originMs={DEMO_ORIGIN_MS} />
      </Suspense>
      {runs.map(({ view }, index) => (
        <StatusLine
          key={view.branchId}
          view={view}
          speed={speed}
          {...(isComparing && { name: `Setting ${index === 0 ? 'A' : 'B'}` })}
        />
      ))}
      {isComparing && first !== undefined && second !== undefined ? (
        <Suspense>
          <CompareView demo={demo} a={first} b={second} />
        </Suspense>
      ) : (
        <SingleDemo demo={demo} run={isComparing ? undefined : first} onPreview={setPreview} />
      )}
    </>
  )
}

interface SingleDemoProps {
  readonly demo: Demo
  readonly run: RollingRun | undefined
  readonly onPreview: (change: Partial<DemoSetting> | null) => void
}

function SingleDemo({ demo, run, onPreview }: SingleDemoProps) {
  const isPhone = useMedia(PHONE)
  const [hidesNext, setHidesNext] = useState(false)
  const { selection, setSelection, panel, setPanel, choose } = useDemoSelection()
  return (
    <WorkbenchLayout
      leftLabel="Settings"
      left={
        <Suspense>
          <DemoSettings
            setting={demo.setting}
            onRestart={demo.restart}
            onChange={demo.change}
            onPreview={onPreview}
            hidesNext={hidesNext}
            onHideNext={setHidesNext}
            onCompare={() => demo.compareWith(firstOther(demo.setting))}
          />
        </Suspense>
      }
      stage={
        run !== undefined && (
          <BranchStage
            view={run.view}
            originMs={DEMO_ORIGIN_MS}
            mode={isPhone ? 'phone' : 'demo'}
            selection={selection}
            onSelect={choose}
          />
        )
      }
      middle={
        <div className="demo-strip">
          <Suspense>{run !== undefined && <DemoMiddle {...{ run, isPhone, hidesNext }} />}</Suspense>
        </div>
      }
      dock={<Suspense>{run !== undefined && <DemoDock runs={[run]} hidesNext={hidesNext} />}</Suspense>}
      inspector={
        <Suspense>
          {run !== undefined && <DemoWhy run={run} asks={hidesNext} selection={selection} onSelect={setSelection} />}
        </Suspense>
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
  const choose = (next: Selection | null): void => {
    setSelection(next)
    if (next !== null && isNarrow) setPanel('inspector')
  }
  useShortcuts('Demo', [{ keys: 'Escape', label: 'Back to the decision', run: () => setSelection(null) }])
  return { selection, setSelection, panel, setPanel, choose }
}

function useShownViews(): readonly BranchView[] {
  const shown = useLab(({ lab }) => lab.shownBranchIds)
  const views = useLab((state) => state.views)
  return shown.flatMap((id) => views[id] ?? [])
}

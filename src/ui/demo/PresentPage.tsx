import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { stepIndexAt } from '../../lessons/countSteps.ts'
import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import {
  LabSessionContext,
  useActiveView,
  useLabSession,
  useNewLabSession,
  usePlayback,
} from '../../session/labContext.ts'
import { LabNotice } from '../notice/LabNotice.tsx'
import { PresenterLayout } from '../shell/PresenterLayout.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { StatusLine } from '../stage/StatusLine.tsx'
import { stepBack } from '../timeline/stepBack.ts'
import { useTimeKeys } from '../timeline/useTimeKeys.ts'
import { capitalized, spelled } from '../../look/numbers.ts'
import { clockText } from '../../look/time.ts'
import { writeAddress } from './demoAddress.ts'
import type { RollingRun } from '../strip/rollingRun.ts'
import { PresentCompare } from './PresentCompare.tsx'
import { PresentFoot } from './PresentFoot.tsx'
import { PresentRun } from './PresentRun.tsx'
import { useDemo, type Demo } from './useDemo.ts'
import { useShownRuns } from './useShownRuns.ts'
import './PresentPage.css'

const route = getRouteApi('/rolling/present')

/** The rolling update for a beamer: big, without forms, one question at a time; or two settings side by side. */
export function PresentPage() {
  const session = useNewLabSession()
  return (
    <LabSessionContext value={session}>
      <Presentation />
    </LabSessionContext>
  )
}

function Presentation() {
  const session = useLabSession()
  const navigate = useNavigate()
  const demo = useDemo(session, route.useSearch(), useActiveView())
  const [isBlank, setBlank] = useState(false)
  const [a, b] = useShownRuns(null)
  const blank = (): void => setBlank((now) => !now)
  const leave = (): void => void navigate({ to: '/rolling', search: writeAddress(demo.address) })
  usePresenterKeys(blank, leave)
  useTimeKeys({ startMs: DEMO_ORIGIN_MS })
  const isComparing = demo.address.other !== null
  if (a === undefined || (isComparing && b === undefined)) {
    return <p className="present__opening">Opening the rolling update</p>
  }
  return (
    <>
      <LabNotice originMs={DEMO_ORIGIN_MS} />
      <Spoken runs={isComparing && b !== undefined ? [a, b] : [a]} />
      <PresenterLayout
        title={isComparing ? `${tasksText(demo)}, two settings` : titleOf(demo)}
        clock={clockText(a.view.nowMs - DEMO_ORIGIN_MS)}
        footStart={<FootStart run={a} isComparing={isComparing} />}
        footEnd={<PresentFoot nowMs={a.view.nowMs} onBlank={blank} onLeave={leave} />}
      >
        {isComparing && b !== undefined ? <PresentCompare a={a} b={b} /> : <PresentRun run={a} />}
      </PresenterLayout>
      {isBlank && (
        <button type="button" className="present__blank" aria-label="Show again" onClick={() => setBlank(false)} />
      )}
    </>
  )
}

function Spoken({ runs }: { readonly runs: readonly RollingRun[] }) {
  const { speed } = usePlayback()
  return runs.map(({ view }, index) => (
    <StatusLine
      key={view.branchId}
      view={view}
      speed={speed}
      {...(runs.length > 1 && { name: `Setting ${index === 0 ? 'A' : 'B'}` })}
    />
  ))
}

function usePresenterKeys(blank: () => void, leave: () => void): void {
  const session = useLabSession()
  useShortcuts('Presenting', [
    { keys: 'PageDown', label: 'Next decision', run: () => void session.stepForward('decision') },
    { keys: 'PageUp', label: 'Back one decision', run: () => void stepBack(session, 'decision', DEMO_ORIGIN_MS) },
    { keys: 'b', label: 'Blank the screen', run: blank },
    { keys: 'Escape', label: 'Leave', run: leave },
  ])
}

function FootStart({ run, isComparing }: { readonly run: RollingRun; readonly isComparing: boolean }) {
  return (
    <>
      {!isComparing && <b>Step {stepIndexAt(run.steps, run.view.nowMs) + 1}</b>}
      <span>Seed {run.view.world.seed}</span>
    </>
  )
}

function titleOf(demo: Demo): string {
  const { minimumHealthyPercent, maximumPercent } = demo.setting
  return `${tasksText(demo)}, min ${String(minimumHealthyPercent)} %, max ${String(maximumPercent)} %`
}

function tasksText({ setting: { desiredCount } }: Demo): string {
  return `${capitalized(spelled(desiredCount))} ${desiredCount === 1 ? 'task' : 'tasks'}`
}

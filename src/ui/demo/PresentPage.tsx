import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { stepIndexAt } from '../../lessons/countSteps.ts'
import { DEMO_ORIGIN_MS, DEMO_ROLLING } from '../../lessons/rollingDemo.ts'
import {
  LabSessionContext,
  useActiveView,
  useLabSession,
  useNewLabSession,
  usePlayback,
} from '../../session/labContext.ts'
import { LabNotice } from '../notice/LabNotice.tsx'
import { Kbd } from '../kit/Kbd.tsx'
import { PresenterLayout } from '../shell/PresenterLayout.tsx'
import { useShortcuts } from '../shell/useShortcuts.ts'
import { StatusLine } from '../stage/StatusLine.tsx'
import { StepStrip } from '../strip/StepStrip.tsx'
import { useTimeKeys } from '../timeline/useTimeKeys.ts'
import { spelled } from '../../look/numbers.ts'
import { clockText } from '../../look/time.ts'
import { writeAddress } from './demoAddress.ts'
import { orderIn } from '../../look/revisions.ts'
import { rollingRun, type RollingRun } from '../strip/rollingRun.ts'
import { BranchStage } from '../stage/BranchStage.tsx'
import { PresentWhy } from './PresentWhy.tsx'
import { useDemo, type Demo } from './useDemo.ts'
import './PresentPage.css'

const route = getRouteApi('/rolling/present')

/** The demo for a beamer: big, without forms, one question at a time. */
export function PresentPage() {
  const session = useNewLabSession()
  return (
    <LabSessionContext value={session}>
      <Presentation />
    </LabSessionContext>
  )
}

function Presentation() {
  const view = useActiveView()
  const session = useLabSession()
  const { speed } = usePlayback()
  const demo = useDemo(session, route.useSearch(), view)
  const [isBlank, setBlank] = useState(false)
  usePresenterKeys(demo, () => setBlank((now) => !now))
  useTimeKeys({ startMs: DEMO_ORIGIN_MS })
  const run = view === undefined ? null : rollingRun(view, DEMO_ROLLING, null)
  if (run === null) return <p className="present__opening">Opening the rolling update</p>
  return (
    <>
      <LabNotice originMs={DEMO_ORIGIN_MS} />
      <StatusLine view={run.view} speed={speed} />
      <PresenterLayout
        title={titleOf(demo)}
        clock={clockText(run.view.nowMs - DEMO_ORIGIN_MS)}
        stage={<BranchStage view={run.view} originMs={DEMO_ORIGIN_MS} mode="projector" />}
        strip={
          <div className="present__strip">
            <StepStrip
              variant="projector"
              title={null}
              future="hidden"
              steps={run.steps}
              nowMs={run.view.nowMs}
              now={run.moment}
              orderOf={orderIn(run.view.world)}
              originMs={DEMO_ORIGIN_MS}
              ringProgress={run.ringProgress}
            />
          </div>
        }
        side={<PresentWhy run={run} />}
        footStart={<FootStart run={run} />}
        footEnd={<FootEnd />}
      />
      {isBlank && (
        <button type="button" className="present__blank" aria-label="Show again" onClick={() => setBlank(false)} />
      )}
    </>
  )
}

function usePresenterKeys(demo: Demo, toggleBlank: () => void): void {
  const session = useLabSession()
  const navigate = useNavigate()
  useShortcuts('Presenting', [
    { keys: 'PageDown', label: 'Next decision', run: () => void session.stepForward('decision') },
    { keys: 'PageUp', label: 'Back one decision', run: () => void session.stepBack('decision') },
    { keys: 'b', label: 'Blank the screen', run: toggleBlank },
    {
      keys: 'Escape',
      label: 'Leave',
      run: () => void navigate({ to: '/rolling', search: writeAddress(demo.address) }),
    },
  ])
}

function FootStart({ run }: { readonly run: RollingRun }) {
  return (
    <>
      <b>Step {stepIndexAt(run.steps, run.view.nowMs) + 1}</b>
      <span>Seed {run.view.world.seed}</span>
    </>
  )
}

function FootEnd() {
  return (
    <>
      <span>
        <Kbd>PageDown</Kbd> next decision
      </span>
      <span>
        <Kbd>b</Kbd> blank
      </span>
      <span>
        <Kbd>Escape</Kbd> leave
      </span>
    </>
  )
}

function titleOf({ setting }: Demo): string {
  const count = spelled(setting.desiredCount)
  const tasks = setting.desiredCount === 1 ? 'task' : 'tasks'
  return `${count.charAt(0).toUpperCase()}${count.slice(1)} ${tasks}, min ${String(setting.minimumHealthyPercent)} %, max ${String(setting.maximumPercent)} %`
}

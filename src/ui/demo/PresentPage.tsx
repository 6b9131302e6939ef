import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { stepIndexAt } from '../../lessons/countSteps.ts'
import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { LabSessionContext, useActiveView, useLabSession, useNewLabSession } from '../../session/labContext.ts'
import { SpokenSides } from '../demoParts/DemoFrame.tsx'
import { LabNotice } from '../notice/LabNotice.tsx'
import { PresentedRun } from '../opening/PresentedRun.tsx'
import { capitalized, spelled } from '../../look/numbers.ts'
import { writeAddress } from './demoAddress.ts'
import type { RollingRun } from '../strip/rollingRun.ts'
import { PresentCompare } from './PresentCompare.tsx'
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
  const [a, b] = useShownRuns(null)
  const leave = (): void => void navigate({ to: '/rolling', search: writeAddress(demo.address) })
  const isComparing = demo.address.other !== null
  if (a === undefined || (isComparing && b === undefined)) {
    return <p className="present__opening">Opening the rolling update</p>
  }
  return (
    <>
      <LabNotice originMs={DEMO_ORIGIN_MS} />
      <SpokenSides
        views={isComparing && b !== undefined ? [a.view, b.view] : [a.view]}
        sideName={isComparing ? 'Setting' : null}
      />
      <PresentedRun
        title={isComparing ? `${tasksText(demo)}, two settings` : titleOf(demo)}
        nowMs={a.view.nowMs}
        originMs={DEMO_ORIGIN_MS}
        footStart={<FootStart run={a} isComparing={isComparing} />}
        onLeave={leave}
      >
        {isComparing && b !== undefined ? <PresentCompare a={a} b={b} /> : <PresentRun run={a} />}
      </PresentedRun>
    </>
  )
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

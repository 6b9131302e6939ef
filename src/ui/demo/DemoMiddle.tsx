import { DEMO_ORIGIN_MS } from '../../lessons/rollingDemo.ts'
import { orderIn } from '../../look/revisions.ts'
import type { RollingRun } from '../strip/rollingRun.ts'
import { StepStrip } from '../strip/StepStrip.tsx'
import { DemoVerdict } from './DemoVerdict.tsx'

interface DemoMiddleProps {
  readonly run: RollingRun
  readonly isPhone: boolean
  readonly hidesNext: boolean
}

/** The strip; on a phone, where why is a sheet, the verdict above it. */
export function DemoMiddle({ run, isPhone, hidesNext }: DemoMiddleProps) {
  return (
    <>
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
    </>
  )
}

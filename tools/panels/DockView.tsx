import { useMemo, useState } from 'react'
import { Timeline } from '../../src/ui/timeline/Timeline.tsx'
import { timelineRun } from '../../src/ui/timeline/timelineRun.ts'
import { LabTransport } from './LabTransport.tsx'
import { longHistory, loadedLab } from './panelLabs.ts'
import { useLab } from './useLab.ts'

/** The dock of lab-light.png, before the forecast is known, and one with 20,000 samples. */
export function DockView() {
  const lab = useLab(loadedLab, 860_000)
  const back = useLab(loadedLab, 860_000)
  const [nowMs, setNowMs] = useState(3_600_000)
  const many = useMemo(
    () => timelineRun({ id: 'many', serviceKey: 'yard-demo/web', history: longHistory(20_000), forecast: null }),
    [],
  )
  return (
    <div className="panels-dock">
      <div>
        <LabTransport lab={lab} note="paused" />
        <Timeline
          {...lab}
          runs={[{ ...lab.timeline, forecast: null }]}
          lines="desired"
          hasCpu
          domain={{ fromMs: lab.originMs - 60_000, toMs: lab.originMs + 1_200_000 }}
          onSeek={lab.seek}
          onMark={(mark) => lab.seek(mark.atMs)}
        />
      </div>
      <div>
        <LabTransport lab={back} branchName="main" />
        <Timeline
          {...back}
          runs={[back.timeline]}
          nowMs={back.originMs + 500_000}
          onSeek={back.seek}
          onMark={(mark) => back.seek(mark.atMs)}
        />
      </div>
      <div data-view="many">
        <p>20,000 samples</p>
        <Timeline
          {...lab}
          originMs={0}
          runs={[many]}
          nowMs={nowMs}
          onSeek={setNowMs}
          onMark={(mark) => setNowMs(mark.atMs)}
        />
      </div>
    </div>
  )
}

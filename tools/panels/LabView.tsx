import { useState } from 'react'
import { Inspector, type InspectorTab } from '../../src/ui/inspector/Inspector.tsx'
import type { InspectorSelection } from '../../src/ui/inspector/selection.ts'
import { Timeline } from '../../src/ui/timeline/Timeline.tsx'
import { LabTransport } from './LabTransport.tsx'
import { crowdedLab } from './panelLabs.ts'
import { useLab } from './useLab.ts'

type Lab = ReturnType<typeof useLab>

/** The dock and the inspector of lab-light.png, beside three more inspectors. */
export function LabView() {
  const lab = useLab(() => crowdedLab(), 60_000)
  const { run, world } = lab
  const tasks = [...world.tasks.values()]
  const failed = run.history.decisions.findLast((one) => one.kind === 'placement' && one.taskId === null)
  const placed = run.history.decisions.findLast((one) => one.kind === 'placement' && one.taskId !== null)
  const running = tasks.find((one) => one.step === 'running' && !one.isHealthy) ?? tasks.at(-1)
  const instance = [...world.instances.values()][0]
  return (
    <div className="panels-lab">
      <One lab={lab} selection={{ kind: 'service', key: 'yard-demo/web' }} tab="events" />
      <One lab={lab} selection={{ kind: 'task', id: running?.id ?? '' }} tab="lifecycle" />
      <One lab={lab} selection={{ kind: 'decision', id: placed?.id ?? 0 }} tab="why" />
      <One lab={lab} selection={{ kind: 'instance', id: instance?.id ?? '' }} tab="describe" />
      <div className="panels-lab__dock">
        <LabTransport lab={lab} note="paused" />
        <Timeline
          runs={[lab.timeline]}
          {...lab}
          lines="desired"
          hasCpu
          onSeek={lab.seek}
          onMark={(mark) => lab.seek(mark.atMs)}
        />
      </div>
      <div className="panels-lab__side">
        <One lab={lab} selection={{ kind: 'decision', id: failed?.id ?? 0 }} tab="why" />
      </div>
    </div>
  )
}

function One({ lab, ...first }: { lab: Lab; selection: InspectorSelection; tab: InspectorTab }) {
  const [selection, setSelection] = useState(first.selection)
  const [tab, setTab] = useState(first.tab)
  return (
    <div className="panels-lab__one">
      <Inspector
        {...{ selection, tab }}
        world={lab.run.world}
        decisions={lab.run.history.decisions}
        describe={describe(lab, selection)}
        originMs={lab.originMs}
        orderOf={lab.orderOf}
        onTab={setTab}
        onSelect={setSelection}
      />
    </div>
  )
}

function describe({ run }: Lab, selection: InspectorSelection): unknown {
  const query = (operation: string, input: Record<string, unknown>): unknown => {
    const answer = run.query({ service: 'ecs', operation, input: { cluster: 'yard-demo', ...input } })
    return 'output' in answer ? answer.output : answer.error
  }
  switch (selection.kind) {
    case 'service':
      return query('DescribeServices', { services: [selection.key.split('/')[1]] })
    case 'task':
      return query('DescribeTasks', { tasks: [selection.id] })
    case 'instance':
      return query('DescribeContainerInstances', { containerInstances: [selection.id] })
    case 'decision':
      return run.world.decisions.get(selection.id)
  }
}

import { grouped } from '../../../look/numbers.ts'
import type { DecisionKind } from '../../../model/world/decision.ts'
import { isAbout } from '../../../model/world/decisionBase.ts'
import { BarRow } from '../../kit/BarRow.tsx'
import { Facts } from '../../kit/Facts.tsx'
import { DecisionList } from '../decision/DecisionList.tsx'
import { SourceLine } from '../decision/SourceLine.tsx'
import type { WhyProps } from '../subjectView.ts'

/** Whether it came to its cluster, and what came to it; why a task of it stopped stands at the task. */
const LISTED: ReadonlySet<DecisionKind> = new Set(['registration', 'placement'])

/** What an instance has left, and what was placed on it. */
export function WhyInstance({ id, ...scope }: WhyProps) {
  const instance = scope.world.instances.get(id)
  if (instance === undefined) return null
  const { registered, remaining } = instance
  const bars = [
    { label: 'CPU', value: registered.cpuUnits - remaining.cpuUnits, max: registered.cpuUnits },
    { label: 'MiB', value: registered.memoryMib - remaining.memoryMib, max: registered.memoryMib },
  ]
  return (
    <div className="inspector__stack">
      <div>
        {bars.map((bar) => (
          <BarRow key={bar.label} {...bar} figure={`${grouped(bar.value)} / ${grouped(bar.max)}`} />
        ))}
      </div>
      <Facts
        details={[
          { label: 'status', value: instance.status },
          { label: 'agentConnected', value: String(instance.agentConnected) },
          { label: 'host ports taken', value: instance.takenPorts.join(', ') },
          { label: 'Auto Scaling group', value: instance.autoScalingGroupName ?? 'none' },
        ]}
      />
      <DecisionList
        {...scope}
        title="Decisions about it"
        isListed={(one) => LISTED.has(one.kind) && isAbout(one, 'containerInstance', id)}
      />
      <SourceLine
        ruleId={instance.refusal !== undefined ? 'ROL-7' : instance.status === 'DRAINING' ? 'PLC-3' : 'PLC-1'}
      />
    </div>
  )
}

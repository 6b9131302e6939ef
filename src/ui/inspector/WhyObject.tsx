import type { OrderOf } from '../../look/revisions.ts'
import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import type { Decision } from '../../model/world/decision.ts'
import { isAbout } from '../../model/world/decisionBase.ts'
import type { Service } from '../../model/world/service/service.ts'
import { lastStatusOf } from '../../model/world/task/lifecycle.ts'
import type { Task } from '../../model/world/task/task.ts'
import type { World } from '../../model/world/world.ts'
import { BarRow } from '../kit/BarRow.tsx'
import { TwoQuestions } from '../subjects/deployment/TwoQuestions.tsx'
import { momentOfService } from '../words/deployment/counts.ts'
import { healthyProgress } from '../words/deployment/health.ts'
import { shortInstance } from '../../look/names.ts'
import { grouped } from '../../look/numbers.ts'
import { lowerSum, upperSum } from '../words/deployment/percents.ts'
import { latestRolling } from '../words/subjectWords.ts'
import { DecisionList } from '../subjects/decision/DecisionList.tsx'
import { HealthNote } from '../subjects/deployment/HealthNote.tsx'
import type { InspectorSelection } from './selection.ts'
import { SourceLine } from '../subjects/decision/SourceLine.tsx'
import { Facts } from '../subjects/decision/Facts.tsx'

interface WhyProps {
  readonly world: World
  readonly decisions: readonly Decision[]
  readonly originMs: number
  readonly onSelect: (selection: InspectorSelection) => void
}

/** The two questions of a service as they stand now, and what its scheduler decided lately. */
export function WhyService({ service, orderOf, ...props }: WhyProps & { service: Service; orderOf: OrderOf }) {
  const { world, decisions, originMs, onSelect } = props
  const moment = momentOfService(service, world)
  const percents = { ...service.deploymentConfiguration, ...moment }
  const latest = latestRolling(service, world)
  const tasks = [...(world.liveByService.get(service.key) ?? [])].flatMap((id) => world.tasks.get(id) ?? [])
  const own = newestFirst(decisions, world.nowMs).filter(
    (one) => one.kind === 'rolling' && isAbout(one, 'service', service.key),
  )
  return (
    <div className="inspector__stack">
      <TwoQuestions moment={moment} orderOf={orderOf} ringProgress={healthyProgress(tasks, world.nowMs)} />
      <Facts
        details={[
          { label: 'lower limit', value: `${grouped(moment.limits.lower)} = ${lowerSum(percents)}` },
          { label: 'upper limit', value: `${grouped(moment.limits.upper)} = ${upperSum(percents)}` },
        ]}
      />
      {latest?.waitsFor === 'healthy' && (
        <HealthNote definition={world.taskDefinitions.get(service.deployments[0]?.definitionKey ?? '')} />
      )}
      <DecisionList
        title="Decisions"
        decisions={own}
        world={{ ...world, originMs }}
        onSelect={(id) => onSelect({ kind: 'decision', id })}
      />
      {latest !== undefined && <SourceLine ruleId={latest.rule} />}
    </div>
  )
}

/** Where a task was placed and why, and why it stops. */
export function WhyTask({ task, world, decisions, originMs, onSelect }: WhyProps & { readonly task: Task }) {
  const own = newestFirst(decisions, world.nowMs).filter((one) => isAbout(one, 'task', task.id))
  const instance = world.instances.get(task.instanceId ?? '')
  const definition = world.taskDefinitions.get(task.definitionKey)
  return (
    <div className="inspector__stack">
      <Facts
        details={[
          { label: 'lastStatus, desiredStatus', value: `${lastStatusOf(task.step)}, ${task.desiredStatus}` },
          { label: 'runs on', value: instance === undefined ? task.launchType : shortInstance(instance.ec2InstanceId) },
          { label: 'zone', value: task.availabilityZone },
          { label: 'reserves', value: `${grouped(task.cpuUnits)} CPU units, ${grouped(task.memoryMib)} MiB` },
          { label: 'startedBy', value: task.startedBy ?? 'RunTask' },
          { label: 'group', value: task.group },
        ]}
      />
      {task.step === 'running' && !task.isHealthy && <HealthNote definition={definition} />}
      <DecisionList
        title="Decisions about it"
        decisions={own}
        world={{ ...world, originMs }}
        onSelect={(id) => onSelect({ kind: 'decision', id })}
      />
    </div>
  )
}

/** What an instance has left, and what was placed on it. */
export function WhyInstance({
  instance,
  world,
  decisions,
  originMs,
  onSelect,
}: WhyProps & { readonly instance: ContainerInstance }) {
  const { registered, remaining } = instance
  const used = { cpu: registered.cpuUnits - remaining.cpuUnits, memory: registered.memoryMib - remaining.memoryMib }
  const own = newestFirst(decisions, world.nowMs).filter(
    (one) => one.kind === 'placement' && isAbout(one, 'containerInstance', instance.id),
  )
  return (
    <div className="inspector__stack">
      <div>
        <BarRow
          label="CPU"
          value={used.cpu}
          max={registered.cpuUnits}
          figure={`${grouped(used.cpu)} / ${grouped(registered.cpuUnits)}`}
        />
        <BarRow
          label="MiB"
          value={used.memory}
          max={registered.memoryMib}
          figure={`${grouped(used.memory)} / ${grouped(registered.memoryMib)}`}
        />
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
        title="Placed here"
        decisions={own}
        world={{ ...world, originMs }}
        onSelect={(id) => onSelect({ kind: 'decision', id })}
      />
      <SourceLine ruleId={instance.status === 'DRAINING' ? 'PLC-3' : 'PLC-1'} />
    </div>
  )
}

/** Of a history that may reach past the present, what has been decided by now. */
function newestFirst(decisions: readonly Decision[], nowMs: number): readonly Decision[] {
  return decisions.filter((one) => one.atMs <= nowMs).reverse()
}

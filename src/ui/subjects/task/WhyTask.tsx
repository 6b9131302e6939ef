import { shortInstance } from '../../../look/names.ts'
import { grouped } from '../../../look/numbers.ts'
import { lastStatusOf } from '../../../model/world/task/lifecycle.ts'
import { isAbout } from '../../../model/world/decisionBase.ts'
import { Facts } from '../../kit/Facts.tsx'
import { DecisionList } from '../decision/DecisionList.tsx'
import { serviceKey } from '../../../model/world/service/service.ts'
import { HealthNote } from '../deployment/HealthNote.tsx'
import type { WhyProps } from '../subjectView.ts'

/** Where a task was placed and why, and why it stops. */
export function WhyTask({ id, ...scope }: WhyProps) {
  const { world } = scope
  const task = world.tasks.get(id)
  if (task === undefined) return null
  const instance = world.instances.get(task.instanceId ?? '')
  const definition = world.taskDefinitions.get(task.definitionKey)
  const service = world.services.get(serviceKey(task.clusterName, task.serviceName ?? ''))
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
      {task.step === 'running' && !task.isHealthy && <HealthNote definition={definition} service={service} />}
      <DecisionList {...scope} title="Decisions about it" isListed={(one) => isAbout(one, 'task', id)} />
    </div>
  )
}

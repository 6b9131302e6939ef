import type { ClusterLook } from '../look.ts'
import type { InstanceJson, ServiceJson, TaskJson } from '../shapes.ts'
import { isPending, isWanted, tasksOf, type Problems, type Step } from './step.ts'

/** How long the scheduler may take to see that an instance drains: a second, or four after it acted (DEP-9). */
const DRAIN_SEEN_MS = 6_000

/** INS-3, INS-5, PLC-1, PLC-3: where tasks that are new stand. */
export class PlacementJudge {
  readonly #drainingSinceMs = new Map<string, number>()

  judge(step: Step): Problems {
    const problems: Problems = []
    // What drains may have been ACTIVE meanwhile.
    if (!step.isClose) this.#drainingSinceMs.clear()
    for (const cluster of step.after.clusters.values()) {
      const earlier = step.before?.clusters.get(cluster.name)
      const fresh = [...cluster.tasks.values()].filter((one) => earlier?.tasks.has(one.taskArn) !== true)
      if (step.isClose) {
        problems.push(...fresh.flatMap((task) => refusedPlaces(task, earlier, cluster)))
        for (const service of cluster.services) problems.push(...distinct(cluster, { service, fresh }))
      }
      problems.push(...this.#drained(cluster, step.after.nowMs))
    }
    return problems
  }

  /** INS-3: service tasks that do not run yet are stopped at once. */
  #drained(cluster: ClusterLook, nowMs: number): Problems {
    const problems: Problems = []
    for (const { containerInstanceArn: arn, status, ec2InstanceId } of cluster.instances) {
      if (status !== 'DRAINING') this.#drainingSinceMs.delete(arn)
      else if (!this.#drainingSinceMs.has(arn)) this.#drainingSinceMs.set(arn, nowMs)
      if (nowMs - (this.#drainingSinceMs.get(arn) ?? nowMs) <= DRAIN_SEEN_MS) continue
      const left = [...cluster.tasks.values()].find(
        (one) => one.containerInstanceArn === arn && isPending(one) && one.group.startsWith('service:'),
      )
      if (left !== undefined)
        problems.push(`INS-3 ${left.taskArn} does not run yet and stays on ${ec2InstanceId}, which drains`)
    }
    return problems
  }
}

/** What was so before the step and after it was so all along. */
function refusedPlaces(task: TaskJson, earlier: ClusterLook | undefined, cluster: ClusterLook): Problems {
  const find = (look: ClusterLook | undefined): InstanceJson | undefined =>
    look?.instances.find((one) => one.containerInstanceArn === task.containerInstanceArn)
  const was = find(earlier)
  const is = find(cluster)
  if (was === undefined || is === undefined) return []
  return [
    ...(was.status === 'DRAINING' && is.status === 'DRAINING'
      ? [`PLC-3 ${task.taskArn} is new on ${is.ec2InstanceId}, which drains`]
      : []),
    ...(!was.agentConnected && !is.agentConnected
      ? [`INS-5 ${task.taskArn} is new on ${is.ec2InstanceId}, whose agent is away`]
      : []),
  ]
}

function distinct(
  cluster: ClusterLook,
  { service, fresh }: { readonly service: ServiceJson; readonly fresh: readonly TaskJson[] },
): Problems {
  if (!service.placementConstraints.some((one) => one.type === 'distinctInstance')) return []
  const own = tasksOf(cluster, service).filter(isWanted)
  return fresh
    .filter((task) => own.some((one) => one === task))
    .filter((task) => own.some((one) => one !== task && one.containerInstanceArn === task.containerInstanceArn))
    .map((task) => `PLC-1 ${task.taskArn} shares its instance with another of ${service.serviceName}`)
}

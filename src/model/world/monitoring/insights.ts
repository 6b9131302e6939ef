import { clusterOptionsOf } from '../cluster/clusterOptions.ts'
import type { Service } from '../service/service.ts'
import type { World } from '../world.ts'
import type { Measured } from './instanceMetrics.ts'
import { metricOf, sampleOf } from './metric.ts'

const NAMESPACE = 'ECS/ContainerInsights'

/** MET-7: what Container Insights counts, in the clusters that have it. */
export function insightsOf(world: World): readonly Measured[] {
  const measured: Measured[] = []
  for (const { name, status } of world.clusters.values()) {
    if (status !== 'ACTIVE' || clusterOptionsOf(world, name).containerInsights === 'disabled') continue
    const services = [...world.services.values()].filter((one) => one.clusterName === name && one.status === 'ACTIVE')
    const count = (metric: string, value: number): Measured => ({
      metric: metricOf(NAMESPACE, metric, { ClusterName: name }),
      set: sampleOf(value),
    })
    measured.push(
      count('TaskCount', runningIn(world, name)),
      count('ServiceCount', services.length),
      count('ContainerInstanceCount', instancesBusyIn(world, name)),
      ...services.flatMap(ofService),
    )
  }
  return measured
}

function ofService({ clusterName, name, desiredCount, deployments }: Service): readonly Measured[] {
  const count = (metric: string, value: number): Measured => ({
    metric: metricOf(NAMESPACE, metric, { ClusterName: clusterName, ServiceName: name }),
    set: sampleOf(value),
  })
  const sum = (of: 'runningCount' | 'pendingCount'): number => deployments.reduce((all, one) => all + one[of], 0)
  return [
    count('DesiredTaskCount', desiredCount),
    count('RunningTaskCount', sum('runningCount')),
    count('PendingTaskCount', sum('pendingCount')),
    count('DeploymentCount', deployments.length),
  ]
}

function runningIn(world: World, clusterName: string): number {
  let running = 0
  for (const task of world.tasks.values()) if (task.step === 'running' && task.clusterName === clusterName) running += 1
  return running
}

/** Only instances on which tasks run are counted (CloudWatch guide, Container Insights metrics). */
function instancesBusyIn(world: World, clusterName: string): number {
  let busy = 0
  for (const { id, clusterName: own } of world.instances.values()) {
    if (own !== clusterName) continue
    const ids = [...(world.liveByInstance.get(id) ?? [])]
    if (ids.some((one) => world.tasks.get(one)?.step === 'running')) busy += 1
  }
  return busy
}

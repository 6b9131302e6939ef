import type { World } from '../world.ts'
import { metricOf, sampleOf, together, type MetricId, type StatisticSet } from './metric.ts'
import { instanceUsage, percent } from './usage.ts'

/** What was measured of one metric at the end of a minute. */
export interface Measured {
  readonly metric: MetricId
  readonly set: StatisticSet
}

interface ClusterSums {
  running: number
  cpuRegistered: number
  memoryRegistered: number
  cpuReserved: number
  memoryReserved: number
  cpuUsed: number
  memoryUsed: number
}

/**
 * MET-5: reservation and utilization of clusters, in percent of what their container instances that are ACTIVE or
 * DRAINING have registered, as long as a task runs on them; and the CPU of the instances of Auto Scaling groups.
 */
export function measuredOfInstances(world: World): readonly Measured[] {
  const clusters = new Map<string, ClusterSums>()
  const groups = new Map<string, StatisticSet>()
  for (const { id, clusterName, status, registered, autoScalingGroupName } of world.instances.values()) {
    if (status === 'booting') continue
    const { used, reserved, running } = instanceUsage(world, id)
    const sums = clusters.get(clusterName) ?? newSums()
    clusters.set(clusterName, sums)
    sums.running += running
    sums.cpuRegistered += registered.cpuUnits
    sums.memoryRegistered += registered.memoryMib
    sums.cpuReserved += reserved.cpuUnits
    sums.memoryReserved += reserved.memoryMib
    sums.cpuUsed += used.cpuUnits
    sums.memoryUsed += used.memoryMib
    if (autoScalingGroupName === null) continue
    const cpu = sampleOf(percent(used.cpuUnits, registered.cpuUnits))
    const known = groups.get(autoScalingGroupName)
    groups.set(autoScalingGroupName, known === undefined ? cpu : together(known, cpu))
  }
  return [
    ...[...clusters].flatMap(([name, sums]) => (sums.running === 0 ? [] : ofCluster(name, sums))),
    ...[...groups].map(([name, set]) => ({
      metric: metricOf('AWS/EC2', 'CPUUtilization', { AutoScalingGroupName: name }),
      set,
    })),
  ]
}

function newSums(): ClusterSums {
  return {
    running: 0,
    cpuRegistered: 0,
    memoryRegistered: 0,
    cpuReserved: 0,
    memoryReserved: 0,
    cpuUsed: 0,
    memoryUsed: 0,
  }
}

function ofCluster(name: string, sums: ClusterSums): readonly Measured[] {
  const measured = (metric: string, part: number, whole: number): Measured => ({
    metric: metricOf('AWS/ECS', metric, { ClusterName: name }),
    set: sampleOf(percent(part, whole)),
  })
  return [
    measured('CPUReservation', sums.cpuReserved, sums.cpuRegistered),
    measured('MemoryReservation', sums.memoryReserved, sums.memoryRegistered),
    measured('CPUUtilization', sums.cpuUsed, sums.cpuRegistered),
    measured('MemoryUtilization', sums.memoryUsed, sums.memoryRegistered),
  ]
}

import type { ContainerInstance } from '../capacity/containerInstance.ts'
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
 * DRAINING have registered, as long as a task runs on them; and the CPU of the instances of Auto Scaling groups. They are
 * added one by one: there may be thousands.
 */
export class InstanceSums {
  readonly #clusters = new Map<string, ClusterSums>()
  readonly #groups = new Map<string, StatisticSet>()

  /** @returns how many tasks run on it */
  add(world: World, { id, clusterName, status, registered, autoScalingGroupName }: ContainerInstance): number {
    if (status === 'booting') return 0
    const { used, reserved, running } = instanceUsage(world, id)
    const sums = this.#clusters.get(clusterName) ?? newSums()
    this.#clusters.set(clusterName, sums)
    sums.running += running
    sums.cpuRegistered += registered.cpuUnits
    sums.memoryRegistered += registered.memoryMib
    sums.cpuReserved += reserved.cpuUnits
    sums.memoryReserved += reserved.memoryMib
    sums.cpuUsed += used.cpuUnits
    sums.memoryUsed += used.memoryMib
    if (autoScalingGroupName === null) return running
    const cpu = sampleOf(percent(used.cpuUnits, registered.cpuUnits))
    const known = this.#groups.get(autoScalingGroupName)
    this.#groups.set(autoScalingGroupName, known === undefined ? cpu : together(known, cpu))
    return running
  }

  get measured(): readonly Measured[] {
    return [
      ...[...this.#clusters].flatMap(([name, sums]) => (sums.running === 0 ? [] : ofCluster(name, sums))),
      ...[...this.#groups].map(([name, set]) => ({
        metric: metricOf('AWS/EC2', 'CPUUtilization', { AutoScalingGroupName: name }),
        set,
      })),
    ]
  }
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

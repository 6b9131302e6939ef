import type { AlarmMinuteCase } from '../../challenge/templates/alarmMinute.ts'
import type { ReservationCase } from '../../challenge/templates/clusterReservation.ts'
import type { MissingDataCase } from '../../challenge/templates/missingData.ts'
import type { UtilizationCase } from '../../challenge/templates/utilization.ts'
import type { Judge } from './judge.ts'

/**
 * "If M of the most recent N datapoints are breaching, the alarm goes into ALARM"; above is not at the threshold. As the
 * question says a datapoint is there one minute after its minute, and alarms are evaluated each full minute.
 */
export const alarmMinute: Judge<AlarmMinuteCase> = ({ one: { m, n, threshold, values } }) => {
  const window: boolean[] = []
  for (let minute = 0; ; minute += 1) {
    window.push((values[minute] ?? values[values.length - 1] ?? 0) > threshold)
    if (window.length > n) window.shift()
    let breaching = 0
    for (const isOver of window) if (isOver) breaching += 1
    if (breaching >= m) return minute + 2
  }
}

/**
 * The guide's two tables, by M, the points and the treatment: "notBreaching – treated as good; breaching – as bad; ignore
 * – the current alarm state is maintained; missing – INSUFFICIENT_DATA if all data points are missing".
 */
const TABLE: Readonly<
  Record<string, readonly [missing: string, ignore: string, breaching: string, notBreaching: string]>
> = {
  '3 -----': ['INSUFFICIENT_DATA', 'retained', 'ALARM', 'OK'],
  '3 --X--': ['ALARM', 'retained', 'ALARM', 'OK'],
  '2 -----': ['INSUFFICIENT_DATA', 'retained', 'ALARM', 'OK'],
  '2 0-X--': ['OK', 'OK', 'ALARM', 'OK'],
  '2 ----0': ['OK', 'OK', 'ALARM', 'OK'],
  '2 ---X-': ['ALARM', 'retained', 'ALARM', 'OK'],
}

export const missingData: Judge<MissingDataCase> = ({ one: { m, points, was, becomes } }) => {
  const row = TABLE[`${String(m)} ${points}`] ?? []
  const treatments = ['missing', 'ignore', 'breaching', 'notBreaching']
  return treatments.filter((_, at) => (row[at] === 'retained' ? was : row[at]) === becomes)
}

/** "(Total CPU units used by tasks in service) x 100 / (Total CPU units that are reserved for the task definition) x (number of tasks)". */
export const serviceUtilization: Judge<UtilizationCase> = ({ one: { tasks, reserved, used } }) =>
  (used * 100) / reserved / tasks

/**
 * "(Total CPU units reserved by tasks in cluster) x 100 / (Total CPU units registered by container instances in cluster)",
 * and the same of MiB: counted off what ECS answers of each instance.
 */
export const clusterReservation: Judge<ReservationCase> = ({ one: { of }, cluster, read }) => {
  const { containerInstanceArns } = read('ListContainerInstances', { cluster })
  const { containerInstances } = read('DescribeContainerInstances', {
    cluster,
    containerInstances: containerInstanceArns,
  })
  const name = of === 'cpu' ? 'CPU' : 'MEMORY'
  let [registered, remaining] = [0, 0]
  for (const one of containerInstances as readonly Described[]) {
    registered += valueOf(one.registeredResources, name)
    remaining += valueOf(one.remainingResources, name)
  }
  return ((registered - remaining) * 100) / registered
}

interface Described {
  readonly registeredResources: readonly Resource[]
  readonly remainingResources: readonly Resource[]
}

interface Resource {
  readonly name: string
  readonly integerValue: number
}

function valueOf(resources: readonly Resource[], name: string): number {
  return resources.find((one) => one.name === name)?.integerValue ?? 0
}

import type { GroupCounts } from '../../model/world/capacity/groupCounts.ts'
import type { History } from '../../model/world/history.ts'
import { seriesOf, type Point } from '../../model/world/series.ts'
import type { World } from '../../model/world/world.ts'

/** How many instances the Auto Scaling groups of a cluster had over time, all of them together. */
export interface InstanceLane {
  readonly counts: readonly Point<GroupCounts>[]
  readonly most: number
}

/** `null` where no group gives the service's tasks room. */
export function instanceLane(history: History, world: World, serviceKey: string): InstanceLane | null {
  const service = world.services.get(serviceKey)
  if (service === undefined || service.launchType === 'FARGATE') return null
  const groups = [...world.autoScalingGroups.values()].filter(
    ({ launchTemplateName }) => world.launchTemplates.get(launchTemplateName)?.clusterName === service.clusterName,
  )
  if (groups.length === 0) return null
  const counts = together(
    groups.map(({ name }) => seriesOf(history, { kind: 'autoScalingGroup', id: name }, 'groupCounts')),
  )
  const most = counts.reduce((max, { value }) => Math.max(max, value.desired, thereOf(value)), 1)
  return { counts, most }
}

export function thereOf({ registered, booting }: GroupCounts): number {
  return registered + booting
}

/** At each time at which one of them changed what they come to. */
function together(all: readonly (readonly Point<GroupCounts>[])[]): readonly Point<GroupCounts>[] {
  const [first, ...others] = all
  if (first === undefined || others.length === 0) return first ?? []
  const times = [...new Set(all.flatMap((points) => points.map(({ atMs }) => atMs)))].toSorted((a, b) => a - b)
  return times.map((atMs) => ({
    atMs,
    value: all
      .flatMap((points) => points.findLast((one) => one.atMs <= atMs)?.value ?? [])
      .reduce((sum, one) => ({
        desired: sum.desired + one.desired,
        registered: sum.registered + one.registered,
        booting: sum.booting + one.booting,
      })),
  }))
}

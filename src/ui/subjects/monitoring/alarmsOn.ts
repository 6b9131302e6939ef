import type { SubjectRef } from '../../../look/subjectRef.ts'
import type { Alarm } from '../../../model/world/monitoring/alarm.ts'
import { measuredBy, metricsWatched } from '../../../model/world/monitoring/watched.ts'
import type { World } from '../../../model/world/world.ts'

/** The alarms on metrics of a thing, in order of creation: of a service's not those of its cluster. */
export function alarmsOn({ kind, id }: SubjectRef, world: World): readonly Alarm[] {
  return [...world.alarms.values()].filter((alarm) =>
    metricsWatched(alarm).some((metric) => {
      const [nearest] = measuredBy(world, metric)
      return nearest?.kind === kind && nearest.id === id
    }),
  )
}

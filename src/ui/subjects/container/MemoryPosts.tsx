import { grouped } from '../../../look/numbers.ts'
import type { ContainerDefinition } from '../../../model/world/definition/taskDefinition.ts'

interface MemoryPostsProps {
  readonly container: Pick<ContainerDefinition, 'memoryMib' | 'memoryReservationMib'>
  /** `null` where nobody knows. */
  readonly usedMib: number | null
}

/** Memory as gauges of the yard show it: used, and a post each for the soft and the hard limit. */
export function MemoryPosts({ container, usedMib }: MemoryPostsProps) {
  const { memoryMib: hard, memoryReservationMib: soft } = container
  if (hard === null && soft === null) return <p className="memory-posts">no memory limit of its own</p>
  const most = Math.max(hard ?? 0, soft ?? 0, usedMib ?? 0, 1)
  const percent = (mib: number): string => `${String(Math.min(100, (mib / most) * 100))}%`
  const used = usedMib === null ? '' : `${grouped(usedMib)} of `
  return (
    <div className="memory-posts">
      <p>
        {hard === null ? `${used}${grouped(soft ?? 0)} MiB soft` : `${used}${grouped(hard)} MiB`}
        {hard !== null && soft !== null && `, soft ${grouped(soft)}`}
      </p>
      <div className="memory-posts__track" aria-hidden="true">
        {usedMib !== null && <span className="memory-posts__used" style={{ width: percent(usedMib) }} />}
        {soft !== null && <span className="memory-posts__soft" style={{ left: percent(soft) }} />}
        {hard !== null && <span className="memory-posts__hard" style={{ left: percent(hard) }} />}
      </div>
    </div>
  )
}

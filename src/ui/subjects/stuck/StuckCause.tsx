import { Suspense } from 'react'
import { lazyPart } from '../../parts/lazyPart.ts'
import type { SectionProps } from '../trait.ts'
import { stuckOf } from './stuckOf.ts'

const StuckBlock = lazyPart(() => import('./StuckBlock.tsx').then((module) => module.StuckBlock))

/** Above what is said of a task that waits for word of its agent or for an instance. */
export function StuckCause({ subject, world }: SectionProps) {
  const task = subject.kind === 'task' ? world.tasks.get(subject.id) : undefined
  const stuck = task === undefined ? null : stuckOf(world, task)
  if (task === undefined || stuck === null) return null
  return (
    <Suspense>
      <StuckBlock {...{ stuck, task, world }} />
    </Suspense>
  )
}

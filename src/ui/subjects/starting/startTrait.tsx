import { Suspense } from 'react'
import { lazyPart } from '../../parts/lazyPart.ts'
import type { SectionProps, Trait } from '../trait.ts'
import { startCauseOf } from './startCause.ts'

/** Few tasks do not start: what tells of it is fetched when it is looked at. */
const StartCauseBlock = lazyPart(() => import('./StartCauseBlock.tsx').then((module) => module.StartCauseBlock))
const StartCauseRemedies = lazyPart(() => import('./StartCauseBlock.tsx').then((module) => module.StartCauseRemedies))

/** Why a task does not start, other than for its images; under the decision that says so, what would let it. */
export const startTrait: Trait = { Cause, Section }

function Cause({ subject, world }: SectionProps) {
  const task = subject.kind === 'task' ? world.tasks.get(subject.id) : undefined
  const cause = task === undefined ? null : startCauseOf(world, task)
  if (task === undefined || cause === null) return null
  return (
    <Suspense>
      <StartCauseBlock {...{ cause, task, world }} />
    </Suspense>
  )
}

/** What roles lack stands with the roles; of a log group the page's own way to show what would help does. */
function Section({ subject, world }: SectionProps) {
  const decision = subject.kind === 'decision' ? world.decisions.get(Number(subject.id)) : undefined
  const task = decision?.kind === 'stop' ? world.tasks.get(decision.taskId) : undefined
  const cause = task === undefined ? null : startCauseOf(world, task)
  if (task === undefined || cause?.is !== 'injection') return null
  return (
    <Suspense>
      <StartCauseRemedies {...{ cause, task, world }} />
    </Suspense>
  )
}

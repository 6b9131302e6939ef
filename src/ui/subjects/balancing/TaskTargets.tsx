import { targetsOfTasks } from './targetsOfTasks.ts'
import type { SectionProps } from '../trait.ts'
import { TargetsTable } from './TargetsTable.tsx'

/** Under "Why" of a task or a service: what load balancers make of it. Nothing where there is none. */
export function TaskTargets({ subject, world, onSelect }: SectionProps) {
  const targets = targetsOfTasks(subject, world)
  if (targets.length === 0) return null
  return (
    <section className="inspector__block">
      <h2 className="type-h3">{subject.kind === 'task' ? 'Behind load balancers' : 'Targets'}</h2>
      <TargetsTable label="Targets" hasTasks={subject.kind !== 'task'} {...{ targets, world, onSelect }} />
    </section>
  )
}

import type { ReactNode } from 'react'
import type { TaskStep } from '../../../model/world/task/taskSteps.ts'
import { lifecycleTable } from '../../../model/world/task/lifecycleTable.ts'
import type { Task } from '../../../model/world/task/task.ts'
import { counted } from '../../../look/numbers.ts'
import { namingNote, passedSteps, stampsOf } from '../../words/task/lifecycleWords.ts'
import { clockText } from '../../../look/time.ts'
import { LifecycleDiagram } from './LifecycleDiagram.tsx'
import '../../kit/Facts.css'
import { SourceLine } from '../decision/SourceLine.tsx'

export interface LifecycleTabProps {
  /** One task, or all of a service, an instance or a decision. */
  readonly tasks: readonly Task[]
  readonly originMs: number
  /** What ECS said of it, where that has no tab of its own. */
  readonly children?: ReactNode
}

/** Where the tasks in question are in their lifecycle, and when they came there. */
export function LifecycleTab({ tasks, originMs, children }: LifecycleTabProps) {
  const [only, ...others] = tasks
  const isOne = only !== undefined && others.length === 0
  return (
    <div className="inspector__stack">
      <LifecycleDiagram lit={countSteps(tasks)} {...(isOne ? { passed: passedSteps(only) } : {})} />
      {isOne ? (
        <>
          <p className="inspector__text">{namingNote(only.step)}</p>
          <Stamps task={only} originMs={originMs} />
        </>
      ) : (
        <p className="inspector__text">
          {counted(tasks.length, 'task')}. The course notes name the four phases; under each step stands the lastStatus
          that the API and the exam use.
        </p>
      )}
      <p className="inspector__text">
        When an instance ends, its tasks are {lifecycleTable.stopped.lastStatus} at once, from any step.
      </p>
      <SourceLine ruleId="TSK-1" />
      {children}
    </div>
  )
}

function Stamps({ task, originMs }: { readonly task: Task; readonly originMs: number }) {
  return (
    <dl className="facts">
      {stampsOf(task).map(({ field, atMs }) => (
        <div key={field} data-empty={atMs === null || undefined}>
          <dt>{field}</dt>
          <dd>{atMs === null ? 'none' : clockText(atMs - originMs)}</dd>
        </div>
      ))}
    </dl>
  )
}

function countSteps(tasks: readonly Task[]): ReadonlyMap<TaskStep, number> {
  const counts = new Map<TaskStep, number>()
  for (const task of tasks) counts.set(task.step, (counts.get(task.step) ?? 0) + 1)
  return counts
}

import { lifecycleTable, type StepRow } from '../../../model/world/task/lifecycleTable.ts'
import type { Phase, TaskStep } from '../../../model/world/task/taskSteps.ts'
import type { Task } from '../../../model/world/task/task.ts'

/** The four phases with their steps, in the machine's own order: the columns of the diagram (TSK-1). */
export interface PhaseColumn {
  readonly phase: Phase
  readonly steps: readonly StepRow[]
}

export function phaseColumns(): readonly PhaseColumn[] {
  const columns: { phase: Phase; steps: StepRow[] }[] = []
  for (const row of Object.values(lifecycleTable)) {
    const column = columns.find((one) => one.phase === row.phase)
    if (column === undefined) columns.push({ phase: row.phase, steps: [row] })
    else column.steps.push(row)
  }
  return columns
}

/** The one remark on the two vocabularies, for the step that a learner looks at. */
export function namingNote(step: TaskStep): string {
  const { phase, lastStatus } = lifecycleTable[step]
  if (phase === lastStatus) return `The course notes, the API and the exam all call this ${phase}.`
  return `The course notes call this ${phase}; the API and the exam say ${lastStatus}.`
}

/** One time that a task carries; `null` is "not yet" or "never". */
export interface Stamp {
  readonly field: string
  readonly atMs: number | null
}

/** The times of a task in the order in which it gets them, by the API's field names. */
export function stampsOf(task: Task): readonly Stamp[] {
  return [
    { field: 'createdAt', atMs: task.createdAtMs },
    { field: 'pullStartedAt', atMs: task.pullStartedAtMs },
    { field: 'pullStoppedAt', atMs: task.pullStoppedAtMs },
    { field: 'startedAt', atMs: task.startedAtMs },
    { field: 'stoppingAt', atMs: task.stoppingAtMs },
    { field: 'executionStoppedAt', atMs: task.executionStoppedAtMs },
    { field: 'stoppedAt', atMs: task.stoppedAtMs },
  ]
}

/** The steps that a task has certainly passed, by its times, and the one it is in. */
export function passedSteps(task: Task): ReadonlySet<TaskStep> {
  const passed = new Set<TaskStep>(['waitingForCapacity'])
  if (task.privateIp !== null || task.step === 'attachingNetwork') passed.add('attachingNetwork')
  if (task.pullStartedAtMs !== null) passed.add('pulling')
  if (task.pullStoppedAtMs !== null) passed.add('activating')
  if (task.startedAtMs !== null) passed.add('running')
  // What had no container yet had nothing to signal, so it never was in `stopping`.
  if (task.executionStoppedAtMs !== null && task.pullStartedAtMs !== null) passed.add('stopping')
  passed.add(task.step)
  return passed
}

import { taskMachine } from './taskMachine.ts'
import { TASK_EVENTS, type LastStatus, type Phase, type TaskEvent, type TaskStep } from './taskSteps.ts'

/** One step as the table derived from the machine knows it. */
export interface StepRow {
  readonly step: TaskStep
  readonly phase: Phase
  readonly lastStatus: LastStatus
  /** The step in plain words. */
  readonly label: string
  readonly next: Readonly<Partial<Record<TaskEvent, TaskStep>>>
  /** `next` once more: to go along two or three costs a third of a look-up by a name that varies. */
  readonly way: Way | null
}

/** A way out of a step, and the others after it. */
interface Way {
  readonly event: TaskEvent
  readonly step: TaskStep
  readonly other: Way | null
}

/**
 * The machine walked once. Reading a row costs a property look-up where the machine itself costs thousands of times
 * that (npm run bench). The build walks it, and writes here what came of it: a visitor waits for neither the machine nor
 * the walk (tools/writtenTable.ts).
 */
export const lifecycleTable: Readonly<Record<TaskStep, StepRow>> = deriveTable()

function deriveTable(): Readonly<Record<TaskStep, StepRow>> {
  const rows: Partial<Record<TaskStep, StepRow>> = {}
  for (const [phase, phaseNode] of Object.entries(taskMachine.states)) {
    for (const [step, node] of Object.entries(phaseNode.states)) {
      const { lastStatus, label } = node.meta as Pick<StepRow, 'lastStatus' | 'label'>
      const value = { [phase]: step }
      const ways = TASK_EVENTS.flatMap((event) => {
        const target = stepAfter(value, event)
        return target === undefined ? [] : [{ event, step: target }]
      })
      // Field by field: what is spread has a shape of its own each time, and the look-up takes twice as long.
      rows[step as TaskStep] = {
        step: step as TaskStep,
        phase: phase as Phase,
        lastStatus,
        label,
        next: Object.fromEntries(ways.map((way) => [way.event, way.step])),
        way: ways.reduceRight<Way | null>((other, way) => ({ event: way.event, step: way.step, other }), null),
      }
    }
  }
  return rows as Record<TaskStep, StepRow>
}

function stepAfter(value: Record<string, string>, type: TaskEvent): TaskStep | undefined {
  const snapshot = taskMachine.resolveState({ value })
  // `can` is false for an event that no state on the path handles.
  if (!snapshot.can({ type })) return undefined
  const target = taskMachine.getTransitionData(snapshot, { type })[0]?.target?.[0]
  return target?.key as TaskStep | undefined
}

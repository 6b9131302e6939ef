import { lifecycleTable } from '../model/world/task/lifecycleTable.ts'
import type { LastStatus, TaskStep } from '../model/world/task/taskSteps.ts'
import { badTargetOf, type TargetsWorld } from '../model/world/balancing/taskTargets.ts'
import type { Task } from '../model/world/task/task.ts'
import type { SignName } from './taskSigns.ts'

/** How a task shows its state: one drawing each. */
export type TaskVisual =
  | 'wanted'
  | 'waiting'
  | 'attaching'
  | 'pulling'
  | 'activating'
  | 'starting'
  | 'healthy'
  | 'unhealthy'
  | 'failing'
  | 'unused'
  | 'draining'
  | 'stopping'
  | 'stopped'
  | 'failed'

/** What a state is drawn with and called. Solid body counts toward the lower limit, a whole outline toward the upper. */
export interface TaskLook {
  readonly body: 'none' | 'surface' | 'level' | 'pale' | 'tint' | 'solid' | 'hatch' | 'stripes'
  readonly outline: 'ticks' | 'thin' | 'thick' | 'castings' | 'trouble' | 'broken' | 'cut'
  readonly sign: SignName | null
  /** The strength of its words: a task that leaves speaks more softly. */
  readonly voice: 'ink' | 'ink2' | 'ink3' | 'onBody'
  readonly hasStub: boolean
  readonly hasBadge: boolean
  /** As a legend and a card say it. */
  readonly label: string
  /** As a tile and a line of the tree say it. */
  readonly word: string
  /** The limits of a rolling update that it counts toward (DEP-2, DEP-3). */
  readonly countsToward: 'none' | 'upper' | 'both'
  /** The step of the task's life that is drawn so; none before there is a task. */
  readonly step: TaskStep | null
}

/** Words and counting of a state that is one step of the task's life; what else it is called stands in its row. */
function at(step: TaskStep, label = lifecycleTable[step].label) {
  return { step, label, word: label.toLowerCase(), voice: 'ink', hasStub: false, hasBadge: false } as const
}

const coming = { countsToward: 'upper' } as const
const going = { countsToward: 'none' } as const

/** Every state, in the order of a task's life. */
export const TASK_LOOKS: Readonly<Record<TaskVisual, TaskLook>> = {
  wanted: {
    ...at('waitingForCapacity', 'Wanted, no task yet'),
    ...going,
    ...drawn('none', 'ticks', 'hourglass'),
    step: null,
  },
  waiting: { ...at('waitingForCapacity'), ...coming, ...drawn('surface', 'thin', 'hourglass') },
  attaching: { ...at('attachingNetwork'), ...coming, ...drawn('surface', 'thin', 'plug'), hasStub: true },
  pulling: { ...at('pulling'), ...coming, ...drawn('level', 'thin', 'download') },
  activating: { ...at('activating'), ...coming, ...drawn('pale', 'thin', 'dots') },
  starting: {
    ...at('running', 'Running, not healthy yet'),
    ...coming,
    ...drawn('tint', 'thick', 'ring'),
    word: 'not healthy yet',
  },
  healthy: {
    ...at('running', 'Running, healthy'),
    countsToward: 'both',
    ...drawn('solid', 'castings', 'check'),
    voice: 'onBody',
    word: 'healthy',
  },
  unhealthy: { ...at('running', 'Unhealthy'), ...coming, ...drawn('hatch', 'trouble', null), hasBadge: true },
  failing: {
    ...at('running', 'Running, target failing its check'),
    ...coming,
    ...drawn('hatch', 'trouble', 'struck'),
    hasBadge: true,
    word: 'target failing',
  },
  unused: {
    ...at('running', 'Running, target in no use'),
    ...coming,
    ...drawn('tint', 'trouble', 'struck'),
    hasBadge: true,
    word: 'target unused',
  },
  draining: { ...at('draining'), ...going, ...drawn('stripes', 'broken', 'wall') },
  stopping: { ...at('stopping'), ...going, ...drawn('surface', 'broken', 'square'), voice: 'ink2' },
  stopped: { ...at('stopped'), ...going, ...drawn('none', 'ticks', 'square'), voice: 'ink3' },
  failed: { ...at('stopped', 'Failed to start'), ...going, ...drawn('surface', 'cut', 'cross'), word: 'failed' },
}

function drawn(body: TaskLook['body'], outline: TaskLook['outline'], sign: TaskLook['sign']) {
  return { body, outline, sign }
}

/** The states in the order of a task's life: for the key and for tests. */
export const VISUALS = Object.keys(TASK_LOOKS) as readonly TaskVisual[]

/** The `lastStatus` that the API reports in a state; none before there is a task. */
export function lastStatusIn(visual: TaskVisual): LastStatus | null {
  const { step } = TASK_LOOKS[visual]
  return step === null ? null : lifecycleTable[step].lastStatus
}

type StripedLook = Pick<TaskLook, 'body' | 'voice'> & { readonly outline: string }

/** Whether its revision's stripes are drawn on it: not over a pattern, and not on what is gone. */
export function wearsStripes({ body, outline, voice }: StripedLook): boolean {
  return body !== 'hatch' && body !== 'stripes' && outline !== 'cut' && voice !== 'ink3'
}

/** Whether a stopped task ended by itself and not because somebody wanted it gone. */
export function hasFailed(task: Task): boolean {
  return task.stopCode === 'TaskFailedToStart' || task.stopCode === 'EssentialContainerExited'
}

/** What of a world shows on a task's tile beside the task. */
type Around = Omit<TargetsWorld, 'services'>

export function visualOf(task: Task, world: Around): TaskVisual {
  switch (task.step) {
    case 'waitingForCapacity':
      return 'waiting'
    case 'attachingNetwork':
      return 'attaching'
    case 'pulling':
    case 'activating':
    case 'draining':
    case 'stopping':
      return task.step
    case 'cleaningUp':
      return 'stopping'
    case 'stopped':
      return hasFailed(task) ? 'failed' : 'stopped'
    case 'running':
      if (task.healthStatus === 'UNHEALTHY') return 'unhealthy'
      // As long as ECS has not noticed, it counts as healthy (ALB-14).
      if (task.isHealthy) return 'healthy'
      return badTargetOf(world, task.id)?.how ?? 'starting'
  }
}

/** Which of many tasks have a target that keeps them from counting, in one word, to compare: the tasks stay the same. */
export function badTargetsKey(world: Around, tasks: readonly Task[]): string {
  if (world.targets.size === 0) return ''
  return tasks
    .flatMap(({ id }) => {
      const bad = badTargetOf(world, id)
      return bad === null ? [] : [`${id} ${bad.how}`]
    })
    .join()
}

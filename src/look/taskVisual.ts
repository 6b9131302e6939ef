import type { LastStatus, TaskStep } from '../model/world/task/lifecycle.ts'
import type { Task } from '../model/world/task/task.ts'

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
  | 'draining'
  | 'stopping'
  | 'stopped'
  | 'failed'

export type GlyphName = 'hourglass' | 'plug' | 'download' | 'dots' | 'ring' | 'check' | 'wall' | 'square' | 'cross'

/** What a state is drawn with. Solid body counts toward the lower limit, a whole outline toward the upper. */
export interface Look {
  readonly body: 'none' | 'surface' | 'level' | 'pale' | 'tint' | 'solid' | 'hatch' | 'stripes'
  readonly outline: 'ticks' | 'thin' | 'thick' | 'castings' | 'trouble' | 'broken' | 'cut'
  readonly glyph: GlyphName | null
  /** The strength of its words: a task that leaves speaks more softly. */
  readonly voice: 'ink' | 'ink2' | 'ink3' | 'onBody'
  readonly hasStub: boolean
  readonly hasBadge: boolean
}

const plain = { voice: 'ink', hasStub: false, hasBadge: false } as const

export const LOOKS: Readonly<Record<TaskVisual, Look>> = {
  wanted: { ...plain, body: 'none', outline: 'ticks', glyph: 'hourglass' },
  waiting: { ...plain, body: 'surface', outline: 'thin', glyph: 'hourglass' },
  attaching: { ...plain, body: 'surface', outline: 'thin', glyph: 'plug', hasStub: true },
  pulling: { ...plain, body: 'level', outline: 'thin', glyph: 'download' },
  activating: { ...plain, body: 'pale', outline: 'thin', glyph: 'dots' },
  starting: { ...plain, body: 'tint', outline: 'thick', glyph: 'ring' },
  healthy: { ...plain, body: 'solid', outline: 'castings', glyph: 'check', voice: 'onBody' },
  unhealthy: { ...plain, body: 'hatch', outline: 'trouble', glyph: null, hasBadge: true },
  draining: { ...plain, body: 'stripes', outline: 'broken', glyph: 'wall' },
  stopping: { ...plain, body: 'surface', outline: 'broken', glyph: 'square', voice: 'ink2' },
  stopped: { ...plain, body: 'none', outline: 'ticks', glyph: 'square', voice: 'ink3' },
  failed: { ...plain, body: 'surface', outline: 'cut', glyph: 'cross' },
}

/**
 * The `lastStatus` that the API reports in each step. The canvas may not import the model's code, so this repeats
 * the lifecycle's table; a test compares the two.
 */
export const LAST_STATUS: Readonly<Record<TaskStep, LastStatus>> = {
  waitingForCapacity: 'PROVISIONING',
  attachingNetwork: 'PROVISIONING',
  pulling: 'PENDING',
  activating: 'ACTIVATING',
  running: 'RUNNING',
  draining: 'DEACTIVATING',
  stopping: 'STOPPING',
  cleaningUp: 'DEPROVISIONING',
  stopped: 'STOPPED',
}

/** Whether a stopped task ended by itself and not because somebody wanted it gone. */
export function hasFailed(task: Task): boolean {
  return task.stopCode === 'TaskFailedToStart' || task.stopCode === 'EssentialContainerExited'
}

export function visualOf(task: Task): TaskVisual {
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
      return task.isHealthy ? 'healthy' : 'starting'
  }
}

/** What the painted states mean, in the order of a task's life: for the key and for tests. */
export const VISUALS = Object.keys(LOOKS) as readonly TaskVisual[]

/** Every way a task is drawn, and `predicted`, which no task has reached. */
export const TASK_LOOKS = [
  'wanted',
  'waitingForCapacity',
  'attachingNetwork',
  'pulling',
  'activating',
  'runningNotHealthy',
  'runningHealthy',
  'unhealthy',
  'draining',
  'stopping',
  'stopped',
  'failed',
] as const

export type TaskLook = (typeof TASK_LOOKS)[number] | 'predicted'

/** The sign at a tile's right. Small healthy tiles have none: the solid body says it. */
export type TaskSign = 'hourglass' | 'plug' | 'floor' | 'dots' | 'ring' | 'check' | 'wall' | 'square' | 'cross'

/** What stands in the legend for a look, and how it is told apart without colour. */
export interface TaskLookRow {
  readonly label: string
  /** As the API reports it; none before there is a task. */
  readonly lastStatus: string | null
  readonly countsToward: 'none' | 'upper' | 'both'
  readonly sign: TaskSign | null
  readonly drawnAs: string
}

export const TASK_LOOK_ROWS: Readonly<Record<TaskLook, TaskLookRow>> = {
  wanted: row('Wanted, no task yet', null, 'none', 'hourglass', 'coloured corners, hourglass'),
  waitingForCapacity: row(
    'Waiting for capacity',
    'PROVISIONING',
    'upper',
    'hourglass',
    'empty, thin outline, hourglass',
  ),
  attachingNetwork: row('Attaching network', 'PROVISIONING', 'upper', 'plug', 'empty, open interface stub, plug'),
  pulling: row('Pulling', 'PENDING', 'upper', 'floor', 'tint rises with the bytes, arrow to a floor'),
  activating: row('Activating', 'ACTIVATING', 'upper', 'dots', 'pale tint all over, three dots'),
  runningNotHealthy: row(
    'Running, not healthy yet',
    'RUNNING',
    'upper',
    'ring',
    'tint, thick outline, ring that fills',
  ),
  runningHealthy: row('Running, healthy', 'RUNNING', 'both', 'check', 'solid, castings, no glyph when small'),
  unhealthy: row('Unhealthy', 'RUNNING', 'upper', null, 'cross-hatch, red outline, badge on the edge'),
  draining: row('Draining', 'DEACTIVATING', 'none', 'wall', 'stripes, broken outline, arrow to a wall'),
  stopping: row('Stopping', 'STOPPING', 'none', 'square', 'empty, broken outline, square'),
  stopped: row('Stopped', 'STOPPED', 'none', 'square', 'only the painted corners, grey square'),
  failed: row('Failed to start', 'STOPPED', 'none', 'cross', 'cut corner, red outline, cross'),
  predicted: row('Predicted', null, 'none', null, 'dotted outline'),
}

// Five columns of one table read better in one line each than as named fields.
// eslint-disable-next-line @typescript-eslint/max-params -- a table row
function row(
  label: string,
  lastStatus: string | null,
  countsToward: TaskLookRow['countsToward'],
  sign: TaskSign | null,
  drawnAs: string,
): TaskLookRow {
  return { label, lastStatus, countsToward, sign, drawnAs }
}

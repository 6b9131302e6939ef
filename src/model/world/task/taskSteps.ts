export const TASK_EVENTS = ['attachNetwork', 'pull', 'activate', 'run', 'drain', 'stop', 'cleanUp', 'finish'] as const
export type TaskEvent = (typeof TASK_EVENTS)[number]

export const TASK_STEPS = [
  'waitingForCapacity',
  'attachingNetwork',
  'pulling',
  'activating',
  'running',
  'draining',
  'stopping',
  'cleaningUp',
  'stopped',
] as const
export type TaskStep = (typeof TASK_STEPS)[number]

export type Phase = 'PENDING' | 'PROVISIONING' | 'RUNNING' | 'STOPPED'
export type LastStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED'

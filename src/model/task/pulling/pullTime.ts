import { EC2_PULL_MS, FARGATE_PULL_MS, PULL_ASK_MS } from '../../world/durations.ts'
import type { PullCause } from '../../world/pulling/taskPull.ts'
import type { Task } from '../../world/task/task.ts'

/** What an image of which nothing was said takes compressed (IMG-1). */
export const UNTOLD_BYTES = 200_000_000

/** How long a task pulls layers (PUL-1): 2 s, and the rest of TIM-3 or TIM-6 for each 200 MB. */
export function pullMs({ launchType }: Pick<Task, 'launchType'>, bytes: number): number {
  const perUntoldMs = (launchType === 'FARGATE' ? FARGATE_PULL_MS : EC2_PULL_MS) - PULL_ASK_MS
  return PULL_ASK_MS + Math.round((bytes / UNTOLD_BYTES) * perUntoldMs)
}

/** Between two tries, the agent's own (agent, docker_client.go) less what it varies them by. */
const PAUSES_MS = [1_100, 2_200, 4_400, 5_000, 5_000]
const AGENT_TRIES = 5
/** Docker gives up a connection after 15 s, containerd after 30 s. */
const DOCKER_TIMEOUT_MS = 15_000
const CONTAINERD_TIMEOUT_MS = 30_000

/** How often a pull is tried in all: the agent tries five times, Fargate again where another try may help. */
export function triesOf({ launchType }: Pick<Task, 'launchType'>, cause: PullCause): number {
  if (launchType === 'EC2') return AGENT_TRIES
  return isWorthMore(cause) ? 6 : 2
}

function isWorthMore(cause: PullCause): boolean {
  return ['noRoute', 'noPublicIp', 'registryOut', 'tooManyRequests'].includes(cause)
}

/** From the begin of a pull until it is given up. */
export function failingMs(task: Pick<Task, 'launchType'>, cause: PullCause): number {
  const tries = triesOf(task, cause)
  const pausesMs = PAUSES_MS.slice(0, tries - 1).reduce((sum, ms) => sum + ms, 0)
  const timesOut = cause === 'noRoute' || cause === 'noPublicIp'
  const tryMs = task.launchType === 'EC2' ? DOCKER_TIMEOUT_MS : CONTAINERD_TIMEOUT_MS
  return pausesMs + (timesOut ? tries * tryMs : PULL_ASK_MS)
}

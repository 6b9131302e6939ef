import type { ContainerDependency } from '../../world/definition/taskDefinition.ts'
import { needsEnd, type Member, type Scene } from './scene.ts'

/** Why a container is not started. */
export interface Refusal {
  readonly atMs: number
  readonly reason: string
}

/** Whether a container may start: it may, it waits (until a startTimeout ends that, if one does), or it never can. */
export type Readiness =
  | { readonly is: 'ready' }
  | { readonly is: 'waiting'; readonly givesUp: Refusal | null }
  | { readonly is: 'failed'; readonly reason: string }

const READY: Readiness = { is: 'ready' }

/** CON-4: its conditions, as the agent holds them against what has become of the others (agent, graph.go). */
export function readinessOf(scene: Scene, { container }: Member): Readiness {
  let givesUp: Refusal | null = null
  let isWaiting = false
  for (const dependency of container.dependsOn ?? []) {
    const needed = scene.members.find((one) => one.container.name === dependency.containerName)
    if (needed === undefined || isMet(dependency, needed)) continue
    const names = [needed.container.name, container.name] as const
    const failure = failureOf(dependency, needed)
    if (failure !== null) return { is: 'failed', reason: reasonOf(failure, names) }
    isWaiting = true
    const atMs = timeoutOf(dependency, needed)
    if (atMs !== null && atMs < (givesUp?.atMs ?? Infinity)) givesUp = { atMs, reason: reasonOf('timedOut', names) }
  }
  return isWaiting ? { is: 'waiting', givesUp } : READY
}

function isMet({ condition }: ContainerDependency, { life }: Member): boolean {
  switch (condition) {
    case 'START':
      return life.startedAtMs !== null
    case 'COMPLETE':
      return life.lastStatus === 'STOPPED' && life.startedAtMs !== null
    case 'SUCCESS':
      return life.lastStatus === 'STOPPED' && life.exitCode === 0
    case 'HEALTHY':
      return life.health?.status === 'HEALTHY'
  }
}

type Failure = 'unsuccessful' | 'timedOut' | 'neverStarts'

/** Of a condition that is not met: why it never will be. */
function failureOf({ condition }: ContainerDependency, { life }: Member): Failure | null {
  if (life.lastStatus !== 'STOPPED') return null
  if (condition === 'SUCCESS' && life.exitCode !== null) return 'unsuccessful'
  return 'neverStarts'
}

/** When its dependents wait no longer: START is met as it starts, so its startTimeout is for the others. */
function timeoutOf(dependency: ContainerDependency, { container, life }: Member): number | null {
  const { startTimeoutMs = 0 } = container
  const counts = needsEnd(dependency) || dependency.condition === 'HEALTHY'
  if (!counts || startTimeoutMs === 0 || life.startedAtMs === null) return null
  return life.startedAtMs + startTimeoutMs
}

/** The agent's own sentences. */
function reasonOf(failure: Failure, [needed, target]: readonly [string, string]): string {
  const failed = `failed to resolve container ordering dependency [${needed}] for target [${target}]`
  const words: Readonly<Record<Failure, string>> = {
    unsuccessful: `${failed} as dependency did not exit successfully.`,
    timedOut: `container ordering dependency [${needed}] for target [${target}] has timed out.`,
    neverStarts: `${failed} because dependency will never start`,
  }
  return `CannotStartContainerError: dependency graph: ${words[failure]}`
}

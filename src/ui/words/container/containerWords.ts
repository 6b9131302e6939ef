import { visibleText } from '../../../base/foreignText.ts'
import { containerVisualOf } from '../../../look/containerLook.ts'
import { counted, listed } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import type { ContainerState } from '../../../model/world/container/containerState.ts'
import type {
  ContainerDefinition,
  ContainerDependency,
  HealthCheck,
} from '../../../model/world/definition/taskDefinition.ts'
import type { Task } from '../../../model/world/task/task.ts'
import type { SubjectWords } from '../words.ts'

/** A container as its task has it now, and as its definition has it. */
export interface KnownContainer {
  readonly state: ContainerState
  readonly container: ContainerDefinition
}

/** What a container is waited for to do: `to be HEALTHY`. */
const UNTIL: Readonly<Record<ContainerDependency['condition'], (name: string) => string>> = {
  START: (name) => `${name} has started`,
  COMPLETE: (name) => `${name} has finished`,
  SUCCESS: (name) => `${name} has finished with exit code 0`,
  HEALTHY: (name) => `${name} is HEALTHY`,
}

/** The dependencies of a container that are not fulfilled yet (CON-4). */
export function unmetOf({ container }: KnownContainer, all: readonly KnownContainer[]): readonly ContainerDependency[] {
  return (container.dependsOn ?? []).filter((one) => {
    const state = all.find(({ state: { name } }) => name === one.containerName)?.state
    return state !== undefined && !isMet(one.condition, state)
  })
}

/** The first of what is waited for stays met, whatever becomes of the container then. */
function isMet(condition: ContainerDependency['condition'], state: ContainerState): boolean {
  switch (condition) {
    case 'START':
      return state.startedAtMs !== null
    case 'COMPLETE':
      return state.lastStatus === 'STOPPED'
    case 'SUCCESS':
      return state.lastStatus === 'STOPPED' && state.exitCode === 0
    case 'HEALTHY':
      return state.healthStatus === 'HEALTHY'
  }
}

/** `waits until db is HEALTHY`; empty for a container that waits for no other. */
export function waitsWords(known: KnownContainer, all: readonly KnownContainer[]): string {
  if (known.state.lastStatus !== 'PENDING') return ''
  const unmet = unmetOf(known, all)
  if (unmet.length === 0) return ''
  return `waits until ${listed(unmet.map(({ containerName, condition }) => UNTIL[condition](visibleText(containerName))))}`
}

/** One container in a few words: `RUNNING, HEALTHY`, `STOPPED with exit code 137`. */
export function containerStateWords({ lastStatus, healthStatus, exitCode }: ContainerState): string {
  if (lastStatus === 'STOPPED')
    return exitCode === null ? 'STOPPED, no exit code' : `STOPPED with exit code ${String(exitCode)}`
  const health = lastStatus === 'RUNNING' && healthStatus !== 'UNKNOWN' ? `, ${healthStatus}` : ''
  return `${lastStatus}${health}`
}

/** Where its health stands beside it. */
export function withoutHealth(state: ContainerState): ContainerState {
  return { ...state, healthStatus: 'UNKNOWN' }
}

/** How its health is checked, and what the checks have come to. */
export function healthWords({
  state: { healthStatus, lastStatus },
  container: { healthCheck },
}: KnownContainer): string {
  if (healthCheck === null) return 'no health check'
  if (lastStatus === 'PENDING') return `checked once it runs, ${checkWords(healthCheck)}`
  return `${lastStatus === 'STOPPED' ? 'last ' : ''}${healthStatus}, checked ${checkWords(healthCheck)}`
}

/** `every 30 s, 3 retries`. */
function checkWords({ intervalMs, retries, startPeriodMs }: HealthCheck): string {
  const grace = startPeriodMs === 0 ? '' : `, not counted for ${durationText(startPeriodMs)}`
  return `every ${durationText(intervalMs)}, ${retries === 1 ? '1 retry' : `${String(retries)} retries`}${grace}`
}

/** Verdict first: what a task's containers are up to, and why one of them waits or has ended. */
export function containersWords(all: readonly KnownContainer[], task: Pick<Task, 'stopCode'>): SubjectWords {
  const ended =
    all.find((one) => hasFailed(one.state) && one.container.essential) ?? all.find(({ state }) => hasFailed(state))
  const sick = all.find(({ state }) => containerVisualOf(state) === 'unhealthy')
  const waiting = all.find((one) => waitsWords(one, all) !== '')
  if (all.length === 0) return plain('No containers are known', 'Its task definition is deleted.')
  if (ended !== undefined) return endedWords(ended, task)
  if (sick !== undefined) return sickWords(sick)
  if (waiting !== undefined) {
    return plain(`${visibleText(waiting.state.name)} ${waitsWords(waiting, all)}`, runningSentence(all))
  }
  const isOne = all.length === 1
  const count = counted(all.length, 'container')
  if (all.every(({ state }) => state.lastStatus === 'STOPPED')) {
    return plain(isOne ? 'Its container has stopped' : `All ${count} have stopped`, 'None ended with an error.')
  }
  if (all.every(({ state }) => state.lastStatus === 'PENDING')) {
    const verdict = isOne ? 'Its container has not started yet' : `None of ${count} has started yet`
    return plain(verdict, 'The agent starts what waits for nothing once the images are pulled.')
  }
  return plain(runningSentence(all).slice(0, -1), AGENT_WORDS)
}

function plain(verdict: string, sentence: string): SubjectWords {
  return { verdict, sentence, tone: 'plain' }
}

function runningSentence(all: readonly KnownContainer[]): string {
  const running = all.filter(({ state }) => state.lastStatus === 'RUNNING').length
  if (all.length === 1) return running === 1 ? 'Its container runs.' : 'Its container does not run.'
  if (running === all.length) return `All ${counted(running, 'container')} run.`
  return `${String(running)} of ${counted(all.length, 'container')} ${running === 1 ? 'runs' : 'run'}.`
}

const SIGKILL_CODE = 137

function endedWords({ state, container }: KnownContainer, { stopCode }: Pick<Task, 'stopCode'>): SubjectWords {
  const { exitCode, reason, name, unwritten } = state
  const code = exitCode === null ? 'without an exit code' : `with exit code ${String(exitCode)}`
  const killed = `137 is SIGKILL: it had not ended ${durationText(container.stopTimeoutMs)} after SIGTERM.`
  const why =
    unwritten !== undefined
      ? `It could not write ${visibleText(unwritten)}: Read-only file system. `
      : reason !== null
        ? `${visibleText(reason)}. `
        : exitCode === SIGKILL_CODE
          ? `${killed} `
          : ''
  const isCause = stopCode === null || stopCode === 'EssentialContainerExited' || stopCode === 'TaskFailedToStart'
  const causes = `It is essential, so its task ${stopCode === null ? 'stops' : 'stopped'}.`
  const essential = isCause ? causes : 'Its task was being stopped.'
  const follows = container.essential ? essential : 'It is not essential, so its task goes on without it.'
  return { verdict: `${visibleText(name)} stopped ${code}`, sentence: `${why}${follows}`, tone: 'trouble' }
}

function sickWords({ state, container }: KnownContainer): SubjectWords {
  const follows = container.essential
    ? 'It is essential, so its task is UNHEALTHY too.'
    : 'It is not essential, so the health of its task does not follow it.'
  return { verdict: `${visibleText(state.name)} is UNHEALTHY`, sentence: follows, tone: 'trouble' }
}

/** Whether a container ended by an error: what was asked to stop and did is none. */
export function hasFailed({ lastStatus, exitCode, reason }: ContainerState): boolean {
  return lastStatus === 'STOPPED' && ((exitCode !== null && exitCode !== 0) || reason !== null)
}

/** Whose words are whose, under everything that is said of containers. */
export const AGENT_WORDS = 'The agent reports RUNNING and STOPPED; the rest is ECS’s.'

import type { ContainerLife } from '../../world/container/containerState.ts'
import { freshHealth, nextVerdict } from '../../world/container/probes.ts'
import { EC2_ACTIVATE_MS, FARGATE_ACTIVATE_MS } from '../../world/durations.ts'
import type { Task } from '../../world/task/task.ts'
import { readinessOf, type Refusal } from './dependencies.ts'
import { nextKill } from './memory.ts'
import { isOfContainer, isUnpulled, unpulledReason } from './pulling.ts'
import { dependentsOf, isStopping, type Member, type Scene } from './scene.ts'

/** What comes next to one container, and what it is then. */
export interface Turn {
  readonly atMs: number
  readonly life: ContainerLife
  /** Where it ran until then, whether it is started again or not. */
  readonly end?: End
}

export const SIGKILL_CODE = 137
/** What the agent says of a container that it could not start. */
const NOT_STARTED_CODE = 143
export const OUT_OF_MEMORY = 'OutOfMemoryError: Container killed due to memory usage'

/** The next turn of a task's containers; at one instant the first container of the definition goes first. */
export function nextTurn(scene: Scene): Turn | null {
  let first: Turn | null = null
  for (const member of scene.members) {
    for (const turn of turnsOf(scene, member)) if (first === null || turn.atMs < first.atMs) first = turn
  }
  return first
}

function turnsOf(scene: Scene, member: Member): readonly Turn[] {
  switch (member.life.lastStatus) {
    case 'PENDING':
      return toStart(scene, member)
    case 'RUNNING':
      return [...toEnd(scene, member), ...toSignal(scene, member), ...toVerdict(scene, member)]
    case 'STOPPED':
      return []
  }
}

/** When the agent starts the containers that wait for nothing (TIM-4, TIM-6). */
export function firstStartMs({ launchType, stepAtMs }: Pick<Task, 'launchType' | 'stepAtMs'>): number {
  return stepAtMs + (launchType === 'FARGATE' ? FARGATE_ACTIVATE_MS : EC2_ACTIVATE_MS)
}

function toStart(scene: Scene, member: Member): readonly Turn[] {
  const { task, nowMs } = scene
  const { life } = member
  if (isStopping(scene)) return [{ atMs: nowMs, life: { ...life, lastStatus: 'STOPPED', finishedAtMs: nowMs } }]
  if (task.step !== 'activating') return []
  // SEC-8: its task tells it alone.
  if (member.uninjected !== null)
    return [{ atMs: nowMs, life: { ...life, lastStatus: 'STOPPED', finishedAtMs: nowMs } }]
  // FLT-8: when the pull ends; of what was pulled by then nothing is lost.
  if (nowMs === task.stepAtMs && isUnpulled(member)) {
    const told = unpulledReason(task, member)
    const reason = isOfContainer(told) ? told : null
    return [{ atMs: nowMs, life: { ...life, lastStatus: 'STOPPED', reason, finishedAtMs: nowMs } }]
  }
  const atMs = Math.max(nowMs, firstStartMs(task))
  // LOG-9: before it starts any, Fargate makes the log streams of all.
  if (member.unlogged !== null && task.launchType === 'FARGATE') return [unlogged(member, atMs)]
  const readiness = readinessOf(scene, member)
  switch (readiness.is) {
    case 'ready':
      return [member.unlogged === null ? { atMs, life: started(member, atMs) } : unlogged(member, atMs)]
    case 'failed':
      return [{ atMs, life: notStarted(life, atMs, readiness.reason) }]
    case 'waiting':
      return readiness.givesUp === null ? [] : [givenUp(life, readiness.givesUp, nowMs)]
  }
}

/** What fails before there is a container its task tells alone, on Fargate. */
function unlogged({ life, unlogged: told }: Member, atMs: number): Turn {
  const reason = told !== null && isOfContainer(told.reason) ? told.reason : null
  return { atMs, life: { ...life, lastStatus: 'STOPPED', reason, finishedAtMs: atMs } }
}

function started({ container, life }: Member, atMs: number): ContainerLife {
  const { healthCheck } = container
  const health = healthCheck === null ? null : freshHealth(healthCheck, atMs)
  return { ...life, lastStatus: 'RUNNING', startedAtMs: atMs, health }
}

function givenUp(life: ContainerLife, { atMs, reason }: Refusal, nowMs: number): Turn {
  const endMs = Math.max(atMs, nowMs)
  return { atMs: endMs, life: notStarted(life, endMs, reason) }
}

function notStarted(life: ContainerLife, atMs: number, reason: string): ContainerLife {
  return { ...life, lastStatus: 'STOPPED', exitCode: NOT_STARTED_CODE, reason, finishedAtMs: atMs }
}

interface End {
  readonly atMs: number
  readonly exitCode: number
  readonly reason: string | null
  readonly unwritten?: string
}

/** CON-5 to CON-7: of the ways in which it may end, the first. */
function toEnd(scene: Scene, member: Member): readonly Turn[] {
  const { startedAtMs } = member.life
  const { exitAfterMs, exitCode, unwritten } = member.acts
  const kill = nextKill(scene)
  const ends: End[] = [...afterSignal(member)]
  if (startedAtMs !== null && exitAfterMs !== null)
    ends.push({
      atMs: startedAtMs + exitAfterMs,
      exitCode,
      reason: null,
      ...(unwritten !== undefined && { unwritten }),
    })
  if (kill?.name === member.container.name)
    ends.push({ atMs: kill.atMs, exitCode: SIGKILL_CODE, reason: OUT_OF_MEMORY })
  const [first] = ends.toSorted((one, other) => one.atMs - other.atMs)
  if (first === undefined) return []
  // What it was told may have let it end before now.
  const end = { ...first, atMs: Math.max(first.atMs, scene.nowMs) }
  const life = restarts(scene, member, end) ? restarted(member, end.atMs) : ended(member.life, end)
  return [{ atMs: end.atMs, life, end }]
}

/** CON-5: it heeds SIGTERM, or gets SIGKILL when its stopTimeout is over. */
function afterSignal(member: Member): readonly End[] {
  const { signalledAtMs } = member.life
  if (signalledAtMs === null) return []
  const exitCode = isKilled(member) ? SIGKILL_CODE : member.acts.sigtermExitCode
  return [{ atMs: signalledAtMs + stopLastsMs(member), exitCode, reason: null }]
}

/** From its stop signal to its end. */
export function stopLastsMs(member: Member): number {
  return isKilled(member) ? member.container.stopTimeoutMs : member.acts.exitAfterSigtermMs
}

function isKilled({ container, acts }: Member): boolean {
  return acts.ignoresSigterm || acts.exitAfterSigtermMs > container.stopTimeoutMs
}

/** FLT-1: what a container that runs comes to when it ends now by a fault of its own. */
export function crashed(scene: Scene, member: Member, exitCode: number): Turn {
  const end = { atMs: scene.nowMs, exitCode, reason: null }
  const life = restarts(scene, member, end) ? restarted(member, end.atMs) : ended(member.life, end)
  return { atMs: end.atMs, life, end }
}

/** CON-6. */
function restarts({ task }: Scene, { container: { restartPolicy }, life }: Member, { atMs, exitCode }: End): boolean {
  if (restartPolicy === undefined || task.desiredStatus === 'STOPPED') return false
  if (restartPolicy.ignoredExitCodes.includes(exitCode)) return false
  return atMs - (life.startedAtMs ?? 0) >= restartPolicy.restartAttemptPeriodMs
}

function restarted(member: Member, atMs: number): ContainerLife {
  return { ...started(member, atMs), finishedAtMs: atMs, restartCount: member.life.restartCount + 1 }
}

function ended(life: ContainerLife, { atMs, ...how }: End): ContainerLife {
  return { ...life, ...how, lastStatus: 'STOPPED', finishedAtMs: atMs }
}

/** CON-5: it is asked to stop when all that depend on it have stopped. */
function toSignal(scene: Scene, member: Member): readonly Turn[] {
  const { nowMs } = scene
  if (!isStopping(scene) || member.life.signalledAtMs !== null) return []
  if (dependentsOf(scene, member).some(({ life }) => life.lastStatus !== 'STOPPED')) return []
  return [{ atMs: nowMs, life: { ...member.life, signalledAtMs: nowMs } }]
}

/** CON-8: the next check that changes its health. */
function toVerdict(scene: Scene, { container, life, behavior }: Member): readonly Turn[] {
  const { healthCheck: check } = container
  if (check === null || life.health === null || life.startedAtMs === null || isStopping(scene)) return []
  const fails = behavior?.checkFails ?? null
  const verdict = nextVerdict({ check, startedAtMs: life.startedAtMs, fails }, life.health)
  if (verdict === null) return []
  return [{ atMs: Math.max(verdict.atMs, scene.nowMs), life: { ...life, health: verdict.health } }]
}

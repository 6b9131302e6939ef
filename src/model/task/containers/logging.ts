import { must } from '../../../base/assert.ts'
import { ensureStream, storeGroup } from '../../logs/storing.ts'
import type { ContainerLife } from '../../world/container/containerState.ts'
import type { Context, DueRows } from '../../world/context.ts'
import { isToldRegion, logDestinationOf, logProblemOf, type LogDestination } from '../../world/logs/logDestination.ts'
import { mayPutEvents } from '../../world/logs/unlogged.ts'
import { answerTo } from '../../world/roles/appAnswer.ts'
import type { Task } from '../../world/task/task.ts'
import type { World } from '../../world/world.ts'
import { sceneOf, type Member, type Scene } from './scene.ts'
import { OUT_OF_MEMORY, SIGKILL_CODE, type Turn } from './turns.ts'

interface Turned {
  readonly before: ContainerLife
  readonly turn: Turn
}

/** LOG-10: a container writes as it starts, is asked to stop and ends, if it still can. */
export function writeTurn(context: Context, taskId: string, { before, turn }: Turned): void {
  const { world } = context
  if (world.logRegions.size === 0) return
  const scene = sceneNow(world, taskId)
  const { member, to } = memberNamed(scene, world, turn.life.name)
  if (to === null) return
  const hasStarted = turn.life.lastStatus === 'RUNNING' && turn.life.startedAtMs !== before.startedAtMs
  for (const message of endLines(before, turn, member)) writeLine(context, { scene, to, message })
  if (!hasStarted) return
  // A router makes its streams as it has lines for them.
  if (to.router === null) openLog(context, to)
  writeLine(context, { scene, to, message: `INFO starting ${member.container.image}` })
  planLines(context, taskId, turn.life.name)
}

function endLines({ signalledAtMs, health }: ContainerLife, { life, end }: Turn, { acts, behavior }: Member) {
  const lines: string[] = []
  if (life.signalledAtMs !== signalledAtMs && !acts.ignoresSigterm) lines.push('INFO received SIGTERM, shutting down')
  const isUnhealthy = life.health?.status === 'UNHEALTHY' && health?.status !== 'UNHEALTHY'
  // What says nothing until the check is over has nothing to say in its log either.
  if (isUnhealthy && behavior?.checkFails?.how === 'exit') lines.push('WARN health check answered with an error')
  const last = end === undefined ? null : lastLine(end, signalledAtMs !== null)
  if (end?.unwritten !== undefined) lines.push(`ERROR cannot write ${end.unwritten}: Read-only file system`)
  return last === null ? lines : [...lines, last]
}

/** Of SIGKILL, by Docker or by the kernel, a process hears nothing: its log just ends. */
function lastLine({ exitCode, reason }: NonNullable<Turn['end']>, isSignalled: boolean): string | null {
  if (reason === OUT_OF_MEMORY) return null
  if (isSignalled) return exitCode === SIGKILL_CODE ? null : 'INFO shut down'
  return exitCode === 0 ? 'INFO work done' : `ERROR unhandled error, exiting with code ${String(exitCode)}`
}

function sceneNow(world: World, taskId: string): Scene {
  return sceneOf(world, must(world.tasks.get(taskId), taskId))
}

interface Found {
  readonly member: Member
  /** `null` where its lines are not kept. */
  readonly to: LogDestination | null
}

function memberNamed({ members, task }: Scene, world: World, name: string): Found {
  const member = must(
    members.find(({ container }) => container.name === name),
    name,
  )
  const definition = must(world.taskDefinitions.get(task.definitionKey), task.definitionKey)
  const to = logDestinationOf({ task, definition, name })
  return { member, to: to !== null && isToldRegion(world, to.region) ? to : null }
}

/** LOG-9: a log driver makes its stream as its container starts, and its group where it may. */
function openLog(context: Context, to: LogDestination): void {
  const { world } = context
  if (logProblemOf(world, to) !== null) return
  if (!world.logGroups.has(to.groupName)) storeGroup(context, to.groupName)
  ensureStream(context, to.groupName, to.streamName)
}

interface Line {
  readonly scene: Scene
  readonly to: LogDestination
  readonly message: string
}

/** What has no group, what its router is not there to send, and what its role may not put, is lost. */
function writeLine(context: Context, { scene, to, message }: Line): void {
  const { world, nowMs } = context
  if (!world.logGroups.has(to.groupName) && !to.createsGroup) return
  const router = scene.members.find(({ container }) => container.name === to.router)
  if (router !== undefined && router.life.lastStatus !== 'RUNNING') return
  if (!mayPutEvents(world, scene.task, to)) return
  openLog(context, to)
  const key = ensureStream(context, to.groupName, to.streamName)
  context.emit({ kind: 'logEventsPut', key, atMs: nowMs, events: [{ atMs: nowMs, message }] })
}

/** What it writes by itself: that it listens, and what the lab was told of it. Since its start. */
interface OwnLine {
  readonly text: string
  readonly afterMs?: number | undefined
  readonly everyMs?: number | undefined
}

function ownLines(world: World, task: Task, { container, behavior }: Member): readonly OwnLine[] {
  const listens = container.portMappings.map(({ containerPort }): OwnLine => ({
    text: `INFO listening on port ${String(containerPort)}`,
    afterMs: behavior?.readyAfterMs ?? 0,
  }))
  const calls = (behavior?.calls ?? []).map((call): OwnLine => {
    const { error } = answerTo(world, task, call)
    return {
      text: error === null ? `INFO ${call.action} ${call.resource}: done` : `ERROR ${error}`,
      everyMs: call.everyMs,
    }
  })
  return [...listens, ...(behavior?.logs ?? []), ...calls]
}

/** Each own line of a container that runs comes at its time: those whose time is over do not. */
export function planLines(context: Context, taskId: string, name: string): void {
  const { world, nowMs } = context
  if (world.logRegions.size === 0) return
  const scene = sceneNow(world, taskId)
  const { member, to } = memberNamed(scene, world, name)
  const { startedAtMs, lastStatus } = member.life
  if (to === null || startedAtMs === null || lastStatus !== 'RUNNING') return
  for (const [index, { afterMs = 0, everyMs }] of ownLines(world, scene.task, member).entries()) {
    const ran = nowMs - startedAtMs
    const nextMs = everyMs === undefined ? afterMs : (Math.floor(ran / everyMs) + 1) * everyMs
    if (nextMs >= ran)
      context.schedule(startedAtMs + nextMs, { kind: 'logLineDue', taskId, containerName: name, index })
  }
}

interface Due {
  readonly taskId: string
  readonly containerName: string
  readonly index: number
}

function onLogLineDue(context: Context, { taskId, containerName, index }: Due): undefined {
  const { world, nowMs } = context
  const task = world.tasks.get(taskId)
  if (task === undefined || task.step === 'stopped') return
  const scene = sceneNow(world, taskId)
  const { member, to } = memberNamed(scene, world, containerName)
  const { startedAtMs, lastStatus } = member.life
  const line = ownLines(world, task, member)[index]
  if (to === null || line === undefined || startedAtMs === null || lastStatus !== 'RUNNING') return
  const ran = nowMs - startedAtMs
  // It may have been told another line since this one was planned.
  if (line.everyMs === undefined ? ran !== line.afterMs : ran % line.everyMs !== 0) return
  writeLine(context, { scene, to, message: line.text })
  if (line.everyMs !== undefined) planLines(context, taskId, containerName)
}

export const loggingDue: DueRows<'logLineDue'> = {
  logLineDue: {
    phase: 'task',
    isEndless: true,
    once: ({ taskId, containerName, index }) => `line ${String(index)} of ${containerName} of ${taskId}`,
    run: onLogLineDue,
  },
}

import { ApiError, type Output } from '../api/command.ts'
import type { containerBehaviorShape } from '../api/lab/containerBehaviorShape.ts'
import type { InputOf } from '../api/shape.ts'
import { definitionName } from '../definition/definitionNamed.ts'
import { countChecks, tasksConcerned } from '../task/containers/behaviorChange.ts'
import { planLines } from '../task/containers/logging.ts'
import type { AppCall } from '../world/container/appCall.ts'
import {
  behaviorKey,
  type ContainerAnswer,
  type ContainerBehavior,
  type Span,
  type ToldLine,
} from '../world/container/behavior.ts'
import type { AppWrite } from '../world/container/writing.ts'
import type { Context } from '../world/context.ts'
import { SIGTERM_EXIT_MS } from '../world/durations.ts'
import { CONTAINER_BEHAVIORS_MAX } from '../world/labLimits.ts'
import type { World } from '../world/world.ts'

type Input = InputOf<typeof containerBehaviorShape>

/** CON-1. @throws ApiError  for a revision that is not named whole, and past the limit of rows */
export function setContainerBehavior(context: Context, input: Input): Output {
  const behavior = behaviorFrom(input, context.nowMs)
  const key = behaviorKey(behavior)
  const isThere = context.world.containerBehaviors.has(key)
  const isReset = input.reset === true
  if (!isThere && isReset) return {}
  if (!isThere) refuseTooMany(context.world)
  const concerned = tasksConcerned(context.world, behavior)
  for (const task of concerned) countChecks(context, task)
  context.emit(isReset ? { kind: 'containerBehaviorReset', key } : { kind: 'containerBehaviorSet', behavior })
  for (const { id: taskId } of concerned) {
    context.schedule(context.nowMs, { kind: 'containersDue', taskId })
    for (const { name } of context.world.containers.get(taskId) ?? []) planLines(context, taskId, name)
  }
  return isReset ? {} : { behavior: { ...behavior } }
}

function behaviorFrom(input: Input, nowMs: number): ContainerBehavior {
  const { checkFails, responds } = input
  return {
    image: input.image,
    definitionKey: input.taskDefinition === undefined ? null : revisionOf(input.taskDefinition),
    containerName: input.containerName ?? null,
    readyAfterMs: (input.readyAfterSeconds ?? 0) * 1_000,
    exitCode: input.exitCode ?? 0,
    exitAfterMs: input.exitAfterSeconds === undefined ? null : input.exitAfterSeconds * 1_000,
    memoryMib: input.memoryMib ?? null,
    leakMibPerMinute: input.leakMibPerMinute ?? 0,
    ignoresSigterm: input.ignoresSigterm ?? false,
    exitAfterSigtermMs:
      input.exitAfterSigtermSeconds === undefined ? SIGTERM_EXIT_MS : input.exitAfterSigtermSeconds * 1_000,
    sigtermExitCode: input.sigtermExitCode ?? 0,
    checkFails: checkFails === undefined ? null : { ...spanOf(checkFails, nowMs), how: checkFails.how ?? 'exit' },
    responds: responds === undefined ? null : { ...spanOf(responds, nowMs), answer: answerOf(responds) },
    ...(input.cannotBePulled === true && { cannotBePulled: true }),
    ...(input.calls !== undefined && { calls: input.calls.map(callOf) }),
    ...(input.writes !== undefined && { writes: input.writes.map(writeOf) }),
    ...(input.logs !== undefined && { logs: input.logs.map(lineOf) }),
  }
}

function callOf({ action, resource = '*', everySeconds }: NonNullable<Input['calls']>[number]): AppCall {
  return { action, resource, everyMs: everySeconds * 1_000 }
}

function writeOf({ path, afterSeconds = 0 }: NonNullable<Input['writes']>[number]): AppWrite {
  return { path, afterMs: afterSeconds * 1_000 }
}

function lineOf({ text, afterSeconds, everySeconds }: NonNullable<Input['logs']>[number]): ToldLine {
  if (everySeconds !== undefined) return { text, everyMs: everySeconds * 1_000 }
  return { text, afterMs: (afterSeconds ?? 0) * 1_000 }
}

function spanOf(given: { readonly fromSeconds: number; readonly toSeconds?: number | undefined }, nowMs: number): Span {
  const { fromSeconds, toSeconds } = given
  return { fromMs: nowMs + fromSeconds * 1_000, toMs: toSeconds === undefined ? null : nowMs + toSeconds * 1_000 }
}

function answerOf({ how, code = 200 }: NonNullable<Input['responds']>): ContainerAnswer {
  return how === 'code' ? { how, code } : { how }
}

function revisionOf(given: string): string {
  const name = definitionName(given)
  if (name.includes(':')) return name
  const message = `Invalid parameter taskDefinition: is ${JSON.stringify(given)}, it takes family:revision.`
  throw new ApiError('InvalidParameterException', message, 'taskDefinition')
}

function refuseTooMany({ containerBehaviors }: World): void {
  if (containerBehaviors.size < CONTAINER_BEHAVIORS_MAX) return
  throw new ApiError(
    'LimitExceededException',
    `The lab keeps ${String(CONTAINER_BEHAVIORS_MAX)} behaviors of containers at most: take some back with reset.`,
    'image',
  )
}

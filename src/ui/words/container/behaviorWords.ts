import { visibleText } from '../../../base/foreignText.ts'
import { grouped } from '../../../look/numbers.ts'
import { durationText } from '../../../look/time.ts'
import { isWithin, type ContainerBehavior, type Span } from '../../../model/world/container/behavior.ts'

const DAY_MS = 86_400_000

/** What the lab was told of how containers act, in a few words: `exits with code 1 20 s after its start`. */
export function behaviorWords(behavior: ContainerBehavior, nowMs: number): string {
  const lines = behavior.logs?.length ?? 0
  const parts = [
    ...lifeParts(behavior),
    ...memoryParts(behavior),
    ...writeParts(behavior),
    ...callParts(behavior),
    ...answerParts(behavior, nowMs),
    ...(lines === 0 ? [] : [`writes ${lines === 1 ? 'a line' : `${grouped(lines)} lines`} of its own to its log`]),
  ]
  return parts.length === 0 ? 'as without it' : parts.join('; ')
}

function lifeParts(behavior: ContainerBehavior): readonly string[] {
  const { readyAfterMs, exitAfterMs, exitCode, ignoresSigterm, exitAfterSigtermMs, sigtermExitCode } = behavior
  return [
    ...(behavior.cannotBePulled === true ? ['cannot be pulled'] : []),
    ...(readyAfterMs >= DAY_MS ? ['never gets ready'] : []),
    ...(readyAfterMs > 0 && readyAfterMs < DAY_MS ? [`ready ${durationText(readyAfterMs)} after its start`] : []),
    ...(exitAfterMs === null
      ? []
      : [`exits with code ${String(exitCode)} ${durationText(exitAfterMs)} after its start`]),
    ...(ignoresSigterm ? ['ignores SIGTERM'] : []),
    ...(ignoresSigterm || exitAfterSigtermMs === SIGTERM_MS
      ? []
      : [`ends ${durationText(exitAfterSigtermMs)} after SIGTERM`]),
    ...(ignoresSigterm || sigtermExitCode === 0 ? [] : [`ends on SIGTERM with code ${String(sigtermExitCode)}`]),
  ]
}

/** What it takes where nothing was said of it. */
const SIGTERM_MS = 3_000

function memoryParts({ memoryMib, leakMibPerMinute }: ContainerBehavior): readonly string[] {
  return [
    ...(memoryMib === null ? [] : [`uses ${grouped(memoryMib)} MiB`]),
    ...(leakMibPerMinute === 0 ? [] : [`leaks ${grouped(leakMibPerMinute)} MiB a minute`]),
  ]
}

function writeParts({ writes = [] }: ContainerBehavior): readonly string[] {
  return writes.map(
    ({ path, afterMs }) =>
      `writes ${visibleText(path)}${afterMs === 0 ? '' : ` ${durationText(afterMs)} after its start`}`,
  )
}

function callParts({ calls = [] }: ContainerBehavior): readonly string[] {
  return calls.map(({ action, everyMs }) => `calls ${visibleText(action)} every ${durationText(everyMs)}`)
}

function answerParts({ checkFails, responds }: ContainerBehavior, nowMs: number): readonly string[] {
  const answer = responds?.answer
  const said =
    answer === undefined
      ? ''
      : {
          code: `answers ${String('code' in answer ? answer.code : '')}`,
          timeout: 'does not answer',
          refused: 'refuses connections',
        }[answer.how]
  return [
    ...(checkFails === null ? [] : [`fails its health check${spanWords(checkFails, nowMs)}`]),
    ...(responds === null ? [] : [`${said}${spanWords(responds, nowMs)}`]),
  ]
}

/** ` for 20 s more`, ` in 5 s`, `, over since`; nothing for what does not end. */
function spanWords(span: Span, nowMs: number): string {
  if (isWithin(span, nowMs)) return span.toMs === null ? '' : ` for ${durationText(span.toMs - nowMs)} more`
  return nowMs < span.fromMs ? ` in ${durationText(span.fromMs - nowMs)}` : ', which is over'
}

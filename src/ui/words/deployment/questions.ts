import {
  leftToDo,
  newKeyOf,
  stackedGroups,
  sumsOf,
  type CountGroup,
  type ServiceMoment,
  type StartsHeldBy,
} from './counts.ts'
import { grouped } from '../../../look/numbers.ts'

/** One of the two questions that a rolling update asks at every pass, answered for a service at one moment. */
export interface Question {
  readonly id: 'stop' | 'start'
  readonly title: string
  readonly answer: 'Yes' | 'No'
  /** The inequality in figures, or what else decides. */
  readonly sum: string
  /** True when the limit allows it and there is no place for the task. */
  readonly isShortOfRoom: boolean
  readonly limit: number
  readonly limitText: string
  /** What is counted against the limit, in stacking order. */
  readonly groups: readonly CountGroup[]
  readonly counted: number
  /** The revision of the one more task that would start. */
  readonly extraKey: string | null
}

/** "Stop one more?" and "Start one more?", with their sums (DEP-2, DEP-3). */
export function twoQuestions(moment: ServiceMoment): readonly [Question, Question] {
  return [stopQuestion(moment), startQuestion(moment)]
}

function stopQuestion(moment: ServiceMoment): Question {
  const { healthy } = sumsOf(moment)
  const { lower } = moment.limits
  const isAllowed = healthy - 1 >= lower
  const { toStop } = leftToDo(moment)
  const isLeft = toStop > 0
  const isHeld = isLeft && toStop === moment.protectedTasks
  const isFree = moment.freeToStop === undefined ? hasUnready(moment) : moment.freeToStop > 0
  const sum = `healthy ${grouped(healthy)} − 1 = ${grouped(healthy - 1)}, ${isAllowed ? 'not below' : 'below'} ${grouped(lower)}`
  return {
    id: 'stop',
    title: 'Stop one more?',
    answer: !isHeld && ((isAllowed && isLeft) || isFree) ? 'Yes' : 'No',
    sum: !isLeft
      ? 'no old task is left'
      : isHeld && isAllowed
        ? `${sum}, but what is left is protected`
        : isFree && !isAllowed
          ? 'a task that is not healthy may stop'
          : sum,
    isShortOfRoom: false,
    limit: lower,
    limitText: `lower ${grouped(lower)}`,
    groups: stackedGroups(moment.revisions).filter((group) => group.state === 'healthy'),
    counted: healthy,
    extraKey: null,
  }
}

/** An old task that does not count as healthy takes nothing from the lower limit by stopping (DEP-2). */
function hasUnready({ revisions, limits }: ServiceMoment): boolean {
  const healthy = revisions.reduce((sum, one) => sum + one.healthy, 0)
  const old = revisions.filter((one) => !one.isPrimary)
  return old.some((one) => one.pending > 0 || (one.running > one.healthy && healthy >= limits.lower))
}

function startQuestion(moment: ServiceMoment): Question {
  const { active } = sumsOf(moment)
  const { upper } = moment.limits
  const isAllowed = active + 1 <= upper
  const isLeft = leftToDo(moment).toStart > 0
  const held = isAllowed && isLeft ? moment.startsHeldBy : undefined
  const isShortOfRoom = isAllowed && isLeft && held === undefined && moment.waitingCount > 0
  // Of one that has failed, not all is started.
  const key = moment.left === undefined ? (newKeyOf(moment) ?? null) : null
  const sum = `RUNNING + PENDING ${grouped(active)} + 1 = ${grouped(active + 1)}, ${isAllowed ? 'not above' : 'above'} ${grouped(upper)}`
  return {
    id: 'start',
    title: 'Start one more?',
    answer: isAllowed && isLeft && held === undefined && !isShortOfRoom ? 'Yes' : 'No',
    sum: !isLeft
      ? allStarted(moment, key)
      : held !== undefined
        ? `${sum}, but ${HELD[held]}`
        : isShortOfRoom
          ? `${sum}, but no place has room`
          : sum,
    isShortOfRoom,
    limit: upper,
    limitText: `upper ${grouped(upper)}`,
    groups: stackedGroups(moment.revisions),
    counted: active,
    extraKey: isLeft ? key : null,
  }
}

const HELD: Readonly<Record<StartsHeldBy, string>> = {
  throttle: 'the last starts failed, and ECS waits before the next',
  api: 'calls to Amazon ECS are throttled',
}

function allStarted(moment: ServiceMoment, key: string | null): string {
  return key === null ? 'nothing is left to start' : `all ${grouped(moment.desiredCount)} ${key} are started`
}

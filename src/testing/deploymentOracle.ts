import type { DeploymentSetting } from '../lessons/deploymentSetting.ts'

/**
 * What the deployment demo comes to, counted a second time without the model: from what its page is set to and from
 * SPEC.md's durations, in seconds since the deployment was asked for. It knows nothing of tasks one by one: all of a
 * generation do the same at the same time.
 */
export interface ForeseenDeployment {
  readonly status: string
  readonly cause: string | null
  readonly foundAt: number | null
  readonly failed: number
  readonly extraTaskMinutes: number
  readonly backAt: number | null
}

/** DEP-9: how soon the scheduler looks, and how long it rests after it acted. DEP-31: a stage lasts as long. */
const LOOK = 1
const GAP = 4
/** TIM-6, ALB-13: until a task on Fargate is registered, and RUNNING. */
const REGISTERED = 7.7 + 10 + 15.3
const RUNNING = REGISTERED + 3
/** ALB-12: the first look of ECS, each 10 s from when it registered it, that finds it RUNNING for 40 s. */
const HEALTHY = REGISTERED + Math.ceil((RUNNING + 40 - REGISTERED) / 10) * 10
/** ALB-4, ALB-14: the second check, 13.1 to 13.6 s after it was registered, fails; the second look after that notices. */
const NOTICED = REGISTERED + 30
/** ALB-13, TIM-7, TIM-8: until ECS deregisters it, the demo's delay, SIGTERM, the interface. */
const DRAINED = 10 + 30
const STOPPED = DRAINED + 3 + 12
/** TRF-1: requests are counted at the end of each. */
const PERIOD = 5
const PLAYED = 1_800
/** When a response turns bad, and after how long a container exits. */
const ERRORS_FROM = 240
const CRASHES_AFTER = 90
/** The demo's alarms: so many in a minute; what is told of it comes a minute later (ALM-2, MET-6). */
const ALARM_AT = 5

export function foreseen(setting: DeploymentSetting): ForeseenDeployment {
  const isShifting = setting.way.bakeMinutes !== null
  switch (setting.bad) {
    case 'fine':
      return isShifting ? shiftedFine(setting) : rolledFine(setting)
    case 'unhealthy':
      if (isShifting) return shiftedUnhealthy(setting)
      return setting.way.kind === 'rolling' ? rolledUnhealthy(setting) : brokenUnhealthy(setting)
    case 'errors':
      return isShifting ? shiftedErrors(setting) : rolledErrors(setting)
    case 'crashes':
      if (isShifting) return shiftedCrashes(setting)
      return setting.way.kind === 'rolling' ? rolledCrashes(setting) : brokenCrashes(setting)
  }
}

const UNSEEN = { cause: null, foundAt: null, backAt: null, failed: 0 } as const

/** When a rolling update stops the old tasks: its new ones are healthy. */
const SWITCH = LOOK + HEALTHY

/** Alarms watch on for as long as they look back: one minute (DEP-22). */
function rolledFine({ way, desiredCount }: DeploymentSetting): ForeseenDeployment {
  const backAt = SWITCH + STOPPED + (way.hasAlarms ? 60 : 0)
  return { ...UNSEEN, status: 'SUCCESSFUL', backAt, extraTaskMinutes: minutes(desiredCount * switching()) }
}

/** How long both revisions run. */
function switching(): number {
  return HEALTHY - RUNNING
}

/** SVC-14, DEP-3: eight are all that the upper limit lets be, so one by one is stopped, and then started. */
function rolledUnhealthy({ desiredCount }: DeploymentSetting): ForeseenDeployment {
  let runs = 0
  for (let index = 0; index < desiredCount; index += 1) {
    // The first generation was started at once, and waits for its turn to be stopped.
    const firstStop = LOOK + NOTICED + 2 * GAP * index
    runs += firstStop - (LOOK + RUNNING)
    for (let start = firstStop + GAP; start < PLAYED; start += NOTICED + GAP) runs += played(start)
  }
  return { ...UNSEEN, status: 'IN_PROGRESS', extraTaskMinutes: minutes(runs) }
}

/** How long one runs that is stopped when its checks have failed. */
function played(start: number): number {
  return Math.max(0, Math.min(PLAYED, start + NOTICED) - (start + RUNNING))
}

/** DEP-15, DEP-16: each that is replaced for its checks counts; the next look after the last of them finds it. */
function brokenUnhealthy({ desiredCount }: DeploymentSetting): ForeseenDeployment {
  const threshold = Math.max(3, Math.ceil(desiredCount / 2))
  const stops = Array.from({ length: threshold }, (_, index) => LOOK + NOTICED + 2 * GAP * index)
  const foundAt = LOOK + NOTICED + 2 * GAP * (threshold - 1) + GAP
  const goneAt = foundAt + GAP
  const runs = [...stops, ...Array.from({ length: desiredCount - threshold }, () => goneAt)]
  const extra = runs.reduce((sum, stop) => sum + stop - (LOOK + RUNNING), 0)
  return rolledBack({ cause: 'circuitBreaker', foundAt, backAt: goneAt + STOPPED, extra, failed: 0 })
}

/** Of errors that begin once it is over nothing takes it back: tasks are replaced for their checks for ever. */
function rolledErrors({ desiredCount, perSecond }: DeploymentSetting): ForeseenDeployment {
  // Targets are checked each 10 s from 3.1 s after they were registered on, and ECS looks each 10 s as well.
  const firstStart = noticedFrom(LOOK + REGISTERED)
  let extra = desiredCount * switching()
  for (let start = firstStart; start < PLAYED; start += NOTICED + GAP) extra += desiredCount * played(start)
  const failed = ends(ERRORS_FROM, PLAYED + 1).length * PERIOD * perSecond
  return { ...UNSEEN, status: 'SUCCESSFUL', failed, extraTaskMinutes: minutes(extra) }
}

/** When ECS notices targets that fail from then on, by when they were registered. */
function noticedFrom(registered: number): number {
  const failsFirst = registered + 3.1 + Math.ceil((ERRORS_FROM - registered - 3.1) / 10) * 10
  const unhealthy = failsFirst + 10
  return registered + (Math.ceil((unhealthy - registered) / 10) + 1) * 10
}

/** They run, exit, and are started again a second later, for ever. */
function rolledCrashes({ desiredCount, perSecond, way }: DeploymentSetting): ForeseenDeployment {
  let failed = 0
  for (let crash = LOOK + RUNNING + CRASHES_AFTER; crash < PLAYED; crash += LOOK + RUNNING + CRASHES_AFTER) {
    failed += ends(crash, Math.min(PLAYED + 1, crash + LOOK + RUNNING)).length * PERIOD * perSecond
    failed += inFlight({ desiredCount, perSecond, way }, 1)
  }
  return { ...UNSEEN, status: 'SUCCESSFUL', failed, extraTaskMinutes: minutes(desiredCount * switching()) }
}

/** The alarm goes off within its bake time, for the old tasks have not drained yet when the first crash comes. */
function brokenCrashes(setting: DeploymentSetting): ForeseenDeployment {
  const { desiredCount, perSecond } = setting
  const crash = LOOK + RUNNING + CRASHES_AFTER
  const again = crash + LOOK + RUNNING
  const down = ends(crash, again)
  const foundAt = alarmed(down, PERIOD * perSecond)
  const start = foundAt + GAP
  const downAgain = ends(again + CRASHES_AFTER, start + RUNNING)
  const failed = (down.length + downAgain.length) * PERIOD * perSecond + 2 * inFlight(setting, 1)
  return rolledBack({ cause: 'alarms', foundAt, backAt: start + HEALTHY, extra: desiredCount * switching(), failed })
}

/** DEP-31: PRE_SCALE_UP, then SCALE_UP, within which the new tasks start. */
const GREEN_START = LOOK + 2 * GAP
const GREEN_RUNNING = GREEN_START + RUNNING
/** POST_SCALE_UP, two stages of test traffic and PRE_PRODUCTION_TRAFFIC_SHIFT come before. */
const FIRST_SHIFT = GREEN_START + HEALTHY + 4 * GAP

/** DEP-33: when which percent of the traffic has been shifted. */
function shifts({ percent, stepMinutes, kind }: DeploymentSetting['way']): readonly (readonly [number, number])[] {
  if (percent === null || stepMinutes === null) return [[FIRST_SHIFT, 100]]
  const step = stepMinutes * 60 + GAP
  if (kind === 'canary') {
    return [
      [FIRST_SHIFT, percent],
      [FIRST_SHIFT + step, 100],
    ]
  }
  const steps = Math.ceil(100 / percent)
  return Array.from({ length: steps }, (_, index) => [FIRST_SHIFT + index * step, Math.min(100, (index + 1) * percent)])
}

function shareAt({ way }: DeploymentSetting, at: number): number {
  return (shifts(way).findLast(([from]) => from <= at)?.[1] ?? 0) / 100
}

/** DEP-35: once all is shifted both run through the bake time. */
function shiftedFine({ way, desiredCount }: DeploymentSetting): ForeseenDeployment {
  const [last] = shifts(way).at(-1) ?? [FIRST_SHIFT]
  const stop = last + 2 * GAP + (way.bakeMinutes ?? 0) * 60 + GAP
  const extraTaskMinutes = minutes(desiredCount * (stop - GREEN_RUNNING))
  return { ...UNSEEN, status: 'SUCCESSFUL', backAt: stop + STOPPED, extraTaskMinutes }
}

/** Room for as many again is there, so all are replaced at once, and stopped when the second ones fail too. */
function shiftedUnhealthy({ desiredCount }: DeploymentSetting): ForeseenDeployment {
  const second = GREEN_START + NOTICED
  const firstStop = second + NOTICED
  const foundAt = firstStop + GAP
  const stop = foundAt + GAP
  const extra = desiredCount * (firstStop - GREEN_RUNNING + stop - (second + RUNNING))
  return rolledBack({ cause: 'circuitBreaker', foundAt, backAt: stop + STOPPED, extra, failed: 0 })
}

function shiftedErrors(setting: DeploymentSetting): ForeseenDeployment {
  const share = shareAt(setting, ERRORS_FROM)
  const each = PERIOD * setting.perSecond * share
  const foundAt = alarmed(ends(ERRORS_FROM, PLAYED), each)
  const stop = foundAt + GAP
  const failed = ends(ERRORS_FROM, foundAt + 1).length * each + inFlight(setting, share)
  const extra = setting.desiredCount * (stop - GREEN_RUNNING)
  return rolledBack({ cause: 'alarms', foundAt, backAt: stop + STOPPED, extra, failed })
}

function shiftedCrashes(setting: DeploymentSetting): ForeseenDeployment {
  const crash = GREEN_RUNNING + CRASHES_AFTER
  const again = crash + LOOK + RUNNING
  const share = shareAt(setting, crash)
  const each = PERIOD * setting.perSecond * share
  const down = ends(crash, again)
  const foundAt = alarmed(down, each)
  const stop = foundAt + GAP
  const extra = setting.desiredCount * (crash - GREEN_RUNNING + stop - again)
  // They crash once more while they drain, so nothing is left to be stopped then.
  const backAt = stop + DRAINED + 12
  return rolledBack({ cause: 'alarms', foundAt, backAt, extra, failed: down.length * each + inFlight(setting, share) })
}

interface TakenBack extends Pick<ForeseenDeployment, 'cause' | 'foundAt' | 'backAt' | 'failed'> {
  /** Seconds of tasks. */
  readonly extra: number
}

function rolledBack({ extra, ...rest }: TakenBack): ForeseenDeployment {
  return { ...rest, status: 'ROLLBACK_SUCCESSFUL', extraTaskMinutes: minutes(extra) }
}

/** The ends of periods from one time on, and before another. */
function ends(from: number, before: number): readonly number[] {
  const first = Math.ceil(from / PERIOD)
  return Array.from({ length: Math.max(0, Math.ceil(before / PERIOD) - first) }, (_, index) => (first + index) * PERIOD)
}

/** When the alarm goes off: a minute after the first minute with as many. */
function alarmed(failing: readonly number[], each: number): number {
  const minuteOf = (at: number): number => Math.ceil(at / 60)
  const first = failing.find((at) => failing.filter((one) => minuteOf(one) === minuteOf(at)).length * each >= ALARM_AT)
  return first === undefined ? PLAYED : (minuteOf(first) + 1) * 60
}

/** TRF-3: what is under way in all tasks at 20 ms of work each on half a vCPU. It is lost with them. */
function inFlight({ desiredCount, perSecond }: Omit<DeploymentSetting, 'bad'>, share: number): number {
  const used = ((perSecond * share) / desiredCount) * (0.02 / 0.5)
  return Math.round((desiredCount * used) / (1 - used))
}

function minutes(seconds: number): number {
  return Math.round(seconds / 60)
}

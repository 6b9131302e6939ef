import type { OriginalGoneCase } from '../../challenge/templates/originalGone.ts'
import type { RoomCase } from '../../challenge/templates/roomToShift.ts'
import type { NeedCase } from '../../challenge/templates/strategyForNeed.ts'
import type { WayBackCase } from '../../challenge/templates/wayBack.ts'
import type { Judge } from './judge.ts'

const MINUTE_MS = 60_000
/** Ours: how long a stage lasts at least in the lab (DEP-31). */
const STAGE_MS = 4_000

/**
 * Developer Guide, how blue/green deployments work: a bake time between the shifts of production traffic, then the bake
 * time of the whole, during which both revisions run; CLEAN_UP ends that. Shift by shift, each but the first with its
 * PRE_PRODUCTION_TRAFFIC_SHIFT; after the last one that stage ends and POST_PRODUCTION_TRAFFIC_SHIFT comes.
 */
export const wayBackUntil: Judge<WayBackCase> = ({ one: { strategy, percent, stepMinutes, bakeMinutes } }) => {
  let ms = 2 * STAGE_MS + bakeMinutes * MINUTE_MS
  for (let shifted = percent; shifted < 100; shifted = strategy === 'CANARY' ? 100 : shifted + percent) {
    ms += stepMinutes * MINUTE_MS + STAGE_MS
  }
  return ms
}

/** Ours: how long a lifecycle event lasts at least in the lab (CDP-3). */
const EVENT_MS = 1_000

/**
 * CodeDeploy User Guide, deployment configurations: linear shifts "10 percent of traffic every" so many minutes "until
 * all traffic is shifted", canary 10 percent first and "the remaining 90 percent is deployed" that many later. Then
 * AllowTraffic and AfterAllowTraffic end, and the original task set stays for the termination wait.
 */
export const originalGone: Judge<OriginalGoneCase> = ({ one: { config, waitMinutes } }) => {
  const every = Number(/(\d+)Minutes$/.exec(config)?.[1] ?? 0)
  let ms = 2 * EVENT_MS + waitMinutes * MINUTE_MS
  let shifted = config === 'AllAtOnce' ? 100 : 10
  while (shifted < 100) {
    ms += every * MINUTE_MS
    shifted = config.startsWith('Canary') ? 100 : shifted + 10
  }
  return ms
}

/** API Reference, DeploymentConfiguration, on each strategy in a word. */
export const strategyForNeed: Judge<NeedCase> = ({ one: { need, percent, minutes } }) => {
  const [p, m] = [String(percent), String(minutes)]
  const fits = {
    part: `CANARY, canaryPercent ${p}, canaryBakeTimeInMinutes ${m}`,
    even: `LINEAR, stepPercent ${p}, stepBakeTimeInMinutes ${m}`,
    once: `BLUE_GREEN, bakeTimeInMinutes ${m}, maximumPercent 125`,
    tasks: 'ROLLING, minimumHealthyPercent 100, maximumPercent 125',
  }
  return [fits[need]]
}

/**
 * The same: maximumPercent is the upper limit on tasks during a rolling update, rounded down; a blue/green deployment
 * scales the new revision to the desired count beside the old one. Counted task by task.
 */
export const roomToShift: Judge<RoomCase> = ({ one: { strategy, desired, maximum } }) => {
  let more = 0
  while (more < desired && (strategy === 'BLUE_GREEN' || (desired + more + 1) * 100 <= desired * maximum)) more++
  return more
}

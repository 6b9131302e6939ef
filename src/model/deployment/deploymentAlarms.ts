import { askServicePass } from '../service/askPass.ts'
import type { Context, Reactions } from '../world/context.ts'
import { BAKE_MAX_MS } from '../world/durations.ts'
import type { ServiceDeployment } from '../world/deployment/serviceDeployment.ts'
import type { Service } from '../world/service/service.ts'
import type { World } from '../world/world.ts'

type Watching = Pick<World, 'alarms' | 'serviceDeployments'>

function newestOf(world: Watching, { key }: Service): ServiceDeployment | undefined {
  return world.serviceDeployments.get(key)?.[0]
}

/** Whether the newest deployment of a service is watched by alarms: from its start until it is COMPLETED or has failed. */
function isWatched(service: Service, newest: ServiceDeployment | undefined): boolean {
  return service.settings.alarms?.enable === true && newest?.status === 'IN_PROGRESS' && newest.ignoresAlarms !== true
}

function inAlarm(world: Watching, { settings: { alarms } }: Service): readonly string[] {
  return (alarms?.alarmNames ?? []).filter((name) => world.alarms.get(name)?.state === 'ALARM')
}

/** DEP-21: the alarms for which the newest deployment of a service fails; none where none watches it. */
export function alarmsThatFail(world: Watching, service: Service): readonly string[] {
  return isWatched(service, newestOf(world, service)) ? inAlarm(world, service) : []
}

/** DEP-21: with one in ALARM when a deployment starts none of its alarms watches it, so that what alarms can be mended. */
export function ignoreAlarms({ world, nowMs: atMs, emit }: Context, service: Service): void {
  if (service.settings.alarms?.enable !== true || inAlarm(world, service).length === 0) return
  emit({ kind: 'deploymentAlarmsIgnored', serviceKey: service.key, atMs })
}

/**
 * DEP-22: the alarms of a deployment of which all else is done watch on for a while.
 *
 * @returns until when; `null` where nothing is waited for
 */
export function bakingUntil(context: Context, service: Service): number | null {
  const { world, nowMs: atMs } = context
  const newest = newestOf(world, service)
  if (newest === undefined || !isWatched(service, newest)) return null
  // DEP-35: it has a stage of its own for that, which is over.
  if (newest.shift !== undefined && newest.rollback === undefined) return null
  const untilMs = newest.bakesUntilMs ?? atMs + bakeMs(world, service)
  if (newest.bakesUntilMs === undefined) {
    context.emit({ kind: 'bakeStarted', serviceKey: service.key, untilMs, atMs })
  }
  return untilMs > atMs ? untilMs : null
}

/** As it is given; else as long as the longest of its alarms looks back, within ECS's five minutes. */
function bakeMs(world: Watching, { settings: { alarms, bakeTimeInMinutes } }: Service): number {
  if (bakeTimeInMinutes > 0) return bakeTimeInMinutes * 60_000
  const looksBackMs = (alarms?.alarmNames ?? []).map((name) => {
    const alarm = world.alarms.get(name)
    return alarm === undefined ? 0 : alarm.periodSeconds * alarm.evaluationPeriods * 1_000
  })
  return Math.min(BAKE_MAX_MS, Math.max(0, ...looksBackMs))
}

export const deploymentAlarmReactions: Reactions = {
  alarmEvaluated: (waking, { alarmName, state }) => {
    if (state !== 'ALARM') return
    for (const service of waking.world.services.values()) {
      if (alarmsThatFail(waking.world, service).includes(alarmName)) askServicePass(waking, service.key, 0)
    }
  },
}

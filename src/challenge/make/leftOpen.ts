import { finish, WorkMeter } from '../../base/work.ts'
import { CommandLog } from '../../model/engine/commandLog.ts'
import { Engine } from '../../model/engine/engine.ts'
import { nextInstantMs, playingInstant } from '../../model/engine/instants.ts'
import type { Run } from '../../model/engine/run.ts'
import { choosingToStop } from '../../model/placement/scaleIn.ts'
import type { PlacementDecision } from '../../model/world/placement/placementDecision.ts'
import type { Candidate } from '../../model/world/placement/placementExplanation.ts'
import type { Task } from '../../model/world/task/task.ts'

/**
 * Whether ECS could have placed the tasks otherwise: instances were equal, or one was drawn. AWS says nothing of what
 * is equal (PLC-2), so what is keyed by it would be wrong as often as right. Instances that were equal are no harm where
 * everything is spread and each of them gets its task a little later: whichever came first, the counts are the same.
 *
 * @param run  gone on to where the answer shows
 * @param fromMs  when it was asked
 */
export function isLeftOpen(run: Run, fromMs: number): boolean {
  const decisions = run.history.decisions.filter(
    (one): one is PlacementDecision => one.kind === 'placement' && one.atMs >= fromMs && one.taskId !== null,
  )
  const candidates = candidatesOf(run, fromMs)
  return decisions.some(({ id, strategies }, index) => {
    const passed = (candidates.get(id) ?? []).filter(({ checks }) => checks.every(({ isOk }) => isOk))
    // What is drawn is one, whatever the others were.
    if (strategies.some(({ type }) => type === 'random')) return passed.length > 1
    const isSpread = strategies.every(({ type }) => type === 'spread')
    const later = decisions.slice(index + 1).map(({ chosenInstanceId }) => chosenInstanceId)
    return passed.some(
      ({ outcome, instanceId }) => outcome === 'equal, registered later' && !(isSpread && later.includes(instanceId)),
    )
  })
}

/** What each placement since a time was chosen among: one replay tells of all. */
function candidatesOf(run: Run, fromMs: number): ReadonlyMap<number, readonly Candidate[]> {
  const meter = new WorkMeter()
  const engine = Engine.create(run.seed, meter)
  const following = { engine, log: new CommandLog(run.log), meter }
  const found = new Map<number, readonly Candidate[]>()
  engine.explainer = (id, explain) => {
    if (engine.world.nowMs < fromMs) return
    const explanation = explain()
    if (explanation?.kind === 'placement') found.set(id, explanation.candidates)
  }
  while (nextInstantMs(following) <= run.nowMs) finish(playingInstant(following))
  return found
}

/**
 * Whether ECS could take other tasks when a service has more than it wants: AWS picks at random among what is equal
 * (PLC-5). The oldest and the newest of what is equal are asked for; they stand on one instance, or it is open.
 *
 * @param run  as it is asked, when every task of the service is healthy
 * @param picks  what is picked; of two tasks on one instance either may go
 */
export function isStopLeftOpen({ world }: Run, serviceKey: string, picks: 'containerInstance' | 'task'): boolean {
  const service = world.services.get(serviceKey)
  if (service === undefined) return false
  const live = [...world.tasks.values()].filter(
    (one) => one.clusterName === service.clusterName && one.serviceName === service.name && one.isHealthy,
  )
  const count = live.length - service.desiredCount
  if (count <= 0) return false
  const goes = (from: readonly Task[]): string => {
    const context = { world, spend: () => undefined, endsSlice: () => false }
    const chosen = finish(choosingToStop(context, from, { all: live, count, strategies: service.placementStrategy }))
    const names = chosen.map(({ id, instanceId }) => (picks === 'task' ? id : instanceId))
    return JSON.stringify(names.toSorted())
  }
  return goes(live) !== goes(live.toReversed())
}

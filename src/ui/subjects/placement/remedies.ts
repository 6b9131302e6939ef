import type { Act } from '../../../model/api/command.ts'
import { isInstanceType, resourcesOf } from '../../../model/world/capacity/instanceTypes.ts'
import type { History } from '../../../model/world/history.ts'
import type { Decision } from '../../../model/world/decision.ts'
import { aboutIds } from '../../../model/world/decisionBase.ts'
import type { Explanation } from '../../../model/world/explanation.ts'
import type { PlacementDecision } from '../../../model/world/placement/placementDecision.ts'
import type { World } from '../../../model/world/world.ts'
import { AVAILABILITY_ZONES } from '../../../model/world/world.ts'
import { shortInstance } from '../../../look/names.ts'
import { grouped } from '../../../look/numbers.ts'
import { placementFor } from '../../words/placement/shortfall.ts'
import { durationText } from '../../../look/time.ts'
import { addInstancesActs, agentAct, instanceStateAct } from '../capacity/instanceActs.ts'

/** An act that may give a task its place. */
export interface Remedy {
  readonly label: string
  readonly acts: readonly Act[]
}

const REMEDIES_MAX = 3
/** So far ahead the model is asked whether a remedy helps. */
export const TRIAL_MS = 20 * 60_000

/** The placement that failed, for a decision that says so while its service still waits; else `null`. */
export function unplacedOf(decision: Decision, world: World): PlacementDecision | null {
  const [key = ''] = aboutIds(decision, 'service')
  const service = world.services.get(key)
  // A standalone task is not tried again by ECS.
  if (service === undefined || service.waiting === null) return null
  if (decision.kind === 'placement') return decision.taskId === null ? decision : null
  if (decision.kind !== 'rolling' || decision.action !== 'noRoom') return null
  return placementFor(decision, { ...world, originMs: 0 }) ?? null
}

/** What can be done at once about a task without a place: one check less that fails, or one more instance. */
export function remediesFor(decision: PlacementDecision, explanation: Explanation, world: World): readonly Remedy[] {
  const one = explanation.candidates.flatMap((candidate): readonly Remedy[] => {
    const [failed, ...others] = candidate.checks.filter((check) => !check.isOk)
    const instance = world.instances.get(candidate.instanceId)
    if (failed === undefined || others.length > 0 || instance === undefined) return []
    const name = shortInstance(instance.ec2InstanceId)
    if (failed.name === 'agent' && !instance.agentConnected) {
      return [{ label: `Reconnect the agent of ${name}`, acts: [agentAct(instance, true)] }]
    }
    if (failed.name === 'status' && instance.status === 'DRAINING') {
      return [{ label: `Set ${name} to ACTIVE again`, acts: [instanceStateAct(instance, 'ACTIVE')] }]
    }
    return []
  })
  const added = oneMore(decision, world)
  return [...one.slice(0, REMEDIES_MAX - added.length), ...added]
}

/** Of a type that the cluster has and that, empty, is large enough; in the zone with the fewest. */
function oneMore({ clusterName, needs }: PlacementDecision, world: World): readonly Remedy[] {
  const own = [...world.instances.values()].filter((one) => one.clusterName === clusterName)
  const instanceType = own
    .map((one) => one.instanceType)
    .filter(isInstanceType)
    .find((type) => {
      const { cpuUnits, memoryMib } = resourcesOf(type)
      return cpuUnits >= needs.cpuUnits && memoryMib >= needs.memoryMib
    })
  if (instanceType === undefined) return []
  const countIn = (zone: string): number => own.filter((one) => one.availabilityZone === zone).length
  const [zone = AVAILABILITY_ZONES[0]] = [...AVAILABILITY_ZONES].sort((a, b) => countIn(a) - countIn(b))
  const wanted = { clusterName, instanceType, count: 1, availabilityZones: [zone], through: 'now' } as const
  return [{ label: `Add one ${instanceType}`, acts: addInstancesActs(wanted, world) }]
}

/** What the model saw happen: `4 of 8 placed at once, RUNNING after 8 s`. */
export function outcomeText(outcome: History, of: PlacementDecision, world: World): string {
  const [key = ''] = aboutIds(of, 'service')
  const waiting = world.services.get(key)?.waiting?.count ?? 0
  const samples = outcome.services.get(key) ?? []
  const placedIndex = samples.findIndex((sample) => sample.waitingCount < waiting)
  const placed = samples[placedIndex]
  if (placed === undefined) return `still no place after ${durationText(TRIAL_MS)}`
  const running = samples.slice(placedIndex).find(({ revisions }) => revisions.every(({ pending }) => pending === 0))
  const count = waiting - placed.waitingCount
  const placedText =
    waiting === 1
      ? 'placed'
      : count === waiting
        ? `all ${grouped(count)} placed`
        : `${grouped(count)} of ${grouped(waiting)} placed`
  const runningText = running === undefined ? '' : `, RUNNING ${afterText(running.atMs - world.nowMs)}`
  return `${placedText} ${afterText(placed.atMs - world.nowMs)}${runningText}`
}

function afterText(waitMs: number): string {
  return waitMs > 0 ? `after ${durationText(waitMs)}` : 'at once'
}

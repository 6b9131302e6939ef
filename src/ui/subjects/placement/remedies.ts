import type { Act } from '../../../model/api/command.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import { isInstanceType } from '../../../model/world/capacity/instanceTypes.ts'
import type { History } from '../../../model/world/history.ts'
import type { Decision } from '../../../model/world/decision.ts'
import { aboutIds } from '../../../model/world/decisionBase.ts'
import type { PlacementExplanation } from '../../../model/world/placement/placementExplanation.ts'
import type { Check, CheckName, PlacementDecision } from '../../../model/world/placement/placementDecision.ts'
import { seriesOf } from '../../../model/world/series.ts'
import type { World } from '../../../model/world/world.ts'
import { AVAILABILITY_ZONES } from '../../../model/world/world.ts'
import { shortInstance } from '../../../look/names.ts'
import { grouped } from '../../../look/numbers.ts'
import { CHECK_WORDS, onlyFailure } from '../../words/placement/checkWords.ts'
import { attributeAsked } from '../../words/placement/memberOfWords.ts'
import { addOneText, placementFor, typesToAdd } from '../../words/placement/shortfall.ts'
import { durationText } from '../../../look/time.ts'
import { putAttributesAct } from '../attributes/attributeActs.ts'
import { afterText, TRIAL_MS, type Remedy } from '../remedy/remedy.ts'
import { addInstancesActs, agentAct, instanceStateAct } from '../capacity/instanceActs.ts'

const REMEDIES_MAX = 3
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

/**
 * The act that makes an instance pass a check which alone it fails. None takes a task's CPU, memory, zone or
 * neighbours away, and another port is another revision, which is registered in nobody's name.
 */
const ACTS: Readonly<Partial<Record<CheckName, (instance: ContainerInstance, failed: Check) => Act | null>>> = {
  status: (instance) => (instance.status === 'DRAINING' ? instanceStateAct(instance, 'ACTIVE') : null),
  agent: (instance) => (instance.agentConnected ? null : agentAct(instance, true)),
  memberOf: (instance, failed) => {
    const asked = attributeAsked(failed)
    return asked === null ? null : putAttributesAct(instance, [asked])
  },
}

/** What can be done at once about a task without a place: one check less that fails, or one more instance. */
export function remediesFor(
  decision: PlacementDecision,
  explanation: PlacementExplanation,
  world: World,
): readonly Remedy[] {
  const one = explanation.candidates.flatMap(({ instanceId, checks }): readonly Remedy[] => {
    const failed = onlyFailure(checks)
    const instance = world.instances.get(instanceId)
    if (failed === null || instance === undefined) return []
    const act = ACTS[failed.name]?.(instance, failed) ?? null
    const label = CHECK_WORDS[failed.name].remedy?.(shortInstance(instance.ec2InstanceId), { check: failed }) ?? null
    return act === null || label === null ? [] : [{ label, acts: [act] }]
  })
  const added = oneMore(decision, world)
  return [...one.slice(0, REMEDIES_MAX - added.length), ...added]
}

/** Of a type that the cluster has and that, empty, is large enough; in the zone with the fewest. */
function oneMore(decision: PlacementDecision, world: World): readonly Remedy[] {
  const { clusterName } = decision
  const instanceType = typesToAdd(decision, world).find(isInstanceType)
  if (instanceType === undefined) return []
  const own = [...world.instances.values()].filter((one) => one.clusterName === clusterName)
  const countIn = (zone: string): number => own.filter((one) => one.availabilityZone === zone).length
  const [zone = AVAILABILITY_ZONES[0]] = [...AVAILABILITY_ZONES].sort((a, b) => countIn(a) - countIn(b))
  const wanted = { clusterName, instanceType, count: 1, availabilityZones: [zone], through: 'now' } as const
  return [{ label: addOneText(instanceType), acts: addInstancesActs(wanted, world) }]
}

/** What the model saw happen: `4 of 8 placed at once, RUNNING after 8 s`. */
export function outcomeText(outcome: History, of: PlacementDecision, world: World): string {
  const [key = ''] = aboutIds(of, 'service')
  const waiting = world.services.get(key)?.waiting?.count ?? 0
  const samples = seriesOf(outcome, { kind: 'service', id: key }, 'serviceCounts')
  const placedIndex = samples.findIndex(({ value }) => value.waitingCount < waiting)
  const placed = samples[placedIndex]
  if (placed === undefined) return `still no place after ${durationText(TRIAL_MS)}`
  const running = samples.slice(placedIndex).find(({ value }) => value.revisions.every(({ pending }) => pending === 0))
  const count = waiting - placed.value.waitingCount
  const placedText =
    waiting === 1
      ? 'placed'
      : count === waiting
        ? `all ${grouped(count)} placed`
        : `${grouped(count)} of ${grouped(waiting)} placed`
  const runningText = running === undefined ? '' : `, RUNNING ${afterText(running.atMs - world.nowMs)}`
  return `${placedText} ${afterText(placed.atMs - world.nowMs)}${runningText}`
}

import { explanationOf } from '../../../model/world/explanation.ts'
import type { ContainerInstance } from '../../../model/world/capacity/containerInstance.ts'
import type { RollingDecision } from '../../../model/world/deployment/rollingDecision.ts'
import {
  NAMED_PLACE_RULE,
  type Closest,
  type PlacementDecision,
} from '../../../model/world/placement/placementDecision.ts'
import { factsOf, isSelected } from '../../../model/world/placement/query/evaluate.ts'
import { parseQuery } from '../../../model/world/placement/query/parseQuery.ts'
import { serviceKey } from '../../../model/world/service/service.ts'
import { UNASSUMABLE_RULE } from '../../../model/world/roles/unassumable.ts'
import { FARGATE_SHORT_RULE } from '../../../model/world/fault/fault.ts'
import { LAB_FULL_RULE, TASKS_MAX } from '../../../model/world/labLimits.ts'
import { CHECK_WORDS, failuresOf, onlyFailure, shortBy } from './checkWords.ts'
import { shortInstance } from '../../../look/names.ts'
import { counted, grouped, listed } from '../../../look/numbers.ts'
import type { WordsWorld } from '../words.ts'

export interface Shortfall {
  readonly sentence: string
  readonly remedies: readonly string[]
}

/** The placement that found no place, of a look of the scheduler that says so. */
export function placementFor({ placementId }: RollingDecision, world: WordsWorld): PlacementDecision | undefined {
  const found = world.decisions.get(placementId ?? 0)
  return found?.kind === 'placement' ? found : undefined
}

/** What a placement that found no instance lacked, and what would give it (PLC-1). */
export function shortfallOf(decision: PlacementDecision, world: WordsWorld): Shortfall {
  const { closest, candidatesCount } = decision
  if (decision.rule === LAB_FULL_RULE) {
    const sentence = `The lab holds ${grouped(TASKS_MAX)} tasks at most, those stopped in the last hour included.`
    return { sentence, remedies: ['Ask for fewer tasks, or let an hour pass since the last ones stopped'] }
  }
  if (decision.rule === FARGATE_SHORT_RULE) {
    const sentence = 'Fargate has no capacity On-Demand in any zone of its subnets that is there.'
    return { sentence, remedies: ['Wait until Fargate has capacity again, or name a subnet in another zone'] }
  }
  if (decision.rule === UNASSUMABLE_RULE) {
    const sentence = `ECS may not assume a role of ${decision.definitionKey}: its trust policy does not name ecs-tasks.amazonaws.com, or the role is deleted.`
    return { sentence, remedies: ['Let the trust policy of the role name ecs-tasks.amazonaws.com'] }
  }
  if (decision.rule === NAMED_PLACE_RULE) {
    return { sentence: namedText(closest), remedies: ['Name another instance'] }
  }
  if (candidatesCount === 0) {
    return { sentence: 'The cluster has no registered container instance.', remedies: ['Add a container instance'] }
  }
  const closestText = closest === null ? noneActiveText(candidatesCount) : closestWords(closest)
  const parts = [apartText(decision), closestText]
  return { sentence: parts.filter((part) => part !== null).join(' '), remedies: remediesOf(decision, world) }
}

/** TSK-12: the one instance that was looked at. */
function namedText(closest: Closest | null): string {
  if (closest === null) return 'StartTask names an instance that is not ACTIVE.'
  return `StartTask names ${shortInstance(closest.ec2InstanceId)}: ${listed(failuresOf(closest.failed))}.`
}

function noneActiveText(count: number): string {
  return count === 1 ? 'The one instance is not ACTIVE.' : `None of the ${grouped(count)} instances is ACTIVE.`
}

function closestWords({ ec2InstanceId, failed }: Closest): string {
  return `${shortInstance(ec2InstanceId)} comes closest: ${listed(failuresOf(failed))}.`
}

/** Some have the CPU and some the memory, and none both: the shortfall that totals hide. */
function apartText({ apartCpuUnits, needs }: PlacementDecision): string | null {
  if (apartCpuUnits === null) return null
  return `${grouped(apartCpuUnits)} CPU units are free on active instances, never ${grouped(needs.cpuUnits)} beside ${grouped(needs.memoryMib)} MiB.`
}

function remediesOf(decision: PlacementDecision, world: WordsWorld): readonly string[] {
  const { closest } = decision
  const networkMode = world.taskDefinitions.get(decision.definitionKey)?.networkMode
  const remedies: string[] = []
  for (const { ec2InstanceId, failed } of lacking(decision, world)) {
    const only = onlyFailure(failed)
    const remedy =
      only === null ? null : CHECK_WORDS[only.name].remedy?.(shortInstance(ec2InstanceId), { check: only, networkMode })
    if (remedy !== undefined && remedy !== null) remedies.push(remedy)
  }
  const [cpu, ...others] = closest?.failed ?? []
  if (closest !== null && cpu?.name === 'cpu' && others.length === 0) {
    const left = cpu.available ?? 0
    if (left > 0)
      remedies.push(`Register ${decision.definitionKey.split(':')[0] ?? ''} with ${counted(left, 'CPU unit')}`)
    else remedies.push(`Free ${counted(shortBy(cpu), 'CPU unit')} on ${shortInstance(closest.ec2InstanceId)}`)
  }
  const [type] = typesToAdd(decision, world)
  remedies.push(type === undefined ? otherInstanceText(decision) : addOneText(type))
  return [...new Set(remedies)]
}

/** Every instance with what it lacks; as long as that is not known, the closest alone. */
function lacking({ closest }: PlacementDecision, world: WordsWorld): readonly Omit<Closest, 'instanceId'>[] {
  const explanation = explanationOf('placement', world.explanation)
  if (explanation === undefined || explanation === null) return closest === null ? [] : [closest]
  return explanation.candidates.map(({ ec2InstanceId, checks }) => ({
    ec2InstanceId,
    failed: checks.filter((check) => !check.isOk),
  }))
}

/** What a cluster lacks of which no type of its instances has enough. */
function otherInstanceText({ droppedBy }: PlacementDecision): string {
  if (droppedBy.gpu !== undefined) return 'Register it without GPUs: no instance type of the lab has any'
  if (droppedBy.memberOf !== undefined) return 'Change the placement constraints, or add an instance that they select'
  return 'Add a larger container instance'
}

/** The types of a cluster's instances of which an empty one, as it registers, would take the task. */
export function typesToAdd(decision: PlacementDecision, world: WordsWorld): readonly string[] {
  const { clusterName, needs, droppedBy } = decision
  if (droppedBy.gpu !== undefined) return []
  return [...world.instances.values()]
    .filter((one) => one.clusterName === clusterName)
    .filter(({ registered: has }) => has.cpuUnits >= needs.cpuUnits && has.memoryMib >= needs.memoryMib)
    .filter((one) => selectsNew(decision, world, one))
    .map((one) => one.instanceType)
}

/** Whether constraints select another of the same kind, without tasks and with ECS's own attributes alone. */
function selectsNew(decision: PlacementDecision, world: WordsWorld, like: ContainerInstance): boolean {
  const { clusterName, serviceName, definitionKey, droppedBy } = decision
  if (droppedBy.memberOf === undefined) return true
  const service = world.services.get(serviceKey(clusterName, serviceName ?? ''))
  const own = world.taskDefinitions.get(definitionKey)?.placementConstraints ?? []
  const instance = { ...like, customAttributes: [], agentConnected: true, registeredAtMs: world.nowMs }
  return [...(service?.placementConstraints ?? []), ...own].every((one) => {
    const parsed = one.type === 'memberOf' ? parseQuery(one.expression) : null
    if (parsed === null || 'problem' in parsed) return true
    return isSelected(parsed.query, factsOf({ liveByInstance: new Map(), tasks: world.tasks }, instance))
  })
}

export function addOneText(instanceType: string): string {
  return `Add one ${instanceType}`
}

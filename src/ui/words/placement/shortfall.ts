import type { Candidate, PlacementDecision, RollingDecision } from '../../../model/world/decision.ts'
import { LAB_FULL_RULE, TASKS_MAX } from '../../../model/world/labLimits.ts'
import { CHECK_WORDS, checkOf, failuresOf, onlyFailure, shortBy } from './checkWords.ts'
import { shortInstance } from '../../../look/names.ts'
import { counted, grouped, listed } from '../../../look/numbers.ts'
import type { WordsWorld } from '../words.ts'

export interface Shortfall {
  readonly sentence: string
  readonly remedies: readonly string[]
}

/** The placement that failed in the same look of the scheduler: it says what is missing. */
export function placementFor(decision: RollingDecision, world: WordsWorld): PlacementDecision | undefined {
  let found: PlacementDecision | undefined
  for (const one of world.decisions.values()) {
    if (one.kind !== 'placement' || one.taskId !== null || one.atMs > decision.atMs) continue
    if (one.clusterName === decision.clusterName && one.serviceName === decision.serviceName) found = one
  }
  return found
}

/** What a placement that found no instance lacked, and what would give it (PLC-1). */
export function shortfallOf(decision: PlacementDecision, world: WordsWorld): Shortfall {
  const { candidates } = decision
  if (decision.rule === LAB_FULL_RULE) {
    const sentence = `The lab holds ${grouped(TASKS_MAX)} tasks at most, those stopped in the last hour included.`
    return { sentence, remedies: ['Ask for fewer tasks, or let an hour pass since the last ones stopped'] }
  }
  if (candidates.length === 0) {
    return { sentence: 'The cluster has no container instance.', remedies: ['Add a container instance'] }
  }
  const closest = candidates.find((one) => one.instanceId === decision.closestInstanceId) ?? candidates[0]
  const parts = [apartText(decision), closest === undefined ? null : closestText(closest)]
  return { sentence: parts.filter((part) => part !== null).join(' '), remedies: remediesOf(decision, closest, world) }
}

function closestText(candidate: Candidate): string {
  return `${shortInstance(candidate.ec2InstanceId)} comes closest: ${listed(failuresOf(candidate))}.`
}

/** Some have the CPU and some the memory, and none both: the shortfall that totals hide. */
function apartText({ candidates, needs }: PlacementDecision): string | null {
  const usable = candidates.filter((one) => passes(one, 'status') && passes(one, 'agent'))
  const hasCpu = usable.some((one) => passes(one, 'cpu'))
  const hasMemory = usable.some((one) => passes(one, 'memory'))
  if (!hasCpu || !hasMemory || usable.some((one) => passes(one, 'cpu') && passes(one, 'memory'))) return null
  const free = usable.reduce((sum, one) => sum + (checkOf(one, 'cpu')?.available ?? 0), 0)
  return `${grouped(free)} CPU units are free on active instances, never ${grouped(needs.cpuUnits)} beside ${grouped(needs.memoryMib)} MiB.`
}

function passes(candidate: Candidate, name: Parameters<typeof checkOf>[1]): boolean {
  return checkOf(candidate, name)?.isOk ?? true
}

function remediesOf(decision: PlacementDecision, closest: Candidate | undefined, world: WordsWorld): readonly string[] {
  const remedies: string[] = []
  for (const candidate of decision.candidates) {
    const failed = onlyFailure(candidate)
    const remedy =
      failed === null ? undefined : CHECK_WORDS[failed.name].remedy?.(shortInstance(candidate.ec2InstanceId))
    if (remedy !== undefined) remedies.push(remedy)
  }
  const cpu = closest === undefined ? undefined : checkOf(closest, 'cpu')
  if (closest !== undefined && cpu !== undefined && !cpu.isOk && failuresOf(closest).length === 1) {
    const left = cpu.available ?? 0
    if (left > 0)
      remedies.push(`Register ${decision.definitionKey.split(':')[0] ?? ''} with ${counted(left, 'CPU unit')}`)
    else remedies.push(`Free ${counted(shortBy(cpu), 'CPU unit')} on ${shortInstance(closest.ec2InstanceId)}`)
  }
  const type = typeToAdd(decision, world)
  remedies.push(type === undefined ? 'Add a larger container instance' : addOneText(type))
  return [...new Set(remedies)]
}

/** An instance like one of those there are helps if an empty one is large enough. */
export function typeToAdd({ candidates, needs }: PlacementDecision, world: Pick<WordsWorld, 'instances'>) {
  return candidates.find((one) => {
    const registered = world.instances.get(one.instanceId)?.registered
    return registered !== undefined && registered.cpuUnits >= needs.cpuUnits && registered.memoryMib >= needs.memoryMib
  })?.instanceType
}

export function addOneText(instanceType: string): string {
  return `Add one ${instanceType}`
}

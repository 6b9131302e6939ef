import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import type { Check, Closest } from '../world/placement/placementDecision.ts'
import { checksOf, type CheckInput } from './checks.ts'

/** What is said of instances among which none has room. */
export interface Shortfall {
  /** Its place in their list. */
  readonly closestRow: number | null
  readonly closest: Closest | null
  readonly apartCpuUnits: number | null
}

/**
 * PLC-6: the closest of those that are ACTIVE is the one that passes most checks, and of equals the one with most CPU
 * left. Some may have the CPU and some the memory, and none both: the shortfall that totals hide.
 */
export function shortfallOf(instances: readonly ContainerInstance[], input: CheckInput): Shortfall {
  let best: { row: number; passed: number; cpuUnits: number } | null = null
  const usable = { cpuUnits: 0, hasCpu: false, hasMemory: false, hasBoth: false }
  for (const [row, instance] of instances.entries()) {
    if (instance.status !== 'ACTIVE') continue
    const { cpuUnits, memoryMib } = instance.remaining
    const passed = checksOf(instance, input).filter((one) => one.isOk).length
    if (best === null || passed > best.passed || (passed === best.passed && cpuUnits > best.cpuUnits)) {
      best = { row, passed, cpuUnits }
    }
    if (!instance.agentConnected) continue
    const hasCpu = cpuUnits >= input.needs.cpuUnits
    const hasMemory = memoryMib >= input.needs.memoryMib
    usable.cpuUnits += cpuUnits
    usable.hasCpu ||= hasCpu
    usable.hasMemory ||= hasMemory
    usable.hasBoth ||= hasCpu && hasMemory
  }
  const closest = best === null ? undefined : instances[best.row]
  const isApart = usable.hasCpu && usable.hasMemory && !usable.hasBoth
  return {
    closestRow: best?.row ?? null,
    closest: closest === undefined ? null : closestOf(closest, checksOf(closest, input)),
    apartCpuUnits: isApart ? usable.cpuUnits : null,
  }
}

function closestOf({ id, ec2InstanceId }: ContainerInstance, checks: readonly Check[]): Closest {
  return { instanceId: id, ec2InstanceId, failed: checks.filter((one) => !one.isOk) }
}

import type { ContainerInstance } from '../world/capacity/containerInstance.ts'
import { hasDynamicPorts, portKey } from '../world/capacity/ports.ts'
import type { Check, CheckName } from '../world/placement/placementDecision.ts'
import type { Needs } from './needs.ts'

/** What the checks know besides the instance itself. */
export interface CheckInput {
  readonly needs: Needs
  readonly isDistinctInstance: boolean
  /** Of the subnets of a task with an interface of its own; `null` where it has none. */
  readonly zones: readonly string[] | null
  /** Live tasks of the same service or group on the instance. */
  readonly groupCountOn: (instanceId: string) => number
}

/**
 * Everything that an instance must pass before strategies choose (PLC-1), every check made even if an earlier one
 * failed: a learner wants the whole list.
 */
export function checksOf(instance: ContainerInstance, input: CheckInput): readonly Check[] {
  const { needs } = input
  const checks: Check[] = [
    { name: 'status', isOk: instance.status === 'ACTIVE', detail: instance.status },
    { name: 'agent', isOk: instance.agentConnected },
    amount('cpu', needs.cpuUnits, instance.remaining.cpuUnits),
    amount('memory', needs.memoryMib, instance.remaining.memoryMib),
  ]
  if (input.zones !== null) {
    const { availabilityZone } = instance
    checks.push({ name: 'subnet', isOk: input.zones.includes(availabilityZone), detail: availabilityZone })
  }
  const fixed = needs.ports.filter((port) => port.hostPort !== 0)
  const hasDynamic = hasDynamicPorts(instance.takenPorts, needs.ports.length)
  if (fixed.length > 0 || !hasDynamic) {
    const clash = fixed.map(portKey).find((port) => instance.takenPorts.includes(port))
    const isOk = clash === undefined && hasDynamic
    checks.push({ name: 'ports', isOk, detail: clash ?? (hasDynamic ? fixed.map(portKey).join(', ') : 'dynamic') })
  }
  if (input.isDistinctInstance) {
    checks.push({ name: 'distinctInstance', isOk: input.groupCountOn(instance.id) === 0 })
  }
  return checks
}

/** The first check that an instance fails, without making the list: what 5,000 instances are asked. `null`: it passes. */
export function firstFailed(instance: ContainerInstance, input: CheckInput): CheckName | null {
  const { needs } = input
  if (instance.status !== 'ACTIVE') return 'status'
  if (!instance.agentConnected) return 'agent'
  if (instance.remaining.cpuUnits < needs.cpuUnits) return 'cpu'
  if (instance.remaining.memoryMib < needs.memoryMib) return 'memory'
  if (input.zones !== null && !input.zones.includes(instance.availabilityZone)) return 'subnet'
  if (!hasDynamicPorts(instance.takenPorts, needs.ports.length)) return 'ports'
  if (needs.ports.some((port) => port.hostPort !== 0 && instance.takenPorts.includes(portKey(port)))) return 'ports'
  return input.isDistinctInstance && input.groupCountOn(instance.id) > 0 ? 'distinctInstance' : null
}

function amount(name: 'cpu' | 'memory', needed: number, available: number): Check {
  return { name, isOk: available >= needed, needed, available }
}

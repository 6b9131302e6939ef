import type { DecisionBase } from '../decisionBase.ts'
import type { PlacementStrategy } from '../service/service.ts'

/**
 * Where a task goes, or why it goes nowhere: the outcome alone, for it is kept and hashed thousands of times. What each
 * instance was checked for and scored is its explanation, made when somebody asks (`Run.explain`).
 */
export interface PlacementDecision extends DecisionBase {
  readonly kind: 'placement'
  readonly definitionKey: string
  readonly group: string
  readonly needs: { readonly cpuUnits: number; readonly memoryMib: number; readonly hostPorts: readonly string[] }
  /** As they were applied: the service default is written out. */
  readonly strategies: readonly PlacementStrategy[]
  /** The task that was placed; `null` when none could be. */
  readonly taskId: string | null
  /** `null` on Fargate too, which shows no instance. */
  readonly chosenInstanceId: string | null
  readonly chosenEc2InstanceId: string | null
  readonly availabilityZone: string | null
  /** Instances, on Fargate zones, that it was chosen among. */
  readonly candidatesCount: number
  /** How many of them each check dropped; of several that failed the first counts. */
  readonly droppedBy: DroppedBy
  /** Where none could be placed, of the ACTIVE instances the one that passed most checks: ECS names it in its event. */
  readonly closest: Closest | null
  /** CPU units left on usable instances where some have the CPU, some the memory and none has both; else `null`. */
  readonly apartCpuUnits: number | null
}

/** The rule of a place that nothing chose: StartTask names the instance. */
export const NAMED_PLACE_RULE = 'TSK-12'

/** In this order they are made. */
export const CHECK_NAMES = [
  'status',
  'agent',
  'cpu',
  'gpu',
  'memory',
  'subnet',
  'ports',
  'distinctInstance',
  'memberOf',
] as const
export type CheckName = (typeof CHECK_NAMES)[number]

export type DroppedBy = Readonly<Partial<Record<CheckName, number>>>

export interface Check {
  readonly name: CheckName
  readonly isOk: boolean
  /** For cpu (units), gpu and memory (MiB): what is asked for and what is left. */
  readonly needed?: number
  readonly available?: number
  /** For status, ports, subnet and memberOf: the word, the port, the zone or the expression that decided. */
  readonly detail?: string
  /** For memberOf: what the expression asks about is on this instance, `attribute:stack is dev`. */
  readonly value?: string
}

export interface Closest {
  readonly instanceId: string
  readonly ec2InstanceId: string
  /** Every check that failed. */
  readonly failed: readonly Check[]
}

/** How many candidates passed every check. */
export function passedCount({ candidatesCount, droppedBy }: PlacementDecision): number {
  return Object.values(droppedBy).reduce((left, dropped) => left - dropped, candidatesCount)
}

import type { Act } from '../../model/api/command.ts'
import type { AutoScalingGroup } from '../../model/world/capacity/autoScalingGroup.ts'
import type { ContainerInstance } from '../../model/world/capacity/containerInstance.ts'
import { instancesOfGroup } from '../../model/world/capacity/groupInstances.ts'
import type { Decision, DecisionOf } from '../../model/world/decision.ts'
import type { Alarm } from '../../model/world/monitoring/alarm.ts'
import type { ScalableTarget } from '../../model/world/scaling/scalableTarget.ts'
import { serviceKey, type Service } from '../../model/world/service/service.ts'
import type { World } from '../../model/world/world.ts'

/** The kinds of decision that the two loops of scaling make. */
export type LoopKind = (typeof KINDS)[number]
const KINDS = ['scaling', 'scheduledAction', 'alarm', 'managedScaling', 'groupScaling', 'groupSchedule'] as const

/** A decision of the loops, what it was about when it was made, and the world when that instant is over. */
export interface LoopScene<K extends LoopKind = LoopKind> {
  readonly kind: K
  readonly decision: DecisionOf<K>
  readonly act: Act | null
  readonly world: World
  readonly service: Service | undefined
  readonly target: ScalableTarget | undefined
  readonly alarm: Alarm | undefined
  readonly group: AutoScalingGroup | undefined
  /** Its instances, those that it has given up as well. */
  readonly instances: readonly ContainerInstance[]
}

/** What a decision is about, as it is now. */
export function loopScene(decision: DecisionOf<LoopKind>, act: Act | null, world: World): LoopScene {
  const key = serviceKey(decision.clusterName, decision.serviceName ?? '')
  return {
    kind: decision.kind,
    decision,
    act,
    world,
    service: world.services.get(key),
    target: world.scalableTargets.get(key),
    alarm: world.alarms.get(alarmNameOf(decision)),
    group: world.autoScalingGroups.get(groupNameOf(decision)),
    instances: instancesOfGroup(world, groupNameOf(decision)),
  }
}

function alarmNameOf(decision: DecisionOf<LoopKind>): string {
  if ('alarmName' in decision) return decision.alarmName ?? ''
  return ('asks' in decision ? decision.asks[0]?.alarmName : null) ?? ''
}

function groupNameOf(decision: DecisionOf<LoopKind>): string {
  return 'groupName' in decision ? decision.groupName : ''
}

export function isOfLoop(decision: Decision): decision is DecisionOf<LoopKind> {
  return KINDS.some((kind) => kind === decision.kind)
}

/** Whether the same thing was decided on once more at that instant: what it is now comes of that. */
export function isOvertaken({
  decision,
  world,
}: {
  readonly decision: DecisionOf<LoopKind>
  readonly world: World
}): boolean {
  const own = settled(decision)
  return [...world.decisions.values()].some(
    (one) => one.id > decision.id && one.atMs === decision.atMs && isOfLoop(one) && settled(one) === own,
  )
}

/** What a decision settles: a desired count, a state, a size. */
function settled(decision: DecisionOf<LoopKind>): string {
  if (decision.kind === 'alarm') return `alarm ${decision.alarmName}`
  if ('groupName' in decision) return `group ${decision.groupName}`
  return serviceKey(decision.clusterName, decision.serviceName ?? '')
}

/** A measured figure, rounded as the page writes it. */
export const D = '(−?\\d[\\d,]*(?:\\.\\d+)?)'

/** How far a figure that is told may be from what it was: to four digits or so. */
export function roundingOf(told: number): number {
  const size = Math.abs(told)
  return 0.51 * (size >= 1_000 ? 1 : size >= 100 ? 0.1 : size >= 1 ? 0.01 : 0.001)
}

export function isNear(told: number, value: number | null): boolean {
  return value !== null && Math.abs(told - value) <= roundingOf(told)
}

/** `19:30`, `1:02:30` of the timeline's axis, in ms. */
export function axisMs(text: string): number {
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1_000
}

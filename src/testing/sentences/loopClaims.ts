import { ALARM_CLAIMS } from './alarmClaims.ts'
import type { Claim, Court } from './claim.ts'
import { GROUP_CLAIMS } from './groupClaims.ts'
import { GROUP_SCHEDULE_CLAIMS } from './groupScheduleClaims.ts'
import type { LoopKind, LoopScene } from './loopScene.ts'
import { MANAGED_CLAIMS } from './managedClaims.ts'
import { SCALING_CLAIMS } from './scalingClaims.ts'
import { SCHEDULED_CLAIMS } from './scheduledClaims.ts'

/** All that is said of what the two loops of scaling decide. */
export const LOOP_CLAIMS: { readonly [K in LoopKind]: readonly Claim<LoopScene<K>>[] } = {
  scaling: SCALING_CLAIMS,
  scheduledAction: SCHEDULED_CLAIMS,
  alarm: ALARM_CLAIMS,
  managedScaling: MANAGED_CLAIMS,
  groupScaling: GROUP_CLAIMS,
  groupSchedule: GROUP_SCHEDULE_CLAIMS,
}

/** @returns what no claim speaks of */
export function holdLoop<K extends LoopKind>(text: string, scene: LoopScene<K>, court: Court): string {
  return court.hold<LoopScene<K>>(text, LOOP_CLAIMS[scene.kind], scene)
}

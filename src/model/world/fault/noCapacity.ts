import { AVAILABILITY_ZONES, type World } from '../world.ts'
import { zonesUp } from './broken.ts'

/** Amazon EC2's words for a zone in which it has no room (FLT-3). */
export function noInstanceCapacity(world: Pick<World, 'faults'>, instanceType: string, zone: string): string {
  const start = `We currently do not have sufficient ${instanceType} capacity in the Availability Zone you requested (${zone}). Our system will be working on provisioning additional capacity.`
  const up = zonesUp(world, AVAILABILITY_ZONES)
  if (up.length === 0) return start
  return `${start} You can currently get ${instanceType} capacity by not specifying an Availability Zone in your request or choosing ${up.join(', ')}.`
}

/** What Fargate says where it has none (FLT-5, CPR-11). */
export const FARGATE_UNAVAILABLE =
  'Capacity is unavailable at this time. Please try again later or in a different availability zone'

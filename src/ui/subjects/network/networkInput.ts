import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import { SUBNETS } from '../../../model/world/network/subnets.ts'

/** awsvpc wants subnets: the lab's own, one in each zone. */
export function networkInput({ networkMode }: TaskDefinition) {
  if (networkMode !== 'awsvpc') return {}
  return { networkConfiguration: { awsvpcConfiguration: { subnets: Object.values(SUBNETS) } } }
}

import { hasGroups } from '../../look/groupMembers.ts'
import { hasRoles } from '../../look/roles.ts'
import { hasTraffic } from '../../look/trafficLook.ts'
import type { World } from '../../model/world/world.ts'

/** What is laid over the yard: nothing, where requests go, who wears a security group, or whose role may what. */
export type Lens = 'yard' | 'traffic' | 'network' | 'roles'

/** Those that a lab has something for; the yard alone is none to choose from. */
export function lensesOf(world: World): readonly Lens[] {
  return [
    'yard',
    ...(hasTraffic(world) ? (['traffic'] as const) : []),
    ...(hasGroups(world) ? (['network'] as const) : []),
    ...(hasRoles(world) ? (['roles'] as const) : []),
  ]
}

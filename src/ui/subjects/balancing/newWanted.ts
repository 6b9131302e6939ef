import type { TaskDefinition } from '../../../model/world/definition/taskDefinition.ts'
import type { Service } from '../../../model/world/service/service.ts'
import type { World } from '../../../model/world/world.ts'
import type { BalancerWanted } from './balancerActs.ts'
import { firstPort, NO_PORT } from './behindInput.ts'

/** AWS takes names of 32 characters at most. */
export const STEM_MAX = 26

/** What the form begins with: AWS's defaults but for shorter checks and drains, so that a lab needs no patience. */
export function newWanted(
  service: Pick<Service, 'name'>,
  definition: TaskDefinition | undefined,
  world: World,
): BalancerWanted {
  const stem = service.name
    .replaceAll(/[^A-Za-z0-9-]/g, '-')
    .slice(0, STEM_MAX)
    .replaceAll(/^-+|-+$/g, '')
  return {
    kind: 'application',
    existing: '',
    name: free(`${stem}-lb`, namesIn(world)),
    groupName: free(stem, new Set([...world.targetGroups.values()].map(({ name }) => name))),
    port: 80,
    ...((definition === undefined ? undefined : firstPort(definition)) ?? NO_PORT),
    path: '',
    host: '',
    check: { path: '/', interval: 10, timeout: 5, unhealthy: 2, healthy: 3 },
    deregistrationDelay: 30,
    gracePeriod: 0,
  }
}

function namesIn({ loadBalancers, classicLoadBalancers }: World): ReadonlySet<string> {
  return new Set([...[...loadBalancers.values()].map(({ name }) => name), ...classicLoadBalancers.keys()])
}

/** `web`, or `web-2` where that is taken. */
function free(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name
  for (let number = 2; ; number += 1) if (!taken.has(`${name}-${String(number)}`)) return `${name}-${String(number)}`
}

import type { EntityKind } from './ref.ts'
import type { Tables } from './tables.ts'

/** In which table the entities of a kind stand, by their ids. */
export const ENTITY_TABLES = {
  cluster: 'clusters',
  autoScalingGroup: 'autoScalingGroups',
  capacityProvider: 'capacityProviders',
  containerInstance: 'instances',
  repository: 'repositories',
  image: 'images',
  logGroup: 'logGroups',
  taskDefinition: 'taskDefinitions',
  task: 'tasks',
  loadBalancer: 'loadBalancers',
  classicLoadBalancer: 'classicLoadBalancers',
  targetGroup: 'targetGroups',
  target: 'targets',
  service: 'services',
  alarm: 'alarms',
} as const satisfies Record<EntityKind, keyof Tables>

export type EntityOf<Kind extends EntityKind> =
  Tables[(typeof ENTITY_TABLES)[Kind]] extends Map<string, infer Entity> ? Entity : never

import type { EntityKind } from '../model/world/ref.ts'

/**
 * What a person can point at, select and ask about: an entity of the world, and what is none of its tables.
 *
 * availabilityZone: by its name. workstation: there is one. waiting: the tasks that a service wants and has no place for, by the service's key.
 * decision: by its number. serviceDeployment: by its service's key and its id. securityGroup: by its id; the default one stands in no table until it is changed.
 * role, user, managedPolicy: by their ARNs: a role may be named of which nothing was said. instanceProfile: by its name.
 */
export type SubjectKind =
  | EntityKind
  | 'availabilityZone'
  | 'securityGroup'
  | 'role'
  | 'user'
  | 'managedPolicy'
  | 'instanceProfile'
  | 'serviceDeployment'
  | 'waiting'
  | 'workstation'
  | 'decision'

/** One thing that is pointed at: on the stage, in the tree, on the timeline, in the inspector. An `EntityRef` is one. */
export interface SubjectRef {
  readonly kind: SubjectKind
  readonly id: string
}

export function isSameRef(a: SubjectRef | null, b: SubjectRef | null): boolean {
  if (a === null || b === null) return a === b
  return a.kind === b.kind && a.id === b.id
}

import { iamArn } from '../model/world/roles/iamArns.ts'
import type { World } from '../model/world/world.ts'
import type { SubjectRef } from './subjectRef.ts'

type Told = Pick<World, 'roles' | 'users' | 'managedPolicies' | 'instanceProfiles' | 'goneIdentities'>

/** Whether a lab says anything of who may do what; where it does not, everybody may all (ROL-1). */
export function hasRoles({ roles, users, instanceProfiles, goneIdentities }: Told): boolean {
  return roles.size + users.size + instanceProfiles.size + goneIdentities.size > 0
}

/** All that a lab was told of IAM: roles first, then users, policies of its own and instance profiles. */
export function toldOfRoles({
  roles,
  users,
  managedPolicies,
  instanceProfiles,
}: Omit<Told, 'goneIdentities'>): readonly SubjectRef[] {
  return [
    ...[...roles.values()].map((one): SubjectRef => ({ kind: 'role', id: iamArn('role', one) })),
    ...[...users.values()].map((one): SubjectRef => ({ kind: 'user', id: iamArn('user', one) })),
    ...[...managedPolicies.keys()].map((id): SubjectRef => ({ kind: 'managedPolicy', id })),
    ...[...instanceProfiles.keys()].map((id): SubjectRef => ({ kind: 'instanceProfile', id })),
  ]
}

/** `ecsTaskExecutionRole` of its ARN, and of any other the part after its last slash. */
export function arnName(arn: string): string {
  return arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1)
}

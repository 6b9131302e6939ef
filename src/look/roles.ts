import { iamArn } from '../model/world/roles/iamArns.ts'
import type { World } from '../model/world/world.ts'
import type { SubjectRef } from './subjectRef.ts'

type Told = Pick<World, 'roles' | 'users' | 'managedPolicies' | 'instanceProfiles'>

/** All that a lab was told of IAM: roles first, then users, policies of its own and instance profiles. */
export function toldOfRoles({ roles, users, managedPolicies, instanceProfiles }: Told): readonly SubjectRef[] {
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

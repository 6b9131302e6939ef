import type { Appliers } from '../appliers.ts'
import type { SecurityGroup } from './securityGroup.ts'

export type SecurityGroupChange =
  /** It was made, or its rules have changed. */
  | { readonly kind: 'securityGroupSet'; readonly group: SecurityGroup }
  | { readonly kind: 'securityGroupDeleted'; readonly groupId: string }
  /** Which groups the interface of a task or of a container instance wears. */
  | { readonly kind: 'interfaceGroupsSet'; readonly wearerId: string; readonly groupIds: readonly string[] }

export const securityGroupAppliers: Appliers<SecurityGroupChange> = {
  securityGroupSet: (world, { group }) => world.securityGroups.set(group.id, group),
  securityGroupDeleted: (world, { groupId }) => world.securityGroups.delete(groupId),
  interfaceGroupsSet: (world, { wearerId, groupIds }) => world.interfaceGroups.set(wearerId, groupIds),
}

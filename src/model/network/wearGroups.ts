import type { Context } from '../world/context.ts'

/** NET-5: an interface is given its groups. Where none of them is the lab's own there is nothing to tell (NET-6). */
export function wearGroups(
  context: Pick<Context, 'world' | 'emit'>,
  wearerId: string,
  groupIds: readonly string[],
): void {
  const { securityGroups } = context.world
  if (!groupIds.some((id) => securityGroups.has(id))) return
  context.emit({ kind: 'interfaceGroupsSet', wearerId, groupIds })
}
